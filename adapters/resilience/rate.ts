import { wait } from './wait.ts';

/** Holds calls back so that no second sees more than `requestsPerSecond` of them. */
export interface Rate {
  /** Resolves when the call may start. @throws the signal's reason */
  turn(signal: AbortSignal): Promise<void>;
}

/** @param now milliseconds of a clock that never goes back */
export function createRate(requestsPerSecond: number, now: () => number): Rate {
  const burst = Math.max(1, Math.floor(requestsPerSecond));
  const windowMs = (burst / requestsPerSecond) * 1_000;
  const starts = new Array<number>(burst).fill(-Infinity);
  let next = 0;
  return {
    async turn(signal) {
      const startMs = Math.max(now(), starts[next]! + windowMs);
      starts[next] = startMs;
      next = (next + 1) % burst;
      const delayMs = startMs - now();
      if (delayMs > 0) await wait(Math.ceil(delayMs), signal);
    },
  };
}
