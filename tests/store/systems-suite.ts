import { expect, it } from 'vitest';
import { AdapterFailure } from '../../adapters/failure.ts';
import { project, read } from '../sync/rows.ts';
import { DAY, type StoreUnderTest } from './store-under-test.ts';

/** What is told of the systems and of the store itself. */
export function describeSystems(on: () => StoreUnderTest): void {
  it('answers its health', async () => {
    const { store } = on();
    expect(await store.health()).toMatchObject({ ok: true });
  });

  it('tells per system how many match, as of when, and what failed last', async () => {
    const { store, system, apply, states, lastCursor } = on();
    await apply(read('a', DAY(1), [project('1')]));
    await store.writer.passed(system, DAY(2));
    const failure = new AdapterFailure(system, 'UNREACHABLE', 'refused');
    await store.writer.failed(system, DAY(3), failure);
    const [source] = await store.systems.coverage({ systems: [system] });
    expect(source).toMatchObject({
      system,
      completeAsOf: DAY(2),
      failure: { code: 'UNREACHABLE', at: DAY(3) },
      matched: { value: 1, kind: 'EXACT' },
    });
    await store.writer.passed(system, DAY(4));
    expect((await states()).failure).toBeNull();
    expect(await store.writer.cursorOf(system, '1')).toBe(lastCursor());
  });

  it('never shows a reader of the change feed a gap, however many write at once', async () => {
    const { store, system } = on();
    const start = await store.changeFeed.last();
    const seen: number[] = [];
    const writing = new AbortController();
    const reader = (async () => {
      for (let last = start; ;) {
        const done = writing.signal.aborted;
        const entries = await store.changeFeed.after(last, 1_000);
        seen.push(...entries.map(({ seq }) => seq));
        last = entries.at(-1)?.seq ?? last;
        if (done && entries.length === 0) return;
      }
    })();
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let round = 0; round < 10; round += 1) {
        const changes = [0, 1, 2].map((row) => read(`r${round}-${row}`, DAY(1), [project(`${round}-${row}`)]));
        await store.writer.apply(`${system}-${writer}`, '1', { changes, cursor: String(round) });
      }
    });
    await Promise.all(writers);
    writing.abort();
    await reader;
    expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => start + index + 1));
  });
}
