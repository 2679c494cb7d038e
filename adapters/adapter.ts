import type { Finding } from '../schema/records/finding.ts';
import type { TradeRecord } from '../schema/records/record.ts';
import type { AdapterFailure } from './failure.ts';
import type { LegacySystem } from './province.ts';

/** A legacy row that became canonical records. */
export interface RowRead {
  readonly type: 'READ';
  /** The row's own key, unique and stable within the system: a resent row has the same one. */
  readonly rowKey: string;
  /** ISO 8601 with offset; orders the versions of one row. Null where the system does not say. */
  readonly sourceUpdatedAt: string | null;
  /** SHA-256 (hex) of the raw row: an equal hash means nothing changed. */
  readonly rawHash: string;
  /** 1..n records; a notice row may yield a notice, an award and its project. */
  readonly records: readonly TradeRecord[];
  /** Warnings and notes; no errors. */
  readonly findings: readonly Finding[];
}

/** A legacy row that its owner deleted. */
export interface RowDeleted {
  readonly type: 'DELETED';
  readonly rowKey: string;
  readonly sourceUpdatedAt: string | null;
}

/** A legacy row that could not become records: kept raw for its owner, never dropped. */
export interface RowUnreadable {
  readonly type: 'UNREADABLE';
  /** Null where not even the key could be read. */
  readonly rowKey: string | null;
  readonly sourceUpdatedAt: string | null;
  /** The owner's table, file or message type. */
  readonly table: string;
  /** Every fault of the row, at least one ERROR. */
  readonly findings: readonly Finding[];
  readonly rawBytes: Uint8Array;
  /** Encoding that the system declares for these bytes. */
  readonly encoding: string;
  /** Whether such a row may hold bids or an opening: how many bids there are before the opening is secret too, readable or not. */
  readonly mayHoldBids: boolean;
}

export type Change = RowRead | RowDeleted | RowUnreadable;

/** Changes that belong together, and where to go on after them. */
export interface ChangePage {
  readonly changes: readonly Change[];
  /** Opaque; resuming from it delivers everything after this page and nothing before it is lost. */
  readonly cursor: string;
}

/** Everything one trading project consists of, read live. */
export interface Dossier {
  readonly projectNativeId: string;
  readonly records: readonly TradeRecord[];
  /** Rows of this project that could not be read. */
  readonly unreadable: readonly RowUnreadable[];
}

/** How a system can be asked for single projects. */
export type FetchAbility =
  { readonly mode: 'MANY'; readonly maxIds: number } | { readonly mode: 'ONE_BY_ONE'; readonly concurrency: number };

/** The one interface to a legacy system. It only ever reads. */
export interface Adapter {
  readonly system: LegacySystem;
  readonly mappingVersion: string;
  readonly ability: FetchAbility;
  /** Resolves when the system answers in its agreed shape. @throws {AdapterFailure} */
  ping(signal: AbortSignal): Promise<void>;
  /**
   * Every change after `cursor` (null: from the beginning), then ends. The versions of one row come oldest first.
   * @throws {AdapterFailure} on a lasting failure; the cursor of the last page delivered stays good.
   */
  changes(cursor: string | null, signal: AbortSignal): AsyncIterable<ChangePage>;
  /** One answer per id, in the order asked: a dossier, null for an unknown project, a failure for an unreadable one. */
  findByIds(projectNativeIds: readonly string[], signal: AbortSignal): Promise<readonly (Dossier | null | AdapterFailure)[]>;
  close(): Promise<void>;
}
