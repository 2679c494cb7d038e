import { sql, type Kysely } from 'kysely';
import type { ComplaintState } from '../../../schema/codes/complaint-state.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { Complaint } from '../../../schema/records/complaint.ts';
import { moment } from '../moment.ts';
import { regionColumns } from '../region-columns.ts';
import { columnText, insertRows, type RowsetColumns } from '../rowset.ts';
import type { Tables } from '../tables.ts';

/** Whose a legacy system is. */
export interface SystemHome {
  readonly sector: Sector | null;
  /** GB/T 2260. */
  readonly region: string | null;
}

type ComplaintColumns = ReturnType<typeof complaintColumns>;

const COLUMNS: RowsetColumns<ComplaintColumns> = {
  ...{ system: 'text', native_id: 'text', row_key: 'text', position: 'integer', project_native_id: 'text', project_id: 'text' },
  ...{ sector: 'text', province: 'text', city: 'text', region: 'text', state: 'text', filed_at: 'timestamptz', sort_at: 'timestamptz' },
};

/** Brings complaints up to their current records, and those that name one of these projects up to what it is now. */
export async function refreshComplaints(
  db: Kysely<Tables>,
  system: string,
  { complaints, projects }: { readonly complaints: readonly string[]; readonly projects: readonly string[] },
  home: SystemHome,
): Promise<void> {
  const nativeIds = [...new Set([...complaints, ...(await namingOneOf(db, system, projects))])];
  if (nativeIds.length === 0) return;
  const records = await currentRecords(db, system, nativeIds);
  const named = await projectsNamed(db, system, records.map(projectCodeOf));
  await db
    .deleteFrom('complaint')
    .where('system', '=', system)
    .where('native_id', '=', sql<string>`any(${nativeIds}::text[])`)
    .execute();
  const rows = records.map((record) => complaintColumns(record, named.get(projectCodeOf(record) ?? '') ?? null, home));
  await insertRows(db, 'complaint', COLUMNS, [...new Map(rows.map((row) => [row.native_id, row])).values()]);
}

async function namingOneOf(db: Kysely<Tables>, system: string, projects: readonly string[]): Promise<readonly string[]> {
  if (projects.length === 0) return [];
  const rows = await db
    .selectFrom('complaint')
    .select('native_id')
    .where('system', '=', system)
    .where('project_native_id', '=', sql<string>`any(${[...projects]}::text[])`)
    .execute();
  return rows.map(({ native_id: nativeId }) => nativeId);
}

interface ComplaintRecord {
  readonly system: string;
  readonly native_id: string;
  readonly row_key: string;
  readonly position: number;
  readonly source_updated_at: string | null;
  readonly known_at: string;
  readonly facts: unknown;
}

/** Oldest first: where several rows hold the same complaint, the last one speaks. */
function currentRecords(db: Kysely<Tables>, system: string, nativeIds: readonly string[]): Promise<readonly ComplaintRecord[]> {
  return db
    .selectFrom('record')
    .select(['system', 'native_id', 'row_key', 'position', 'source_updated_at', 'known_at', 'facts'])
    .where('system', '=', system)
    .where('kind', '=', 'complaint')
    .where('native_id', '=', sql<string>`any(${[...nativeIds]}::text[])`)
    .where('test', '=', false)
    .orderBy(sql`source_updated_at asc nulls first, arrival, position`)
    .execute();
}

function projectCodeOf({ facts }: ComplaintRecord): string | null {
  return columnText((facts as Complaint).projectCode);
}

interface NamedProject {
  readonly native_id: string;
  readonly id: string;
  readonly sector: string;
  readonly region: string | null;
  readonly listed: boolean;
}

async function projectsNamed(
  db: Kysely<Tables>,
  system: string,
  codes: readonly (string | null)[],
): Promise<ReadonlyMap<string, NamedProject>> {
  const rows = await db
    .selectFrom('project')
    .select(['native_id', 'id', 'sector', 'region', 'listed'])
    .where('system', '=', system)
    .where('native_id', '=', sql<string>`any(${codes.filter((code) => code !== null)}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.native_id, row]));
}

function complaintColumns(record: ComplaintRecord, project: NamedProject | null, home: SystemHome) {
  const { facts, source_updated_at: sourceUpdatedAt, known_at: knownAt, ...key } = record;
  const complaint = facts as Complaint;
  const region = project?.region ?? home.region;
  const filedAt = moment(complaint.filedAt?.at);
  return {
    ...key,
    project_native_id: projectCodeOf(record),
    project_id: project?.listed === true ? project.id : null,
    sector: project?.sector ?? home.sector,
    ...regionColumns(region === null ? null : { code: region, raw: region }),
    state: stateOf(complaint),
    filed_at: filedAt,
    sort_at: filedAt ?? sourceUpdatedAt ?? knownAt,
  };
}

function stateOf({ acceptedAt, decidedAt }: Complaint): ComplaintState {
  return decidedAt !== null ? 'DECIDED' : acceptedAt !== null ? 'ACCEPTED' : 'FILED';
}
