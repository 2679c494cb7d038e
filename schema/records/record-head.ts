import type { Source } from './source.ts';

/** What every canonical record carries. */
export interface RecordHead {
  /** Unique within (system, kind). */
  readonly nativeId: string;
  /** Native id of the trading project it belongs to; null for a record that several projects share. */
  readonly projectNativeId: string | null;
  readonly source: Source;
}
