import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { openStore } from '../../subgraphs/store/open-store.ts';
import { POSTGRES_FOLDER, startPostgres } from '../neighbours/start-postgres.ts';
import { followingSuite } from './following-suite.ts';

followingSuite('the embedded engine', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'yiwang-following-'));
  return { open: (followers) => openStore({ dataDir, followers }), end: () => rm(dataDir, { recursive: true, force: true }) };
});

if (POSTGRES_FOLDER === null && !process.env.CI)
  describe.skip('following the change feed on PostgreSQL (not installed)', () => it('runs', () => undefined));
else
  followingSuite('PostgreSQL', async () => {
    const postgres = await startPostgres();
    return { open: (followers) => openStore({ dataDir: '', databaseUrl: postgres.url, followers }), end: postgres.stop };
  });
