import iconv from 'iconv-lite';
import mysql, { type Connection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Adapter, Dossier } from '../../adapters/adapter.ts';
import { readDatabaseEndpoint } from '../../adapters/transports/database-endpoint.ts';
import { openDatabase } from '../../adapters/transports/database-open.ts';
import { raw, sql } from '../../adapters/transports/database-statement.ts';
import { changesOf, lastCursor, NEVER, pagesAfter, recordsOf, unreadableOf } from '../contract/read-changes.ts';
import { connectStaging } from './connect-staging.ts';
import { allColumnsOf, createStatements, FIRST_ROW_ID, PROJECTS, stagingRows } from './staging-tables.ts';
import { freePort } from './free-port.ts';
import { HAS_MARIADB, startMariadb, type StartedMariadb } from './start-mariadb.ts';

const SECRET = 'it’s a "secret" \\';

describe.skipIf(!HAS_MARIADB && !process.env.CI)('a real MariaDB whose tables are GBK', () => {
  let server: StartedMariadb;
  let owner: Connection;
  let adapter: Adapter;
  let endpoint: string;

  beforeAll(async () => {
    server = await startMariadb();
    owner = await mysql.createConnection({ host: server.host, port: server.port, user: server.user, multipleStatements: true });
    await owner.query('CREATE DATABASE exchange CHARACTER SET gbk COLLATE gbk_chinese_ci; USE exchange');
    for (const statement of createStatements({ rowId: 'bigint', time: 'datetime', flag: 'tinyint' }))
      await owner.query(`${statement} CHARACTER SET gbk`);
    await owner.query('CREATE USER reader IDENTIFIED BY ?; GRANT SELECT ON exchange.* TO reader', [SECRET]);
    for (const { table, values } of stagingRows()) await insert(table, values);
    endpoint = `mysql://reader@${server.host}:${server.port}/exchange?charset=gbk`;
    adapter = connect({ pageSize: 2 });
  });

  afterAll(async () => {
    await adapter.close();
    await owner.end();
    await server.stop();
  });

  function connect(options: object): Adapter {
    return connectStaging({ id: 'real-mariadb', endpoint, secret: SECRET }, options);
  }

  /** Values go in as bytes of the column's own charset, as an old client of the owner would write them. */
  async function insert(table: string, values: Readonly<Record<string, string | Uint8Array | null>>): Promise<void> {
    const columns = allColumnsOf(table as Parameters<typeof allColumnsOf>[0]);
    const literals = columns.map((column) => {
      const value = values[column] ?? null;
      if (value === null) return 'NULL';
      const bytes = typeof value === 'string' ? iconv.encode(value, 'gbk') : Buffer.from(value);
      return /^[\x20-\x7e]*$/u.test(bytes.toString('latin1')) ? mysql.escape(bytes.toString('latin1')) : `_gbk x'${bytes.toString('hex')}'`;
    });
    await owner.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${literals.join(', ')})`);
  }

  test('has the agreed tables, columns and rights', async () => {
    await expect(adapter.ping(NEVER)).resolves.toBeUndefined();
  });

  test('gives every row, with Chinese text, exact decimals and keys of 19 digits', async () => {
    const changes = changesOf(await pagesAfter(adapter, null));
    expect(new Set(changes.map(({ rowKey }) => rowKey)).size).toBe(10);
    expect(unreadableOf(changes)).toEqual([]);
    expect(changes.map(({ rowKey }) => rowKey)).toContain(`600-${FIRST_ROW_ID}`);
    const records = recordsOf(changes);
    const titles = records.flatMap((record) => (record.kind === 'project' ? [record.title] : []));
    expect(new Set(titles)).toEqual(new Set(PROJECTS.map(({ title }) => title)));
    const prices = records.flatMap((record) => (record.kind === 'award' ? [record.price?.yuan] : []));
    expect(prices).toEqual(Array.from({ length: 4 }, () => '900000.25'));
  });

  test('does without tables and columns that its owner does not have, and asks for the key columns of those it has', async () => {
    const [whole] = recordsOf(changesOf(await pagesAfter(adapter, null)));
    await owner.query('RENAME TABLE OIL_GAS_MINING_REG_ANN TO elsewhere; ALTER TABLE DEAL_BEHAVIOR_INFO CHANGE LIAISON_UNIT other TEXT');
    const without = connectedOnce(100);
    await expect(without.ping(NEVER)).resolves.toBeUndefined();
    expect(recordsOf(changesOf(await pagesAfter(without, null)))[0]).toMatchObject({ nativeId: whole!.nativeId });
    await owner.query('ALTER TABLE DEAL_LAND_INFO CHANGE UPDATED_AT touched DATETIME');
    await expect(connectedOnce(100).ping(NEVER)).rejects.toMatchObject({ code: 'REFUSED', detail: 'DEAL_LAND_INFO lacks UPDATED_AT' });
    await owner.query('ALTER TABLE DEAL_LAND_INFO CHANGE touched UPDATED_AT DATETIME NOT NULL');
    await owner.query('RENAME TABLE elsewhere TO OIL_GAS_MINING_REG_ANN; ALTER TABLE DEAL_BEHAVIOR_INFO CHANGE other LIAISON_UNIT TEXT');
  });

  test('resumes between rows of the same second whose keys differ beyond the 53rd bit', async () => {
    await owner.query("UPDATE DEAL_LAND_INFO SET UPDATED_AT = '2025-03-01 10:00:00'");
    const pages = await pagesAfter(connectedOnce(1), null);
    const keys = changesOf(pages).map(({ rowKey }) => rowKey);
    expect(keys.filter((key) => key?.startsWith('601-'))).toHaveLength(2);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('has rows that do not say when they changed, and all of them are read', async () => {
    const whole = new Set(changesOf(await pagesAfter(adapter, null)).map(({ rowKey }) => rowKey));
    await owner.query(
      'ALTER TABLE DEAL_BEHAVIOR_INFO MODIFY UPDATED_AT DATETIME NULL; ALTER TABLE DEAL_LAND_INFO MODIFY UPDATED_AT DATETIME NULL',
    );
    await owner.query('UPDATE DEAL_BEHAVIOR_INFO SET UPDATED_AT = NULL; UPDATE DEAL_LAND_INFO SET UPDATED_AT = NULL LIMIT 1');
    const changes = changesOf(await pagesAfter(connectedOnce(1), null));
    expect(new Set(changes.map(({ rowKey }) => rowKey))).toEqual(whole);
    expect(changes.filter(({ sourceUpdatedAt }) => sourceUpdatedAt === null)).toHaveLength(3);
    await owner.query("UPDATE DEAL_BEHAVIOR_INFO SET UPDATED_AT = '2025-03-01 10:00:00'");
    await owner.query("UPDATE DEAL_LAND_INFO SET UPDATED_AT = '2025-03-01 10:00:00'");
  });

  function connectedOnce(pageSize: number): Adapter {
    const once = connect({ pageSize, overlapMinutes: 0 });
    closing.push(once);
    return once;
  }
  const closing: Adapter[] = [];
  afterAll(() => Promise.all(closing.map((one) => one.close())));

  test('answers single projects of all tables in one statement, exactly as asked', async () => {
    const [row] = stagingRows();
    const id = `600-${String(row!.values.ANNOUNCEMENT_GUID)}`;
    const [found, otherCase, unknown] = await adapter.findByIds([id, id.replace('600-', '600-x'), "600-' OR ''='"], NEVER);
    expect((found as Dossier).records.map(({ kind }) => kind)).toEqual(['project', 'notice', 'notice', 'parcel', 'award', 'notice']);
    expect([otherCase, unknown]).toEqual([null, null]);
  });

  test('keeps a row with bytes that are not GBK apart, raw, and its neighbours readable', async () => {
    const cursor = lastCursor(await pagesAfter(adapter, null));
    const rowId = String(FIRST_ROW_ID + 100n);
    const values = { ...stagingRows()[0]!.values, ROW_ID: rowId, ANNOUNCEMENT_GUID: 'BAD', UPDATED_AT: '2026-01-01 00:00:00' };
    await insert('DEAL_BEHAVIOR_INFO', values);
    await insert('DEAL_BEHAVIOR_INFO', { ...values, ROW_ID: String(FIRST_ROW_ID + 101n), ANNOUNCEMENT_GUID: 'GOOD' });
    // The server refuses them as text; an export tool wrote them through binary.
    await owner.query('ALTER TABLE DEAL_BEHAVIOR_INFO MODIFY ANNOUNCEMENT_UNIT varbinary(600)');
    await owner.query("UPDATE DEAL_BEHAVIOR_INFO SET ANNOUNCEMENT_UNIT = x'c9f2d1f4ff80' WHERE ROW_ID = ?", [rowId]);
    const changes = changesOf(await pagesAfter(adapter, cursor));
    const [bad] = unreadableOf(changes);
    expect(bad).toMatchObject({ rowKey: `600-${rowId}`, encoding: 'gbk', table: '600 DEAL_BEHAVIOR_INFO' });
    const errors = bad!.findings.filter(({ severity }) => severity === 'ERROR');
    expect(errors).toMatchObject([{ code: 'BAD_BYTES', column: 'ANNOUNCEMENT_UNIT' }]);
    expect(Buffer.from(bad!.rawBytes).includes(Buffer.from('c9f2d1f4ff80', 'hex'))).toBe(true);
    expect(recordsOf(changes).map(({ nativeId }) => nativeId)).toContain('600-GOOD');
  });

  test('cannot be written to, even by an account that may', async () => {
    const database = openDatabase({
      system: 'real-mariadb',
      endpoint: readDatabaseEndpoint(`mysql://${server.user}@${server.host}:${server.port}/exchange`),
      secret: null,
      concurrency: 1,
      timeoutMs: 3_000,
      maxBytes: 1_000_000,
    });
    await expect(database.query(raw('DELETE FROM DEAL_LAND_INFO'), NEVER)).rejects.toMatchObject({ name: 'AdapterFailure' });
    await database.close();
    const [rows] = await owner.query('SELECT COUNT(*) AS count FROM DEAL_LAND_INFO');
    expect(rows).toEqual([{ count: 2 }]);
  });

  test('ends a statement in the server when its caller leaves', async () => {
    const database = openDatabase({ ...readerOptions(), timeoutMs: 30_000 });
    const caller = new AbortController();
    const answer = database.query(sql`SELECT SLEEP(20), ${'left'}`, caller.signal).catch((error: unknown) => error);
    await expect.poll(() => sleeping()).toBe(1);
    caller.abort(new Error('the caller left'));
    expect(await answer).toMatchObject({ message: 'the caller left' });
    await expect.poll(() => sleeping()).toBe(0);
    await database.close();
  });

  test('ends a statement that takes too long by itself', async () => {
    const database = openDatabase({ ...readerOptions(), timeoutMs: 200 });
    await expect(database.query(raw('SELECT SLEEP(20)'), NEVER)).rejects.toMatchObject({ code: 'TIMED_OUT' });
    await database.close();
  });

  test('is left when its answer is larger than agreed', async () => {
    const database = openDatabase(readerOptions());
    await expect(database.query(raw("SELECT REPEAT('x', 2000000)"), NEVER)).rejects.toMatchObject({ code: 'UNMAPPABLE' });
    await expect(database.query(raw("SELECT 'well again'"), NEVER)).resolves.toHaveLength(1);
    await database.close();
  });

  test('gives a failure of the right kind when a table is missing, and when the server is gone', async () => {
    const database = openDatabase(readerOptions());
    await expect(database.query(raw('SELECT 1 FROM NOT_THERE'), NEVER)).rejects.toMatchObject({ code: 'REFUSED' });
    await database.close();
    const port = await freePort();
    const gone = openDatabase({ ...readerOptions(), endpoint: readDatabaseEndpoint(`mysql://reader@127.0.0.1:${port}/exchange`) });
    await expect(gone.query(raw('SELECT 1'), NEVER)).rejects.toMatchObject({ code: 'UNREACHABLE', detail: 'database error ECONNREFUSED' });
    await gone.close();
  });

  test('takes quotes and backslashes of a value as text', async () => {
    const database = openDatabase(readerOptions());
    const value = `'; \\' OR 1=1 -- "汉字"`;
    const [row] = await database.query(sql`SELECT ${value}`, NEVER);
    expect(Buffer.from(row![0]!).toString()).toBe(value);
    await database.close();
  });

  function readerOptions() {
    return {
      system: 'real-mariadb',
      endpoint: readDatabaseEndpoint(endpoint),
      secret: SECRET,
      concurrency: 1,
      timeoutMs: 3_000,
      maxBytes: 1_000_000,
    };
  }

  async function sleeping(): Promise<number> {
    const [rows] = await owner.query("SELECT COUNT(*) AS count FROM information_schema.processlist WHERE info LIKE 'SELECT SLEEP%'");
    return (rows as { count: number }[])[0]!.count;
  }
});
