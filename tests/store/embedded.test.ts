import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../subgraphs/store/open-store.ts';
import { storeSuite } from './store-suite.ts';

storeSuite('the embedded engine', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'yiwang-store-'));
  const store = await openStore({ dataDir });
  return {
    store,
    end: async () => {
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
});
