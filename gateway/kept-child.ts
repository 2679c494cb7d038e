import { setTimeout as pause } from 'node:timers/promises';
import type { RunningChild } from './start-child.ts';

/** A child process that is started again when it ends by itself. */
export interface KeptChild<Ready> {
  /** What the running process said of itself; null while none runs. */
  current(): Ready | null;
  /** Not started again from now on: who ends the whole may end this first. */
  letEnd(): void;
  stop(): Promise<void>;
}

export interface KeepLimits {
  /** Doubled with each restart. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** In a row; a process that ran for `healthyMs` begins anew. Afterwards it is left ended. */
  readonly mostRestarts: number;
  readonly healthyMs: number;
}

const LIMITS: KeepLimits = { firstPauseMs: 500, longestPauseMs: 30_000, mostRestarts: 10, healthyMs: 60_000 };

/** Told of each end: which one in a row, and whether the process is started again. */
export type OnEnded = (ends: number, restarts: boolean) => void;

/** Starts a process and keeps it running until `stop`. @throws where the first start fails */
export async function keepChild<Ready>(
  start: () => Promise<RunningChild<Ready>>,
  onEnded: OnEnded,
  { firstPauseMs, longestPauseMs, mostRestarts, healthyMs }: KeepLimits = LIMITS,
): Promise<KeptChild<Ready>> {
  const stopping = new AbortController();
  const isStopping = () => stopping.signal.aborted;
  let running: RunningChild<Ready> | null = await start();

  const nextEnd = async (ends: number): Promise<number> => {
    const sinceMs = performance.now();
    await running?.ended;
    running = null;
    return performance.now() - sinceMs > healthyMs ? 1 : ends + 1;
  };
  const keep = async (): Promise<void> => {
    for (let ends = await nextEnd(0); !isStopping(); ends = await nextEnd(ends)) {
      onEnded(ends, ends <= mostRestarts);
      if (ends > mostRestarts) return;
      await pause(Math.min(firstPauseMs * 2 ** (ends - 1), longestPauseMs), undefined, { signal: stopping.signal }).catch(() => undefined);
      if (isStopping()) return;
      running = await start().catch(() => null);
      if (isStopping()) await running?.stop();
    }
  };
  const kept = keep();
  return {
    current: () => running?.ready ?? null,
    letEnd: () => stopping.abort(),
    async stop() {
      stopping.abort();
      await running?.stop();
      await kept;
    },
  };
}
