import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { openStore } from '../../subgraphs/store/open-store.ts';
import { POSTGRES_FOLDER, startPostgres } from '../neighbours/start-postgres.ts';
import { PLATFORM, policiesSuite } from './policies-suite.ts';

policiesSuite('the embedded engine', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'yiwang-policies-'));
  const store = await openStore({ dataDir, platforms: [PLATFORM] });
  const end = async () => {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { store, end };
});

if (POSTGRES_FOLDER === null && !process.env['CI'])
  describe.skip('policies on PostgreSQL (not installed)', () => it('runs', () => undefined));
else
  policiesSuite('PostgreSQL', async () => {
    const postgres = await startPostgres();
    const store = await openStore({ dataDir: '', databaseUrl: postgres.url, platforms: [PLATFORM] });
    const end = async () => {
      await store.close();
      await postgres.stop();
    };
    return { store, end };
  });
