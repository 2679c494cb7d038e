import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type RunningGateway } from '../../gateway/server.ts';
import { accessSubgraph } from '../../subgraphs/access/subgraph.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import type { Store } from '../../subgraphs/store/store.ts';
import { POSTGRES_FOLDER, startPostgres, type StartedPostgres } from '../neighbours/start-postgres.ts';
import { testIdentities, type TestIdentities } from './viewer-tokens.ts';

const ENTRIES = '{ accessEntries { nodes { seq purpose } } viewer { role } }';
/** As the database itself refuses to write when its disk is full. */
const FULL = [
  `create function disk_full() returns trigger language plpgsql as $$ begin
    raise exception 'could not extend file "base/5/16401": No space left on device' using errcode = '53100'; end $$`,
  'create trigger disk_full before insert on access_entry for each row execute function disk_full()',
];

describe.skipIf(POSTGRES_FOLDER === null && !process.env.CI)('a ledger that cannot be written', () => {
  let postgres: StartedPostgres;
  let store: Store;
  let gateway: RunningGateway;
  let sso: TestIdentities;
  const faults: unknown[] = [];
  beforeAll(async () => {
    postgres = await startPostgres();
    store = await openStore({ dataDir: '', databaseUrl: postgres.url });
    sso = await testIdentities();
    const { execute } = accessSubgraph({ store, onFault: (_, error) => void faults.push(error) });
    gateway = await startGateway({
      ...{ host: '127.0.0.1', port: 0, deadlineMs: 10_000, issuers: [sso.issuer], calls: { access: execute } },
      isReady: () => Promise.resolve(true),
      reports: () => Promise.resolve([]),
    });
  }, 60_000);
  afterAll(async () => {
    await gateway.stop();
    await store.close();
    await postgres.stop();
  });

  async function ask(query: string, purpose: string) {
    const headers = { 'content-type': 'application/json', ...(await sso.headersOf({ role: 'AUDITOR', purpose })) };
    const response = await fetch(gateway.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
    const text = await response.text();
    return { text, ...(JSON.parse(text) as { data: unknown; errors?: { extensions: { code: string } }[] }) };
  }

  async function administer(...statements: readonly string[]): Promise<void> {
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  }

  it('keeps what is restricted from being answered while the disk is full, and goes on afterwards where it was', async () => {
    expect((await ask(ENTRIES, '之前')).errors).toBeUndefined();
    await administer(...FULL);
    const withheld = await ask(ENTRIES, '磁盘已满');
    expect(withheld).toMatchObject({ data: null, errors: [{ extensions: { code: 'NOT_RECORDED' } }] });
    expect(withheld.text).not.toMatch(/之前|space|device|53100/u);
    expect((await ask('{ viewer { role } }', '磁盘已满')).data).toEqual({ viewer: { role: 'AUDITOR' } });
    await administer('drop trigger disk_full on access_entry');
    expect((await ask(ENTRIES, '之后')).data).toMatchObject({ viewer: { role: 'AUDITOR' } });
    expect((await store.ledger.after(0, 10)).map(({ seq, purpose }) => `${seq} ${purpose}`)).toEqual(['1 之前', '2 之后']);
  });

  it('tells an operator why', () => {
    expect(faults).not.toEqual([]);
  });

  it('keeps it from being answered while the database is away', async () => {
    await postgres.stop();
    const { data, errors, text } = await ask(ENTRIES, '库已停');
    expect(JSON.stringify(data)).not.toContain('之前');
    expect(errors!.length).toBeGreaterThan(0);
    expect(text).not.toMatch(/ECONNREFUSED|127\.0\.0\.1/u);
    expect((await ask('{ viewer { role } }', '库已停')).data).toEqual({ viewer: { role: 'AUDITOR' } });
  });
});
