import { describe, expect, test } from 'vitest';
import { readDatabaseEndpoint } from '../../adapters/transports/database-endpoint.ts';
import { joined, raw, sql } from '../../adapters/transports/database-statement.ts';

describe('the endpoint of a staging database', () => {
  test('says family, place, account and charset', () => {
    expect(readDatabaseEndpoint('mysql://reader@db.example:3307/exchange?charset=GBK&tls=verify')).toEqual({
      dialect: 'MYSQL',
      host: 'db.example',
      port: 3307,
      user: 'reader',
      database: 'exchange',
      charset: 'gbk',
      tls: true,
    });
  });

  test('has the usual port and charset of its family where it says none', () => {
    expect(readDatabaseEndpoint('mariadb://r@h/d')).toMatchObject({ port: 3306, charset: 'gbk', tls: false });
    expect(readDatabaseEndpoint('postgresql://r@[::1]/d')).toMatchObject({ host: '::1', port: 5432, charset: 'utf-8' });
  });

  test.each([
    ['nonsense', /is no URL/u],
    ['oracle://r@h/d', /must begin with mysql:\/\/ or postgres:\/\//u],
    ['mysql://r:open@h/d', /holds a password/u],
    ['mysql://r@h/', /must name user, host and database/u],
    ['mysql://r@h/d?charset=latin1', /charset latin1/u],
    ['mysql://r@h/d?tls=maybe', /tls other than verify/u],
  ])('is refused as %s in a sentence that says why', (text, sentence) => {
    expect(() => readDatabaseEndpoint(text)).toThrow(sentence);
  });
});

describe('a statement', () => {
  test('keeps values apart from its text', () => {
    const condition = sql`A > ${'1'} AND B = ${"' OR 1=1"}`;
    expect(sql`SELECT ${joined([raw('X'), raw('Y')], ', ')} WHERE ${condition} LIMIT ${raw('5')}`).toEqual({
      texts: ['SELECT X, Y WHERE A > ', ' AND B = ', ' LIMIT 5'],
      values: ['1', "' OR 1=1"],
    });
  });
});
