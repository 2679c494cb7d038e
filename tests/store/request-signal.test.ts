import { afterAll, beforeAll, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../subgraphs/store/open-store.ts';
import { withinRequest } from '../../subgraphs/store/request-signal.ts';
import type { Store } from '../../subgraphs/store/store.ts';

let folder: string;
let store: Store;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiwang-request-'));
  store = await openStore({ dataDir: folder });
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

it('what a request that is over would still ask of the embedded store is not asked, and the next request gets its turn', async () => {
  const gone = new AbortController();
  const asked = withinRequest(gone.signal, () => Array.from({ length: 5 }, () => store.statistics.count({}, [])));
  gone.abort(new Error('the client has gone'));
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThanOrEqual(4);
  const living = new AbortController();
  expect(await withinRequest(living.signal, () => store.statistics.count({}, []))).toHaveLength(1);
});
