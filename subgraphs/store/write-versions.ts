import type { Kysely } from 'kysely';
import { insertRows, replacingAll } from './rowset.ts';
import type { NewVersion } from './row-plan.ts';
import type { Tables } from './tables.ts';

/** Where and when a page comes from. */
export interface PageOrigin {
  readonly system: string;
  readonly mappingVersion: string;
  /** ISO 8601: when the store learnt it. */
  readonly at: string;
  /** Row versions of this system that became current before. */
  readonly arrivals: number;
}

const ROW_COLUMNS = {
  system: 'text',
  row_key: 'text',
  version: 'integer',
  deleted: 'boolean',
  source_updated_at: 'timestamptz',
  raw_hash: 'text',
  mapping_version: 'text',
};

const VERSION_COLUMNS = { ...ROW_COLUMNS, known_at: 'timestamptz', records: 'json', findings: 'json' };

/** Keeps every version, and points each row to its current one. */
export async function writeVersions(
  db: Kysely<Tables>,
  { system, mappingVersion, at }: PageOrigin,
  versions: readonly NewVersion[],
  current: readonly NewVersion[],
): Promise<void> {
  const columns = ({ change, rowKey, version, sourceUpdatedAt }: NewVersion) => ({
    system,
    row_key: rowKey,
    version,
    deleted: change.type === 'DELETED',
    source_updated_at: sourceUpdatedAt,
    raw_hash: change.type === 'DELETED' ? null : change.rawHash,
    mapping_version: mappingVersion,
  });
  const whole = (version: NewVersion) => ({
    ...columns(version),
    known_at: at,
    records: JSON.stringify(version.change.type === 'DELETED' ? [] : version.change.records),
    findings: JSON.stringify(version.change.type === 'DELETED' ? [] : version.change.findings),
  });
  await insertRows(db, 'row_version', VERSION_COLUMNS, versions.map(whole));
  await insertRows(db, 'source_row', ROW_COLUMNS, current.map(columns), replacingAll(ROW_COLUMNS, ['system', 'row_key']));
}
