import { AsyncLocalStorage } from 'node:async_hooks';

const signals = new AsyncLocalStorage<AbortSignal>();

/** Runs one request, so that what it asks of the store and has not begun ends with it. */
export function withinRequest<Result>(signal: AbortSignal, run: () => Result): Result {
  return signals.run(signal, run);
}

/** For whoever waited for a turn. @throws the signal's reason where the request that asks is over. */
export function refuseIfOver(): void {
  signals.getStore()?.throwIfAborted();
}

/** For what is done for several requests at once: it ends with none of them. */
export function outsideRequests<Result>(run: () => Result): Result {
  return signals.exit(run);
}
