import { sql, type Kysely } from 'kysely';
import { isOpeningRecord } from '../../schema/access/seal.ts';
import type { Party } from '../../schema/records/party.ts';
import type { TradeRecord } from '../../schema/records/record.ts';
import { indexProject, PROJECT_COLUMNS, type IndexedProject, type ProjectColumns, type RecordOfProject } from './index-project.ts';
import { columnText, insertRows, replacingAll, type RowsetColumns } from './rowset.ts';
import { changeRollup, type RollupCell } from './rollup.ts';
import type { Tables } from './tables.ts';

type ProjectBefore = RollupCell & { readonly native_id: string; readonly fingerprint: string; readonly party_fingerprint: string };

/**
 * Brings the index entries, parties, deal codes and roll-ups of these projects up to their current records, as far as they are
 * disclosed `at` then; gives the native ids of their notices that a seal hides or has hidden.
 */
export async function refreshProjects(
  db: Kysely<Tables>,
  system: string,
  nativeIds: readonly string[],
  at: string,
): Promise<readonly string[]> {
  if (nativeIds.length === 0) return [];
  const before = await projectsBefore(db, system, nativeIds);
  const records = await recordsByProject(db, system, nativeIds);
  const after = nativeIds.map((nativeId) => ({
    nativeId,
    entry: indexProject(system, nativeId, records.get(nativeId) ?? [], new Date(at)),
  }));
  const changed = after.filter(({ nativeId, entry }) => entry?.columns.fingerprint !== before.get(nativeId)?.fingerprint);
  const gone = changed.filter(({ entry }) => entry === null).map(({ nativeId }) => nativeId);
  await removeProjects(db, system, gone);
  await writeProjects(
    db,
    changed.flatMap(({ entry }) => (entry === null ? [] : [entry.columns])),
  );
  await writeParties(
    db,
    system,
    before,
    after.flatMap(({ entry }) => (entry === null ? [] : [entry])),
  );
  await changeRollup(
    db,
    changed.map(({ nativeId, entry }) => rollupMove(before.get(nativeId) ?? null, entry)),
  );
  return [...records.values()].flatMap(openingRecordsIn);
}

function openingRecordsIn(records: readonly RecordOfProject[]): readonly string[] {
  return records.flatMap(({ record }) => (record.kind === 'notice' && isOpeningRecord(record) ? [columnText(record.nativeId)] : []));
}

/** Whether a project is shown under another system's entry is decided by the links, not by its own rows. */
function rollupMove(before: ProjectBefore | null, entry: IndexedProject | null) {
  return { before, after: entry === null ? null : { ...entry.columns, alias: before?.alias ?? false } };
}

async function projectsBefore(db: Kysely<Tables>, system: string, nativeIds: readonly string[]): Promise<Map<string, ProjectBefore>> {
  const rows = await db
    .selectFrom('project')
    .select(['system', 'native_id', 'sector', 'city', 'month', 'stage', 'budget', 'deal', 'listed', 'fingerprint', 'party_fingerprint'])
    .select(sql<boolean>`alias_of is not null`.as('alias'))
    .where('system', '=', system)
    .where('native_id', '=', sql<string>`any(${nativeIds}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.native_id, row]));
}

/** Oldest first: by the source's time, then by arrival. */
async function recordsByProject(db: Kysely<Tables>, system: string, nativeIds: readonly string[]): Promise<Map<string, RecordOfProject[]>> {
  const rows = await db
    .selectFrom('record')
    .select(['project_native_id', 'test', 'source_updated_at', 'known_at', 'facts'])
    .where('system', '=', system)
    .where('project_native_id', '=', sql<string>`any(${nativeIds}::text[])`)
    .orderBy(sql`source_updated_at asc nulls first, arrival, position`)
    .execute();
  const byProject = new Map<string, RecordOfProject[]>(nativeIds.map((nativeId) => [nativeId, []]));
  for (const { project_native_id: nativeId, test, source_updated_at: sourceUpdatedAt, known_at: knownAt, facts } of rows) {
    byProject.get(nativeId!)!.push({ record: facts as TradeRecord, test, sourceUpdatedAt, knownAt });
  }
  return byProject;
}

async function removeProjects(db: Kysely<Tables>, system: string, nativeIds: readonly string[]): Promise<void> {
  if (nativeIds.length === 0) return;
  for (const table of ['project_party', 'project_deal_code', 'project'] as const) {
    await db
      .deleteFrom(table)
      .where('system', '=', system)
      .where('native_id', '=', sql<string>`any(${nativeIds}::text[])`)
      .execute();
  }
}

function writeProjects(db: Kysely<Tables>, columns: readonly ProjectColumns[]): Promise<void> {
  return insertRows(db, 'project', PROJECT_COLUMNS, columns, replacingAll(PROJECT_COLUMNS, ['system', 'native_id']));
}

interface PartyColumns {
  readonly system: string;
  readonly native_id: string;
  readonly position: number;
  readonly project_id: string;
  readonly record_kind: string;
  readonly role: string;
  readonly name: string;
  readonly code: string | null;
  readonly party: string;
}

const PARTY_COLUMNS: RowsetColumns<PartyColumns> = {
  system: 'text',
  native_id: 'text',
  position: 'integer',
  project_id: 'text',
  record_kind: 'text',
  role: 'text',
  name: 'text',
  code: 'text',
  party: 'json',
};

const DEAL_CODE_COLUMNS = { system: 'text', native_id: 'text', deal_code: 'text', project_id: 'text' };

async function writeParties(
  db: Kysely<Tables>,
  system: string,
  before: ReadonlyMap<string, ProjectBefore>,
  entries: readonly IndexedProject[],
): Promise<void> {
  const changed = entries.filter(({ columns }) => before.get(columns.native_id)?.party_fingerprint !== columns.party_fingerprint);
  const known = changed.map(({ columns }) => columns.native_id).filter((nativeId) => before.has(nativeId));
  for (const table of known.length === 0 ? [] : (['project_party', 'project_deal_code'] as const)) {
    await db
      .deleteFrom(table)
      .where('system', '=', system)
      .where('native_id', '=', sql<string>`any(${known}::text[])`)
      .execute();
  }
  await insertRows(db, 'project_party', PARTY_COLUMNS, changed.flatMap(partyRows));
  await insertRows(db, 'project_deal_code', DEAL_CODE_COLUMNS, changed.flatMap(dealCodeRows));
}

function partyRows({ columns, parties }: IndexedProject): readonly PartyColumns[] {
  return parties.map(({ recordKind, party }, position) => ({
    ...keyOf(columns),
    position,
    record_kind: recordKind,
    role: party.role,
    name: columnText(party.name),
    code: columnText(party.code),
    party: JSON.stringify(party satisfies Party),
  }));
}

function dealCodeRows({ columns, dealCodes }: IndexedProject) {
  return dealCodes.map((dealCode) => ({ ...keyOf(columns), deal_code: dealCode }));
}

function keyOf({ system, native_id, id }: ProjectColumns) {
  return { system, native_id, project_id: id };
}
