import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { openStore } from '../../subgraphs/store/open-store.ts';
import { POSTGRES_FOLDER, startPostgres } from '../neighbours/start-postgres.ts';
import { ledgerSuite } from './ledger-suite.ts';

ledgerSuite('the embedded engine', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'yiwang-ledger-'));
  return { open: () => openStore({ dataDir }), end: () => rm(dataDir, { recursive: true, force: true }) };
});

if (POSTGRES_FOLDER === null && !process.env.CI)
  describe.skip('the access ledger on PostgreSQL (not installed)', () => it('runs', () => undefined));
else
  ledgerSuite('PostgreSQL', async () => {
    const postgres = await startPostgres();
    return { open: () => openStore({ dataDir: '', databaseUrl: postgres.url }), end: postgres.stop };
  });
