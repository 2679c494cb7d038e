import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql, type PostgresPool } from 'kysely';
import { assignCodes } from '../../subgraphs/store/deal-code-issue.ts';
import { storeDialect } from '../../subgraphs/store/dialect.ts';
import { embeddedPool } from '../../subgraphs/store/embedded-pool.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import { postgresPool } from '../../subgraphs/store/postgres-pool.ts';
import type { StoreSettings } from '../../subgraphs/store/store.ts';
import type { Tables } from '../../subgraphs/store/tables.ts';
import { POSTGRES_FOLDER, startPostgres } from '../neighbours/start-postgres.ts';

const ISSUER = '12210000MB0YW2108J';
const ASKERS = 64;
const CODES = 6_000;
const BATCH = 500;
const AIM_CODES_PER_SECOND = 1_000;

interface Engine {
  readonly settings: StoreSettings;
  readonly pool: () => Promise<PostgresPool>;
}

/** Deal codes per second of one hot issuer; the baseline of the same run is a bare row by a sequence, one commit each, by as many askers. */
export async function benchCodes(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yiwang-bench-codes-'));
  const rows: Record<string, unknown>[] = [];
  rows.push(await figures('embedded', { settings: { dataDir, issuer: ISSUER }, pool: () => embeddedPool(join(dataDir, 'store')) }));
  rmSync(dataDir, { recursive: true, force: true });
  if (POSTGRES_FOLDER !== null) {
    const { url, stop } = await startPostgres();
    const settings = { dataDir: '', databaseUrl: url, issuer: ISSUER };
    rows.push(await figures('PostgreSQL (fsync off)', { settings, pool: () => Promise.resolve(postgresPool(url)) }));
    await stop();
  }
  console.log(`\nDeal codes of one issuer, ${ASKERS} askers at once in one process (aim ${AIM_CODES_PER_SECOND} codes/s)`);
  console.table(rows);
}

async function figures(engine: string, { settings, pool }: Engine): Promise<Record<string, unknown>> {
  const store = await openStore(settings);
  const asked = await perSecond((number) => store.dealCodes.issue(request('asked', number)));
  const again = await perSecond((number) => store.dealCodes.issue(request('asked', number)));
  await store.close();
  const db = new Kysely<Tables>({ dialect: storeDialect(await pool()) });
  const baseline = await bareRows(db);
  const assigned = await assignedPerSecond(db);
  await db.destroy();
  return {
    engine,
    'codes/s': Math.round(asked),
    'same again/s': Math.round(again),
    [`assigned/s, batches of ${BATCH}`]: Math.round(assigned),
    'bare rows/s (baseline)': Math.round(baseline),
    'codes to baseline': `${(asked / baseline).toFixed(2)}×`,
  };
}

async function bareRows(db: Kysely<Tables>): Promise<number> {
  await sql`create sequence bare_sequence`.execute(db);
  await sql`create table bare_row (number bigint primary key)`.execute(db);
  return perSecond(() => sql`insert into bare_row (number) values (nextval('bare_sequence'))`.execute(db));
}

async function assignedPerSecond(db: Kysely<Tables>): Promise<number> {
  const startMs = performance.now();
  for (let start = 0; start < CODES; start += BATCH) {
    const requests = Array.from({ length: BATCH }, (_, index) => request('assigned', start + index));
    await db.transaction().execute((transaction) => assignCodes(transaction, requests, { issuer: ISSUER, now: () => new Date() }));
  }
  return CODES / ((performance.now() - startMs) / 1_000);
}

async function perSecond(call: (number: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  const asker = async () => {
    while (next < CODES) await call((next += 1));
  };
  const startMs = performance.now();
  await Promise.all(Array.from({ length: ASKERS }, asker));
  return CODES / ((performance.now() - startMs) / 1_000);
}

function request(kind: string, number: number) {
  return { system: 'ln-engineering', project: `${kind} ${Math.floor(number / 10)}`, section: String(number % 10), category: 'A02' };
}
