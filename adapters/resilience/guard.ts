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
