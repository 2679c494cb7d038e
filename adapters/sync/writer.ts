import type { ChangePage } from '../adapter.ts';
import type { AdapterFailure } from '../failure.ts';

/** What one page did to the store. */
export interface ApplySummary {
  readonly inserted: number;
  readonly updated: number;
  /** The same row again, or an older version of a newer row. */
  readonly unchanged: number;
  readonly deleted: number;
  readonly quarantined: number;
}

/** What the synchroniser needs of the store; passed in, so that adapters never import it. */
export interface SyncWriter {
  /** Where to go on for a system; null before its first load, and where its rows were read by another version of the mapping: they are read again. */
  cursorOf(system: string, mappingVersion: string): Promise<string | null>;
  /** Applies a page and moves the cursor in one transaction: either all of it is stored or nothing. */
  apply(system: string, mappingVersion: string, page: ChangePage): Promise<ApplySummary>;
  /** A pass reached the end of the system's changes: the copy is complete as of `at` (ISO 8601). */
  passed(system: string, at: string): Promise<void>;
  /** A pass failed; the owner and `legacySystems` see it. */
  failed(system: string, at: string, failure: AdapterFailure): Promise<void>;
}
