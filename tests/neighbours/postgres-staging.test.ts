import pg, { type Client } from 'pg';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Adapter, Dossier } from '../../adapters/adapter.ts';
import type { Database } from '../../adapters/transports/database.ts';
import { readDatabaseEndpoint } from '../../adapters/transports/database-endpoint.ts';
import { openDatabase } from '../../adapters/transports/database-open.ts';
import { raw, sql } from '../../adapters/transports/database-statement.ts';
import { changesOf, lastCursor, NEVER, pagesAfter, recordsOf, unreadableOf } from '../contract/read-changes.ts';
import { connectStaging } from './connect-staging.ts';
import { allColumnsOf, createStatements, FIRST_ROW_ID, PROJECTS, stagingRows } from './staging-tables.ts';
import { freePort } from './free-port.ts';
import { POSTGRES_FOLDER, startPostgres, type StartedPostgres } from './start-postgres.ts';

describe.skipIf(POSTGRES_FOLDER === null && !process.env.CI)('a real PostgreSQL as staging database', () => {
  let server: StartedPostgres;
  let owner: Client;
  let adapter: Adapter;

  beforeAll(async () => {
    server = await startPostgres();
    owner = new pg.Client(server.url);
    await owner.connect();
    for (const statement of createStatements({ rowId: 'bigint', time: 'timestamptz(0)', flag: 'boolean' })) await owner.query(statement);
    await owner.query('CREATE ROLE reader LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader');
    for (const { table, values } of stagingRows()) await insert(table, values);
    adapter = connect(endpointOf('postgres'), { pageSize: 2, tables: { schema: 'public' } });
  });

  afterAll(async () => {
    await adapter.close();
    await owner.end();
    await server.stop();
  });

  function endpointOf(database: string, charset = 'utf8'): string {
    return `postgres://reader@127.0.0.1:${new URL(server.url).port}/${database}?charset=${charset}`;
  }

  function connect(endpoint: string, options: object): Adapter {
    return connectStaging({ id: 'real-postgres', endpoint, secret: null }, options);
  }

  async function insert(table: string, values: Readonly<Record<string, string | Uint8Array | null>>): Promise<void> {
    const columns = allColumnsOf(table as Parameters<typeof allColumnsOf>[0]);
    await owner.query(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
      columns.map((column) => (column === 'UPDATED_AT' ? `${String(values[column])}+08` : (values[column] ?? null))),
    );
  }

  test('has the agreed tables, columns and rights', async () => {
    await expect(adapter.ping(NEVER)).resolves.toBeUndefined();
  });

  test('gives every row once, with Chinese text, exact decimals, keys of 19 digits and China’s time', async () => {
    const changes = changesOf(await pagesAfter(adapter, null));
    expect(changes).toHaveLength(10);
    expect(unreadableOf(changes)).toEqual([]);
    expect(changes.map(({ rowKey }) => rowKey)).toContain(`600-${FIRST_ROW_ID}`);
    const records = recordsOf(changes);
    const titles = records.flatMap((record) => (record.kind === 'project' ? [record.title] : []));
    expect(new Set(titles)).toEqual(new Set(PROJECTS.map(({ title }) => title)));
    const [first] = changes;
    expect(first!.sourceUpdatedAt).toBe(`${String(stagingRows()[0]!.values.UPDATED_AT).replace(' ', 'T')}+08:00`);
  });

  test('has rows that do not say when they changed, and all of them are read once', async () => {
    await owner.query('ALTER TABLE DEAL_BEHAVIOR_INFO ALTER UPDATED_AT DROP NOT NULL');
    await owner.query('UPDATE DEAL_BEHAVIOR_INFO SET UPDATED_AT = NULL');
    const changes = changesOf(await pagesAfter(adapter, null));
    expect(new Set(changes.map(({ rowKey }) => rowKey)).size).toBe(10);
    expect(changes).toHaveLength(10);
    expect(changes.filter(({ sourceUpdatedAt }) => sourceUpdatedAt === null).map((change) => change.type)).toEqual(['READ', 'READ']);
    await owner.query("UPDATE DEAL_BEHAVIOR_INFO SET UPDATED_AT = '2025-03-01 10:00:00+08'");
  });

  test('brings what changed after a cursor, deletions too', async () => {
    const cursor = lastCursor(await pagesAfter(adapter, null));
    await owner.query('UPDATE MINING_BID_AUCTION_TRANS_ANN SET IS_DELETED = true, UPDATED_AT = now()');
    const deleted = changesOf(await pagesAfter(adapter, cursor)).filter(({ type }) => type === 'DELETED');
    expect(deleted.map(({ rowKey }) => rowKey)).toEqual([expect.stringMatching(/^651-/u)]);
  });

  test('answers single projects of all tables in one statement', async () => {
    const id = `600-${String(stagingRows()[0]!.values.ANNOUNCEMENT_GUID)}`;
    const [unknown, found] = await adapter.findByIds(["600-' OR ''='", id], NEVER);
    expect(unknown).toBeNull();
    expect((found as Dossier).records.map(({ kind }) => kind)).toEqual(['project', 'notice', 'notice', 'parcel', 'award', 'notice']);
  });

  test('may keep GBK bytes in a database without an encoding: a bad value concerns its row only', async () => {
    await owner.query("CREATE DATABASE legacy ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0");
    const legacyOwner = new pg.Client(server.url.replace(/postgres$/u, 'legacy'));
    await legacyOwner.connect();
    for (const statement of createStatements({ rowId: 'varchar(64)', time: 'timestamp', flag: 'char(1)' }))
      await legacyOwner.query(statement);
    await legacyOwner.query('GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader');
    const title = iconv.encode('和平区地块', 'gbk').toString('hex');
    for (const [key, hex] of [
      ['GOOD', title],
      ['BAD', `${title}ff80`],
    ])
      await legacyOwner.query(
        `INSERT INTO DEAL_BEHAVIOR_INFO (ROW_ID, UPDATED_AT, IS_DELETED, ANNOUNCEMENT_GUID, ANNOUNCEMENT_TITLE, PUBLISHING_TIME, LAND_PROJECT_NAME)
         VALUES ($1, '2026-01-01 08:00:00', '0', $1, 'a title', '20260101', convert_from(decode($2, 'hex'), 'SQL_ASCII'))`,
        [key, hex],
      );
    await legacyOwner.end();
    const legacy = connect(endpointOf('legacy', 'gbk'), {});
    const changes = changesOf(await pagesAfter(legacy, null));
    await legacy.close();
    expect(recordsOf(changes)).toContainEqual(expect.objectContaining({ kind: 'project', nativeId: '600-GOOD', title: '和平区地块' }));
    expect(unreadableOf(changes)).toMatchObject([{ rowKey: '600-BAD', findings: [{ code: 'BAD_BYTES', column: 'LAND_PROJECT_NAME' }] }]);
  });

  test('cannot be written to, even by an account that may', async () => {
    const database = open({ user: 'postgres' });
    await expect(database.query(raw('DELETE FROM DEAL_LAND_INFO'), NEVER)).rejects.toMatchObject({ name: 'AdapterFailure' });
    await database.close();
    expect((await owner.query('SELECT COUNT(*)::int AS count FROM DEAL_LAND_INFO')).rows).toEqual([{ count: 2 }]);
  });

  test('ends a statement in the server when its caller leaves', async () => {
    const database = open({ timeoutMs: 30_000 });
    const caller = new AbortController();
    const answer = database.query(sql`SELECT pg_sleep(20), ${'left'}`, caller.signal).catch((error: unknown) => error);
    await expect.poll(() => sleeping()).toBe(1);
    caller.abort(new Error('the caller left'));
    expect(await answer).toMatchObject({ message: 'the caller left' });
    await expect.poll(() => sleeping()).toBe(0);
    await database.close();
  });

  test('ends a statement that takes too long by itself', async () => {
    const database = open({ timeoutMs: 200 });
    await expect(database.query(raw('SELECT pg_sleep(20)'), NEVER)).rejects.toMatchObject({ code: 'TIMED_OUT' });
    await database.close();
  });

  test('refuses a table without the right to read it, with a failure that names no host', async () => {
    await owner.query('CREATE TABLE sealed (bid text)');
    const database = open({});
    await expect(database.query(raw('SELECT bid FROM sealed'), NEVER)).rejects.toMatchObject({
      code: 'REFUSED',
      detail: 'database error 42501',
    });
    await database.close();
  });

  test('is left when its answer is larger than agreed, and unreachable when it is gone', async () => {
    const database = open({});
    await expect(database.query(raw("SELECT repeat('78', 2000000)"), NEVER)).rejects.toMatchObject({ code: 'UNMAPPABLE' });
    await database.close();
    const endpoint = readDatabaseEndpoint(`postgres://reader@127.0.0.1:${await freePort()}/postgres`);
    const gone = openDatabase({ system: 'gone', endpoint, secret: null, concurrency: 1, timeoutMs: 1_000, maxBytes: 1_000 });
    await expect(gone.query(raw('SELECT 1'), NEVER)).rejects.toMatchObject({ code: 'UNREACHABLE', detail: 'database error ECONNREFUSED' });
    await gone.close();
  });

  function open({ user = 'reader', timeoutMs = 3_000 }): Database {
    const endpoint = readDatabaseEndpoint(endpointOf('postgres').replace('reader', user));
    return openDatabase({ system: 'real-postgres', endpoint, secret: null, concurrency: 1, timeoutMs, maxBytes: 1_000_000 });
  }

  async function sleeping(): Promise<number> {
    const { rows } = await owner.query<{ count: number }>(
      "SELECT COUNT(*)::int AS count FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT pg_sleep%'",
    );
    return rows[0]!.count;
  }
});
