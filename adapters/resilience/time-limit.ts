import { AdapterFailure } from '../failure.ts';
import { failureOf } from './failure-of.ts';

/**
 * Runs a call with a signal that fires on the caller's cancellation or after `timeoutMs`.
 * Settles at once in both cases, even where the call ignores its signal. @throws {AdapterFailure}
 */
export async function withTimeLimit<T>(
  system: string,
  timeoutMs: number,
  call: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  if (signal.aborted) throw failureOf(system, signal.reason, true);
  const ownEnd = new AbortController();
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = (failure: AdapterFailure): void => {
    reject(failure);
    ownEnd.abort(failure);
  };
  const cancel = (): void => end(failureOf(system, signal.reason, true));
  const timer = setTimeout(() => end(new AdapterFailure(system, 'TIMED_OUT', `no answer in ${timeoutMs} ms`)), timeoutMs);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await Promise.race([call(ownEnd.signal), ended]);
  } catch (error) {
    throw failureOf(system, error, signal.aborted);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
}
