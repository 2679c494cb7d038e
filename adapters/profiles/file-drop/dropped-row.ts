import type { Change } from '../../adapter.ts';
import type { OwnersCodes } from '../../mapping/owners-codes.ts';

/** What a record says of its source beside the row. */
export interface Reading {
  readonly system: string;
  readonly mappingVersion: string;
  readonly codes: OwnersCodes;
  /** ISO 8601 with offset. */
  readonly fetchedAt: string;
}

/** One row of a dropped file, of a national table or of a layout. */
export interface DroppedRow {
  readonly sizeBytes: number;
  /** The project that it belongs to; null where it does not say. */
  readonly projectNativeId: () => string | null;
  /** Its records, its deletion, or all its faults. `fileTime` (ISO 8601) stands in for a row that does not say when it was written. */
  readonly change: (fileTime: string, reading: Reading) => Change;
}
