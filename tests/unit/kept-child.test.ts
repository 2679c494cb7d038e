import { describe, expect, it } from 'vitest';
import { keepChild } from '../../gateway/kept-child.ts';
import type { RunningChild } from '../../gateway/start-child.ts';

const LIMITS = { firstPauseMs: 1, longestPauseMs: 4, mostRestarts: 3, healthyMs: 60_000 };

function child(name: string): RunningChild<string> & { end(): void } {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const stop = () => {
    end();
    return ended;
  };
  return { ready: name, ended, end, stop };
}

describe('a process that is kept running', () => {
  it('is started again when it ends, and is nobody meanwhile', async () => {
    const [first, second] = [child('first'), child('second')];
    const coming = [() => Promise.resolve(first), () => Promise.reject(new Error('not yet')), () => Promise.resolve(second)];
    const seen: (string | null)[] = [];
    const kept = await keepChild(
      () => coming.shift()!(),
      () => seen.push(kept.current()),
      LIMITS,
    );
    expect(kept.current()).toBe('first');
    first.end();
    await expect.poll(() => kept.current()).toBe('second');
    expect(seen).toEqual([null, null]);
    await kept.stop();
  });

  it('is left alone after it has ended too often', async () => {
    const told: (readonly [number, boolean])[] = [];
    let starts = 0;
    const start = () => {
      const started = child(`${(starts += 1)}`);
      started.end();
      return Promise.resolve(started);
    };
    const kept = await keepChild(start, (...end) => told.push(end), LIMITS);
    await expect.poll(() => told.at(-1)).toEqual([4, false]);
    expect(told).toEqual([1, 2, 3, 4].map((ends) => [ends, ends < 4]));
    expect(starts).toBe(4);
    await kept.stop();
  });

  it('does not come back once it was stopped', async () => {
    const only = child('only');
    let starts = 0;
    const kept = await keepChild(
      () => ((starts += 1), Promise.resolve(only)),
      () => undefined,
      LIMITS,
    );
    kept.letEnd();
    only.end();
    await kept.stop();
    expect([starts, kept.current()]).toEqual([1, null]);
  });
});
