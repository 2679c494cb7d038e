import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AdapterFailure, type FailureCode } from '../../adapters/failure.ts';
import { createGuard, type GuardLimits } from '../../adapters/resilience/guard.ts';

const LIMITS: GuardLimits = { requestsPerSecond: 1_000, concurrency: 4, timeoutMs: 1_000 };
const never = new AbortController().signal;
const guardOf = (limits: Partial<GuardLimits> = {}) => createGuard({ system: 'sy', limits: { ...LIMITS, ...limits }, random: () => 0.5 });
const fail = (code: FailureCode) => () => Promise.reject(new AdapterFailure('sy', code, 'test'));
const hang = () => new Promise<never>(() => undefined);
const codeOf = async (call: Promise<unknown>) =>
  call.then(
    () => 'OK',
    (error: unknown) => (error instanceof AdapterFailure ? error.code : error),
  );

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a guarded call', () => {
  test('gives the answer', async () => {
    expect(await guardOf().run(() => Promise.resolve(7), never)).toBe(7);
  });

  test('rides out one failure', async () => {
    const call = vi.fn(fail('UNREACHABLE')).mockRejectedValueOnce(new AdapterFailure('sy', 'TIMED_OUT', 'x'));
    call.mockResolvedValueOnce('cured' as never);
    const answer = guardOf().run(call, never);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await answer).toBe('cured');
  });

  test('is tried three times and then fails as it failed', async () => {
    const call = vi.fn(fail('UNREADABLE'));
    const code = codeOf(guardOf().run(call, never));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await code).toBe('UNREADABLE');
    expect(call).toHaveBeenCalledTimes(3);
  });

  test('is not tried again after a refusal', async () => {
    const call = vi.fn(fail('REFUSED'));
    expect(await codeOf(guardOf().run(call, never))).toBe('REFUSED');
    expect(call).toHaveBeenCalledTimes(1);
  });

  test('ends at its time limit even if it ignores the signal', async () => {
    const code = codeOf(guardOf().run(hang, never));
    await vi.advanceTimersByTimeAsync(4_000);
    expect(await code).toBe('TIMED_OUT');
  });

  test.each([
    [Object.assign(new Error('connect ECONNREFUSED 10.0.0.8:80'), { code: 'ECONNREFUSED' }), 'UNREACHABLE'],
    [Object.assign(new Error('x'), { code: 'ETIMEDOUT' }), 'TIMED_OUT'],
    [new DOMException('x', 'TimeoutError'), 'TIMED_OUT'],
    ['a thrown string', 'UNREACHABLE'],
  ])('turns %s of a transport into a failure that names no host', async (thrown, expected) => {
    const failure = guardOf()
      .run(() => Promise.reject(thrown), never)
      .catch((error: unknown) => error as AdapterFailure);
    await vi.advanceTimersByTimeAsync(10_000);
    const settled = await failure;
    expect(settled).toMatchObject({ code: expected, system: 'sy' });
    expect(`${settled.message}${settled.detail}${settled.messageZh}`).not.toContain('10.0.0.8');
  });
});

describe('a cancellation', () => {
  test('stops a running call at once and passes the signal on', async () => {
    const caller = new AbortController();
    let seen: AbortSignal | undefined;
    const code = codeOf(guardOf().run((signal) => ((seen = signal), hang()), caller.signal));
    await vi.advanceTimersByTimeAsync(5);
    caller.abort();
    expect(await code).toBe('CANCELLED');
    expect(seen?.aborted).toBe(true);
  });

  test('stops a back-off at once and calls no more', async () => {
    const caller = new AbortController();
    const call = vi.fn(fail('UNREACHABLE'));
    const code = codeOf(guardOf().run(call, caller.signal));
    await vi.advanceTimersByTimeAsync(1);
    caller.abort();
    expect(await code).toBe('CANCELLED');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(call).toHaveBeenCalledTimes(1);
  });

  test('leaves the queue for a slot at once and takes no slot with it', async () => {
    const guard = guardOf({ concurrency: 1 });
    const first = Promise.withResolvers<string>();
    const running = guard.run(() => first.promise, never);
    const caller = new AbortController();
    const waiting = codeOf(guard.run(() => Promise.resolve('waited'), caller.signal));
    const last = guard.run(() => Promise.resolve('last'), never);
    await vi.advanceTimersByTimeAsync(1);
    caller.abort();
    expect(await waiting).toBe('CANCELLED');
    first.resolve('first');
    await vi.advanceTimersByTimeAsync(10);
    expect([await running, await last]).toEqual(['first', 'last']);
  });

  test('before the start makes no call', async () => {
    const call = vi.fn(() => Promise.resolve(1));
    expect(await codeOf(guardOf().run(call, AbortSignal.abort()))).toBe('CANCELLED');
    expect(call).not.toHaveBeenCalled();
  });

  test('leaves no timer behind', async () => {
    const caller = new AbortController();
    const code = codeOf(guardOf().run(hang, caller.signal));
    await vi.advanceTimersByTimeAsync(1);
    caller.abort();
    await code;
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('limits of the owner', () => {
  test('never run more calls at once than allowed', async () => {
    const guard = guardOf({ concurrency: 3 });
    let running = 0;
    let most = 0;
    const call = async () => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setTimeout(resolve, 10));
      running -= 1;
    };
    const all = Promise.all(Array.from({ length: 20 }, () => guard.run(call, never)));
    await vi.advanceTimersByTimeAsync(1_000);
    await all;
    expect(most).toBe(3);
  });

  test.each([
    [5, 25],
    [0.5, 4],
  ])('never start more than %s calls in any second', async (requestsPerSecond, count) => {
    const guard = guardOf({ requestsPerSecond, concurrency: 100 });
    const starts: number[] = [];
    const all = Promise.all(Array.from({ length: count }, () => guard.run(async () => void starts.push(performance.now()), never)));
    await vi.advanceTimersByTimeAsync(20_000);
    await all;
    const burst = Math.max(1, requestsPerSecond);
    const windowMs = (burst / requestsPerSecond) * 1_000;
    starts.slice(burst).forEach((start, index) => expect(start - starts[index]!).toBeGreaterThanOrEqual(windowMs));
    expect(starts).toHaveLength(count);
  });
});

describe('the breaker', () => {
  const openIt = async () => {
    const guard = guardOf();
    for (let call = 0; call < 4; call += 1) {
      const failing = codeOf(guard.run(fail('UNREACHABLE'), never));
      await vi.advanceTimersByTimeAsync(1_000);
      await failing;
    }
    return guard;
  };

  test('refuses at once after ten calls that mostly failed', async () => {
    const guard = await openIt();
    const call = vi.fn(() => Promise.resolve('up'));
    expect(await codeOf(guard.run(call, never))).toBe('CIRCUIT_OPEN');
    await expect(guard.run(call, never)).rejects.toMatchObject({ detail: expect.stringMatching(/the last one [A-Z_]+: \S/u) as string });
    expect(call).not.toHaveBeenCalled();
    expect(guard.report()).toEqual({ calls: 10, failures: 10, breaker: 'OPEN' });
  });

  test('closes again when a probe after five seconds succeeds', async () => {
    const guard = await openIt();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await guard.run(() => Promise.resolve('up'), never)).toBe('up');
    expect(guard.report().breaker).toBe('CLOSED');
  });

  test('lets one probe through at a time and stays open twice as long when it fails', async () => {
    const guard = await openIt();
    await vi.advanceTimersByTimeAsync(5_000);
    const probe = codeOf(guard.run(hang, never));
    expect(await codeOf(guard.run(() => Promise.resolve('second'), never))).toBe('CIRCUIT_OPEN');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await probe).toBe('CIRCUIT_OPEN');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await codeOf(guard.run(() => Promise.resolve('too early'), never))).toBe('CIRCUIT_OPEN');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await codeOf(guard.run(() => Promise.resolve('up'), never))).toBe('OK');
  });

  test('is not closed by a probe that was cancelled, and not kept open by it either', async () => {
    const guard = await openIt();
    await vi.advanceTimersByTimeAsync(5_000);
    const caller = new AbortController();
    const probe = codeOf(guard.run(hang, caller.signal));
    await vi.advanceTimersByTimeAsync(1);
    caller.abort();
    expect(await probe).toBe('CANCELLED');
    expect(guard.report().breaker).toBe('OPEN');
    expect(await guard.run(() => Promise.resolve('up'), never)).toBe('up');
  });

  test('does not open over refusals: the system is there', async () => {
    const guard = guardOf();
    for (let call = 0; call < 12; call += 1) await codeOf(guard.run(fail('REFUSED'), never));
    expect(guard.report().breaker).toBe('CLOSED');
  });
});
