import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Finding } from '../../schema/records/finding.ts';
import type { Change, RowDeleted, RowRead, RowUnreadable } from '../../adapters/adapter.ts';
import { compareMoments, moment } from './moment.ts';
import type { KnownRow } from './row-plan.ts';
import { columnText, insertRows, replacing } from './rowset.ts';
import type { Tables } from './tables.ts';
import type { PageOrigin } from './write-versions.ts';

const COLUMNS = {
  id: 'text',
  system: 'text',
  row_key: 'text',
  source_table: 'text',
  encoding: 'text',
  findings: 'json',
  raw_bytes: 'bytea',
  source_updated_at: 'timestamptz',
  first_seen_at: 'timestamptz',
  last_seen_at: 'timestamptz',
  count: 'bigint',
  resolved_at: 'timestamptz',
  may_hold_bids: 'boolean',
};

interface Entry {
  readonly row: RowUnreadable;
  readonly sightings: number;
  /** Whether a later change of the same page cures it. */
  readonly cured: boolean;
}

/** What a page did to the quarantine. */
export interface TouchedQuarantine {
  /** How many rows of the page went in. */
  readonly rows: number;
  /** Entries of the page that are open. */
  readonly open: readonly { readonly id: string; readonly findings: readonly Finding[] }[];
  /** Ids of entries that are closed now. */
  readonly closed: readonly string[];
}

/** Keeps what could not be read, closes what has been read well or deleted since. */
export async function quarantineRows(
  db: Kysely<Tables>,
  { system, at }: PageOrigin,
  changes: readonly Change[],
  rows: ReadonlyMap<string, KnownRow>,
): Promise<TouchedQuarantine> {
  const entries = new Map<string, Entry>();
  for (const change of changes) {
    if (change.type !== 'UNREADABLE') {
      cureWithin(entries, change);
      continue;
    }
    const id = idOf(system, change);
    entries.set(id, { row: change, sightings: (entries.get(id)?.sightings ?? 0) + 1, cured: isSuperseded(change, rows) });
  }
  const resolved = await resolveEntries(db, system, at, changes.filter(isReadable));
  await insertRows(
    db,
    'quarantine',
    COLUMNS,
    [...entries].map(([id, entry]) => columnsOf(id, entry, system, at)),
    {
      key: ['id'],
      set: {
        ...replacing('encoding', 'findings', 'raw_bytes', 'source_updated_at', 'last_seen_at', 'resolved_at', 'may_hold_bids'),
        count: sql`quarantine.count + excluded.count`,
      },
    },
  );
  const known = [...entries].map(([id, { row, cured }]) => ({ id, findings: row.findings, cured }));
  return {
    rows: changes.filter(({ type }) => type === 'UNREADABLE').length,
    open: known.filter(({ cured }) => !cured),
    closed: [...resolved, ...known.filter(({ cured }) => cured).map(({ id }) => id)],
  };
}

/** An old unreadable version of a row that is known in a newer one asks nobody to act. */
function isSuperseded({ rowKey, sourceUpdatedAt }: RowUnreadable, rows: ReadonlyMap<string, KnownRow>): boolean {
  const known = rowKey === null ? undefined : rows.get(columnText(rowKey));
  const at = moment(sourceUpdatedAt);
  return known !== undefined && at !== null && known.sourceUpdatedAt !== null && compareMoments(at, known.sourceUpdatedAt) < 0;
}

type ReadableChange = RowRead | RowDeleted;

function isReadable(change: Change): change is ReadableChange {
  return change.type !== 'UNREADABLE';
}

function cureWithin(entries: Map<string, Entry>, change: ReadableChange): void {
  for (const [id, entry] of entries) {
    if (entry.row.rowKey === change.rowKey && cures(change, entry.row)) entries.set(id, { ...entry, cured: true });
  }
}

/** A resent version from before the unreadable one cures nothing. */
function cures(change: ReadableChange, { sourceUpdatedAt }: RowUnreadable): boolean {
  const [good, bad] = [moment(change.sourceUpdatedAt), moment(sourceUpdatedAt)];
  return good === null || bad === null || compareMoments(good, bad) >= 0;
}

async function resolveEntries(
  db: Kysely<Tables>,
  system: string,
  at: string,
  changes: readonly ReadableChange[],
): Promise<readonly string[]> {
  if (changes.length === 0) return [];
  const good = JSON.stringify(changes.map((change) => ({ row_key: columnText(change.rowKey), good_at: moment(change.sourceUpdatedAt) })));
  const { rows } = await sql<{ readonly id: string }>`update quarantine set resolved_at = ${at}::timestamptz
    from json_to_recordset(${good}::json) as good (row_key text, good_at timestamptz)
    where quarantine.system = ${system} and quarantine.row_key = good.row_key and quarantine.resolved_at is null
      and (quarantine.source_updated_at is null or good.good_at is null or good.good_at >= quarantine.source_updated_at)
    returning quarantine.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** One entry per row; rows without a key are told apart by their bytes. */
function idOf(system: string, { rowKey, table, rawBytes }: RowUnreadable): string {
  const hash = createHash('sha256').update(`${system}\n${table}\n`);
  return rowKey === null ? hash.update(rawBytes).digest('hex') : hash.update(`key\n${rowKey}`).digest('hex');
}

function columnsOf(id: string, { row, sightings, cured }: Entry, system: string, at: string) {
  return {
    id,
    system,
    row_key: columnText(row.rowKey),
    source_table: columnText(row.table),
    encoding: columnText(row.encoding),
    findings: JSON.stringify(row.findings),
    raw_bytes: String.raw`\x${Buffer.from(row.rawBytes).toString('hex')}`,
    source_updated_at: moment(row.sourceUpdatedAt),
    first_seen_at: at,
    last_seen_at: at,
    count: sightings,
    resolved_at: cured ? at : null,
    may_hold_bids: row.mayHoldBids,
  };
}
