import { AdapterFailure } from '../failure.ts';
import { wait } from './wait.ts';

const ATTEMPTS = 3;
const FIRST_DELAY_MS = 100;

/** Tries retryable failures again after a jittered, growing delay; a cancellation ends the back-off at once. */
export async function withRetry<T>(call: () => Promise<T>, signal: AbortSignal, random: () => number): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const again = error instanceof AdapterFailure && error.retryable && attempt < ATTEMPTS;
      if (!again) throw error;
      await wait(FIRST_DELAY_MS * 2 ** (attempt - 1) * (0.5 + random()), signal);
    }
  }
}
