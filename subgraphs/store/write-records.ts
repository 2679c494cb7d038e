import { sql, type Kysely } from 'kysely';
import type { RowRead } from '../../adapters/adapter.ts';
import type { KnownRow, NewVersion } from './row-plan.ts';
import { columnText, insertRows } from './rowset.ts';
import { projectOf, RECORD_COLUMNS, splitContent, type StoredRecord } from './stored-record.ts';
import type { Tables } from './tables.ts';
import type { PageOrigin } from './write-versions.ts';

/** What a page's records belong to, before and after. */
export interface Touched {
  /** Native ids. */
  readonly projects: readonly string[];
  readonly notices: readonly string[];
  readonly complaints: readonly string[];
  /** Native ids of the projects of a row, before and after. */
  readonly projectsOf: (rowKey: string) => readonly string[];
}

/** Replaces the records of rows whose current version changed. */
export async function replaceRecords(
  db: Kysely<Tables>,
  origin: PageOrigin,
  current: readonly NewVersion[],
  known: ReadonlyMap<string, KnownRow>,
): Promise<Touched> {
  const replaced = current.map(({ rowKey }) => rowKey).filter((rowKey) => known.has(rowKey));
  const before = await recordsOfRows(db, origin.system, replaced);
  if (before.length > 0) {
    await db
      .deleteFrom('record')
      .where('system', '=', origin.system)
      .where('row_key', '=', sql<string>`any(${replaced}::text[])`)
      .execute();
  }
  const after = current.flatMap((version, index) => storedRecords(origin, version, origin.arrivals + index + 1));
  await insertRows(db, 'record', RECORD_COLUMNS, after);
  return touchedBy([...before, ...after]);
}

type RecordKey = Pick<StoredRecord, 'row_key' | 'kind' | 'native_id' | 'project_native_id'>;

async function recordsOfRows(db: Kysely<Tables>, system: string, rowKeys: readonly string[]): Promise<readonly RecordKey[]> {
  if (rowKeys.length === 0) return [];
  return db
    .selectFrom('record')
    .select(['row_key', 'kind', 'native_id', 'project_native_id'])
    .where('system', '=', system)
    .where('row_key', '=', sql<string>`any(${rowKeys}::text[])`)
    .execute();
}

function storedRecords({ system, at }: PageOrigin, version: NewVersion, arrival: number): readonly StoredRecord[] {
  if (version.change.type === 'DELETED') return [];
  const test = isTestRow(version.change);
  return version.change.records.map((record, position) => ({
    system,
    row_key: version.rowKey,
    position,
    kind: record.kind,
    native_id: columnText(record.nativeId),
    project_native_id: projectOf(record),
    source_updated_at: version.sourceUpdatedAt,
    known_at: at,
    arrival,
    test,
    ...splitContent(record),
  }));
}

function isTestRow({ findings }: RowRead): boolean {
  return findings.some(({ code }) => code === 'TEST_ROW');
}

function touchedBy(records: readonly RecordKey[]): Touched {
  const projectsOfRow = new Map<string, Set<string>>();
  for (const { row_key: rowKey, project_native_id: project } of records) {
    if (project === null) continue;
    if (!projectsOfRow.has(rowKey)) projectsOfRow.set(rowKey, new Set());
    projectsOfRow.get(rowKey)!.add(project);
  }
  const ofKind = (wanted: string) =>
    [...new Set(records.flatMap(({ kind, native_id: nativeId }) => (kind === wanted ? [nativeId] : [])))].sort();
  return {
    projects: [...new Set([...projectsOfRow.values()].flatMap((projects) => [...projects]))].sort(),
    notices: ofKind('notice'),
    complaints: ofKind('complaint'),
    projectsOf: (rowKey) => [...(projectsOfRow.get(rowKey) ?? [])].sort(),
  };
}
