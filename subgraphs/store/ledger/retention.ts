import type { Ledger } from './ledger.ts';

const DAY_MS = 86_400_000;
/** After a failure. */
const RETRY_MS = 600_000;

export interface RetentionOptions {
  /** How long entries are kept. */
  readonly days: number;
  /** Clock, so that tests can hold it. */
  readonly now?: () => Date;
  /** Told of a removal that failed; it is tried again. */
  readonly onFault: (error: unknown) => void;
}

/** Entries from before this instant (ISO 8601) are kept no longer. */
export function keptSince(days: number, now: Date): string {
  return new Date(now.getTime() - days * DAY_MS).toISOString();
}

/** Removes entries whose retention is over, at once and every day, until it is stopped; keeps no process alive. */
export function startRetention(ledger: Pick<Ledger, 'removeBefore'>, options: RetentionOptions): { stop(): Promise<void> } {
  const { days, now = () => new Date(), onFault } = options;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let running = Promise.resolve();
  const remove = async () => {
    const failed = await ledger.removeBefore(keptSince(days, now())).then(() => false, fault);
    if (!isStopped) timer = setTimeout(run, failed ? RETRY_MS : DAY_MS).unref();
  };
  const run = () => void (running = remove());
  const fault = (error: unknown) => {
    onFault(error);
    return true;
  };
  run();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
