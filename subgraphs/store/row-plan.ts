import type { Change, RowDeleted, RowRead } from '../../adapters/adapter.ts';
import { columnText } from './rowset.ts';
import { compareMoments, moment } from './moment.ts';

/** What the store knows of a row before a page. */
export interface KnownRow {
  readonly version: number;
  readonly deleted: boolean;
  readonly sourceUpdatedAt: string | null;
  readonly rawHash: string | null;
  readonly mappingVersion: string;
  /** Greatest version, current or not. */
  readonly lastVersion: number;
  /** `stateOf` of every version. */
  readonly states: ReadonlySet<string>;
}

/** A version that a page adds to a row. */
export interface NewVersion {
  readonly change: RowRead | RowDeleted;
  readonly rowKey: string;
  readonly version: number;
  readonly sourceUpdatedAt: string | null;
  /** False for a late, older version: kept as history only. */
  readonly current: boolean;
}

export interface RowPlan {
  readonly versions: readonly NewVersion[];
  /** Rows as they stand after the page. */
  readonly rows: ReadonlyMap<string, KnownRow>;
  readonly counts: { inserted: number; updated: number; unchanged: number; deleted: number };
}

/** Decides for each change of a page, in order, whether it is new, old or known already. Pure. */
export function planRows(known: ReadonlyMap<string, KnownRow>, changes: readonly Change[], mappingVersion: string): RowPlan {
  const rows = new Map(known);
  const versions: NewVersion[] = [];
  const counts = { inserted: 0, updated: 0, unchanged: 0, deleted: 0 };
  for (const change of changes) {
    if (change.type === 'UNREADABLE') continue;
    const rowKey = columnText(change.rowKey);
    const before = rows.get(rowKey);
    const version = nextVersion(before, change, rowKey, mappingVersion);
    if (version !== null) {
      versions.push(version);
      rows.set(rowKey, after(before, version, mappingVersion));
    }
    counts[outcome(before, version)] += 1;
  }
  return { versions, rows, counts };
}

function nextVersion(
  before: KnownRow | undefined,
  change: RowRead | RowDeleted,
  rowKey: string,
  mappingVersion: string,
): NewVersion | null {
  const sourceUpdatedAt = moment(change.sourceUpdatedAt);
  if (before === undefined) return { change, rowKey, version: 1, sourceUpdatedAt, current: true };
  if (isSame(before, change, mappingVersion)) return null;
  const current = !isOlder(before, change, sourceUpdatedAt);
  if (!current && before.states.has(stateOf(change, sourceUpdatedAt))) return null;
  return { change, rowKey, version: before.lastVersion + 1, sourceUpdatedAt, current };
}

/** A row read by another version of the mapping may say more than the same bytes did before. */
function isSame(before: KnownRow, change: RowRead | RowDeleted, mappingVersion: string): boolean {
  if (change.type === 'DELETED') return before.deleted;
  return !before.deleted && before.rawHash === change.rawHash && before.mappingVersion === mappingVersion;
}

/** After a deletion even a version of the same instant is a late arrival. */
function isOlder(before: KnownRow, change: RowRead | RowDeleted, sourceUpdatedAt: string | null): boolean {
  if (before.sourceUpdatedAt === null || sourceUpdatedAt === null) return false;
  const order = compareMoments(sourceUpdatedAt, before.sourceUpdatedAt);
  return order < 0 || (order === 0 && before.deleted && change.type === 'READ');
}

/** Identifies a version by what it said and when. */
export function stateOf(change: { readonly type: string; readonly rawHash?: string | null }, sourceUpdatedAt: string | null): string {
  return change.type === 'DELETED' ? `deleted ${sourceUpdatedAt ?? ''}` : `${change.rawHash ?? ''} ${sourceUpdatedAt ?? ''}`;
}

function after(before: KnownRow | undefined, next: NewVersion, mappingVersion: string): KnownRow {
  const { change, version, sourceUpdatedAt } = next;
  const states = new Set(before?.states).add(stateOf(change, sourceUpdatedAt));
  if (before !== undefined && !next.current) return { ...before, lastVersion: version, states };
  const deleted = change.type === 'DELETED';
  return {
    version,
    deleted,
    // A deletion without a time is as late as what it deleted, so that an old version does not bring the row back.
    sourceUpdatedAt: deleted ? (sourceUpdatedAt ?? before?.sourceUpdatedAt ?? null) : sourceUpdatedAt,
    rawHash: deleted ? null : change.rawHash,
    mappingVersion,
    lastVersion: version,
    states,
  };
}

function outcome(before: KnownRow | undefined, version: NewVersion | null): 'inserted' | 'updated' | 'unchanged' | 'deleted' {
  if (version === null || !version.current) return 'unchanged';
  if (version.change.type === 'DELETED') return 'deleted';
  return before === undefined ? 'inserted' : 'updated';
}
