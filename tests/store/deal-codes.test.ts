import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, type PostgresPool } from 'kysely';
import { describe, it } from 'vitest';
import { storeDialect } from '../../subgraphs/store/dialect.ts';
import { embeddedPool } from '../../subgraphs/store/embedded-pool.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import { postgresPool } from '../../subgraphs/store/postgres-pool.ts';
import type { Tables } from '../../subgraphs/store/tables.ts';
import { POSTGRES_FOLDER, startPostgres } from '../neighbours/start-postgres.ts';
import { dealCodeSuite, type IssuingEngine } from './deal-code-suite.ts';

function using(connect: () => Promise<PostgresPool>): IssuingEngine['use'] {
  return async (work) => {
    const db = new Kysely<Tables>({ dialect: storeDialect(await connect()) });
    return work(db).finally(() => db.destroy());
  };
}

dealCodeSuite('the embedded engine', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'yiwang-codes-'));
  return {
    open: (settings) => openStore({ dataDir, ...settings }),
    use: using(() => embeddedPool(join(dataDir, 'store'))),
    end: () => rm(dataDir, { recursive: true, force: true }),
  };
});

if (POSTGRES_FOLDER === null && !process.env.CI)
  describe.skip('deal codes on PostgreSQL (not installed)', () => it('runs', () => undefined));
else
  dealCodeSuite('PostgreSQL', async () => {
    const { url, stop } = await startPostgres();
    return {
      open: (settings) => openStore({ dataDir: '', databaseUrl: url, ...settings }),
      use: using(() => Promise.resolve(postgresPool(url))),
      end: stop,
    };
  });
