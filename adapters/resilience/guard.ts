import { createBreaker } from './breaker.ts';
import { failureOf } from './failure-of.ts';
import { createRate } from './rate.ts';
import { withRetry } from './retry.ts';
import { createSlots } from './slots.ts';
import { withTimeLimit } from './time-limit.ts';

/** Runs one call to one legacy system under its owner's limits. */
export interface Guard {
  /**
   * Waits for a slot and for the rate, then runs `call` with a signal that fires on the caller's cancellation or the time limit.
   * Retryable failures are tried again with jitter; a breaker refuses at once while the system keeps failing.
   * @throws {AdapterFailure}
   */
  run<T>(call: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
  /** What the owner sees: calls, failures and the breaker's state since start. */
  readonly report: () => GuardReport;
}

export interface GuardReport {
  readonly calls: number;
  readonly failures: number;
  readonly breaker: 'CLOSED' | 'OPEN' | 'HALF_OPEN';
}

export interface GuardLimits {
  readonly requestsPerSecond: number;
  readonly concurrency: number;
  /** For one attempt, from the moment it starts. */
  readonly timeoutMs: number;
}

export interface GuardOptions {
  /** Id of the system in province.yaml. */
  readonly system: string;
  readonly limits: GuardLimits;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
  /** 0 ≤ value < 1, for the jitter. */
  readonly random?: () => number;
}

/** Guards one system: retry around breaker around concurrency around rate around time limit. */
export function createGuard({ system, limits, now = () => performance.now(), random = Math.random }: GuardOptions): Guard {
  const breaker = createBreaker(system, now);
  const slots = createSlots(limits.concurrency);
  const rate = createRate(limits.requestsPerSecond, now);
  let calls = 0;
  let failures = 0;

  const attempt = async <T>(call: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> => {
    await rate.turn(signal);
    breaker.refuseIfOpen();
    calls += 1;
    try {
      return await withTimeLimit(system, limits.timeoutMs, call, signal);
    } catch (error) {
      if (!signal.aborted) failures += 1;
      throw error;
    }
  };

  return {
    async run(call, signal) {
      const once = () => breaker.run(() => slots.run(() => attempt(call, signal), signal));
      try {
        return await withRetry(once, signal, random);
      } catch (error) {
        throw failureOf(system, error, signal.aborted);
      }
    },
    report: () => ({ calls, failures, breaker: breaker.state() }),
  };
}
