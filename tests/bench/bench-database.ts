import { Kysely } from 'kysely';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeDialect } from '../../subgraphs/store/dialect.ts';
import { embeddedPool } from '../../subgraphs/store/embedded-pool.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import { postgresPool } from '../../subgraphs/store/postgres-pool.ts';
import type { StoreSettings } from '../../subgraphs/store/store.ts';
import type { Tables } from '../../subgraphs/store/tables.ts';
import { POSTGRES_FOLDER, startPostgres } from '../neighbours/start-postgres.ts';

/** An empty database with the store's tables, gone when the bench has ended. */
export interface BenchDatabase {
  readonly engine: 'PostgreSQL' | 'embedded';
  /** For `openStore`. */
  readonly settings: Pick<StoreSettings, 'dataDir' | 'databaseUrl'>;
  /** Statements of the bench's own; no store may be open on an embedded one meanwhile. */
  directly(work: (db: Kysely<Tables>) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** A real PostgreSQL where one is installed. */
export const HAS_SERVER = POSTGRES_FOLDER !== null;

/** With memory as a server of a province has it, and durable settings off: what is measured is reading. */
const SERVER_SETTINGS = ['shared_buffers=2GB', 'work_mem=64MB', 'maintenance_work_mem=512MB', 'max_wal_size=8GB', 'random_page_cost=1.1'];

export async function openBenchDatabase(engine: BenchDatabase['engine']): Promise<BenchDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'yiwang-bench-'));
  const server = engine === 'PostgreSQL' ? await startPostgres(SERVER_SETTINGS) : null;
  const settings = { dataDir, databaseUrl: server?.url };
  await (await openStore(settings)).close();
  return {
    ...{ engine, settings },
    async directly(work) {
      const pool = server === null ? await embeddedPool(join(dataDir, 'store')) : patientPool(server.url);
      const db = new Kysely<Tables>({ dialect: storeDialect(pool) });
      await work(db).finally(() => db.destroy());
    },
    async stop() {
      await server?.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Statements of the store end after 30 seconds; filling tables takes longer. */
function patientPool(url: string) {
  return postgresPool(`${url}?statement_timeout=0`);
}
