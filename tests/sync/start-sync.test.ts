import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdapterFailure } from '../../adapters/failure.ts';
import { startSync } from '../../adapters/sync/start-sync.ts';
import { syncSystem } from '../../adapters/sync/sync-system.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import type { Store } from '../../subgraphs/store/store.ts';
import { project, read } from './rows.ts';
import { scriptedAdapter, scriptedSystem } from './scripted-adapter.ts';

const AT = '2026-03-01T00:00:00+08:00';
const page = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => read(`r${from + index}`, AT, [project(String(from + index))]));

describe('the synchroniser', () => {
  let store: Store;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'yiwang-sync-'));
    store = await openStore({ dataDir });
  });
  afterAll(async () => {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  const stateOf = async (system: string) => (await store.systems.states()).find((state) => state.system === system);
  const running = () => new AbortController();

  it('loads everything, then only what is new', async () => {
    const pages = [page(0, 3), page(3, 3)];
    const adapter = scriptedAdapter(scriptedSystem('one'), pages);
    expect(await syncSystem(adapter, store.writer, { signal: running().signal })).toMatchObject({ inserted: 6 });
    pages.push(page(6, 2));
    expect(await syncSystem(adapter, store.writer, { signal: running().signal })).toMatchObject({ inserted: 2, unchanged: 0 });
    expect(await stateOf('one')).toMatchObject({ rows: 8, failure: null });
    expect((await stateOf('one'))?.lagSeconds).toBeLessThan(60);
  });

  it('keeps rows whose ids no index could hold for their owner, and loads their neighbours', async () => {
    const long = Array.from({ length: 3_000 }, (_, index) => String.fromCharCode(0x4e00 + ((index * 7_919) % 20_000))).join('');
    const pages = [[...page(0, 2), read('long', AT, [project(long)]), read(long, AT, [project('long')]), ...page(2, 2)]];
    const adapter = scriptedAdapter(scriptedSystem('long'), pages);
    expect(await syncSystem(adapter, store.writer, { signal: running().signal })).toMatchObject({ inserted: 4, quarantined: 2 });
    expect(await stateOf('long')).toMatchObject({ rows: 4, failure: null });
  });

  it('keeps what came before a failure, notes the failure and goes on from there', async () => {
    const failure = new AdapterFailure('two', 'UNREACHABLE', 'refused');
    const before = scriptedAdapter(scriptedSystem('two'), [page(0, 3), failure]);
    await expect(syncSystem(before, store.writer, { signal: running().signal })).rejects.toBe(failure);
    expect(await stateOf('two')).toMatchObject({ rows: 3, completeAsOf: null, failure: { code: 'UNREACHABLE' } });
    const after = scriptedAdapter(scriptedSystem('two'), [page(0, 3), page(3, 1)]);
    expect(await syncSystem(after, store.writer, { signal: running().signal })).toMatchObject({ inserted: 1, unchanged: 0 });
    expect((await stateOf('two'))?.failure).toBeNull();
  });

  it('lets one failing system hinder no other, tries it again and ends when told', async () => {
    const controller = new AbortController();
    const pages = [page(0, 2), new AdapterFailure('bad', 'TIMED_OUT', 'slow')];
    const bad = scriptedAdapter(scriptedSystem('bad', 0.01), pages);
    const good = scriptedAdapter(scriptedSystem('good', 3_600), [page(0, 5)]);
    let healed!: () => void;
    const cured = new Promise<void>((resolve) => (healed = resolve));
    const onPass = (system: string, error: unknown) => {
      if (system === 'bad' && error === null) healed();
    };
    const sync = startSync([bad, good], store.writer, { signal: controller.signal, onPass });
    await sync.firstPass;
    expect(await stateOf('good')).toMatchObject({ rows: 5 });
    pages.splice(1, 1, page(2, 2));
    await cured;
    controller.abort();
    await sync.ended;
    expect(await stateOf('bad')).toMatchObject({ rows: 4, failure: null });
  });

  it('stops in the middle without noting a failure', async () => {
    const controller = new AbortController();
    const adapter = scriptedAdapter(scriptedSystem('stopped'), [page(0, 2), page(2, 2)]);
    const writer = {
      ...store.writer,
      apply: async (...input: Parameters<typeof store.writer.apply>) => {
        const summary = await store.writer.apply(...input);
        controller.abort();
        return summary;
      },
    };
    const pass = syncSystem(adapter, writer, { signal: controller.signal, changesPerTransaction: 1 });
    await expect(pass).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await stateOf('stopped')).toMatchObject({ rows: 2, failure: null, completeAsOf: null });
  });
});
