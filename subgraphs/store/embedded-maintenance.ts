import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

const EVERY_MS = 5 * 60_000;
/** Rows written until the log is worth trimming (about 64 MB). */
const CHECKPOINT_AFTER_ROWS = 10_000;
/** Grows with the store: statistics of a large table age slowly. */
const ANALYZE_GROWTH = 4;

export interface Maintenance {
  /** Told of rows written. */
  wrote(rows: number): void;
  stop(): Promise<void>;
}

/** The embedded engine has no background processes: its log is trimmed and its statistics are renewed from here, between other statements. */
export function startMaintenance(db: Kysely<Tables>, log: (event: string, facts: Readonly<Record<string, unknown>>) => void): Maintenance {
  let sinceCheckpoint = 0;
  let sinceAnalyze = 0;
  let analyzeAfter = 2_000;
  let running: Promise<void> = Promise.resolve();

  const run = (statements: readonly string[]) => {
    running = running
      .then(async () => {
        for (const statement of statements) await sql.raw(statement).execute(db);
      })
      .catch((error: unknown) => log('store maintenance failed', { error: String(error) }));
  };
  const due = (everything: boolean) => {
    const statements: string[] = [];
    if (sinceCheckpoint >= (everything ? 1 : CHECKPOINT_AFTER_ROWS)) {
      statements.push('checkpoint');
      sinceCheckpoint = 0;
    }
    if (sinceAnalyze >= (everything ? 1 : analyzeAfter)) {
      statements.push(everything ? 'vacuum (analyze)' : 'analyze');
      analyzeAfter = Math.max(analyzeAfter, sinceAnalyze * ANALYZE_GROWTH);
      sinceAnalyze = 0;
    }
    if (statements.length > 0) run(statements);
  };

  const timer = setInterval(() => due(true), EVERY_MS);
  timer.unref();
  return {
    wrote(rows) {
      sinceCheckpoint += rows;
      sinceAnalyze += rows;
      due(false);
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
