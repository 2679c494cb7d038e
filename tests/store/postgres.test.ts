import { describe, expect, it } from 'vitest';
import { openStore } from '../../subgraphs/store/open-store.ts';
import { postgresPool } from '../../subgraphs/store/postgres-pool.ts';
import { POSTGRES_FOLDER, startPostgres } from '../neighbours/start-postgres.ts';
import { storeSuite } from './store-suite.ts';

if (POSTGRES_FOLDER === null && !process.env.CI)
  describe.skip('the store on PostgreSQL (not installed)', () => it('runs', () => undefined));
else {
  storeSuite('PostgreSQL', async () => {
    const postgres = await startPostgres();
    const store = await openStore({ dataDir: '', databaseUrl: postgres.url });
    return {
      store,
      end: async () => {
        await store.close();
        await postgres.stop();
      },
    };
  });

  it('lets two processes open and migrate one empty PostgreSQL at once', async () => {
    const postgres = await startPostgres();
    const stores = await Promise.all([1, 2].map(() => openStore({ dataDir: '', databaseUrl: postgres.url })));
    expect(await Promise.all(stores.map((store) => store.changeFeed.last()))).toEqual([0, 0]);
    await Promise.all(stores.map((store) => store.close()));
    await postgres.stop();
  });

  it('outlives a server that ends between two statements of a transaction', async () => {
    const postgres = await startPostgres();
    const pool = postgresPool(postgres.url);
    const client = await pool.connect();
    await client.query('begin', []);
    await postgres.stop();
    await expect(client.query('select 1', [])).rejects.toThrow(/connection|terminat/iu);
    client.release();
    await pool.end();
  });
}
