/** The time left of a request, known by its signal: data sources are handed the signal alone. */
const ENDS_AT_MS = new WeakMap<AbortSignal, number>();

/** A signal that fires when the client goes away or when the deadline has passed. */
export function startDeadline(clientGone: AbortSignal, deadlineMs: number): AbortSignal {
  const signal = AbortSignal.any([clientGone, AbortSignal.timeout(deadlineMs)]);
  ENDS_AT_MS.set(signal, performance.now() + deadlineMs);
  return signal;
}

/** Milliseconds left, at least 1; null for a signal without deadline. */
export function remainingMs(signal: AbortSignal): number | null {
  const endsAtMs = ENDS_AT_MS.get(signal);
  return endsAtMs === undefined ? null : Math.max(1, Math.floor(endsAtMs - performance.now()));
}
