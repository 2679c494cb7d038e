import { sql, type Kysely, type Selectable, type SelectQueryBuilder } from 'kysely';
import type { RowScope } from '../../../schema/access/belonging.ts';
import type { ComplaintState } from '../../../schema/codes/complaint-state.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { Complaint } from '../../../schema/records/complaint.ts';
import type { ComplaintTable } from '../complaint-tables.ts';
import { countRows } from '../count-rows.ts';
import type { Page, PageRequest } from '../filter.ts';
import { checkLimit, pageOf, readCursor, writeCursor } from '../page-request.ts';
import { groupedBy } from '../projects.ts';
import { wholeRecord } from '../stored-record.ts';
import type { Tables } from '../tables.ts';
import { all, between, oneOf, within, type Condition } from '../where.ts';
import type { ComplaintFilter, ComplaintRow, Complaints } from './complaints.ts';

const LIST = 'complaints SORT_AT DESC';
const ID = sql<string>`complaint.system || ':' || complaint.native_id collate "C"`;
const MOST_OF_A_PROJECT = 100;

export function createComplaints(db: Kysely<Tables>): Complaints {
  return {
    list: (filter, scope, page) => listComplaints(db, all([whereOf(filter), inScope(scope)]), page),
    byProjects: (projectIds, scope) => complaintsOf(db, projectIds, inScope(scope)),
  };
}

function whereOf({ systems, sectors, regions, states, from, to }: ComplaintFilter): Condition {
  return all([
    ...oneOf('complaint.system', systems),
    ...oneOf('complaint.sector', sectors),
    ...oneOf('complaint.state', states),
    ...within('complaint', regions),
    ...between('complaint.filed_at', from, to),
  ]);
}

/** No complaint is a market entity's own. */
function inScope({ entity, ...scope }: RowScope): Condition {
  return entity === undefined ? whereOf(scope) : sql<boolean>`false`;
}

async function listComplaints(db: Kysely<Tables>, where: Condition, page: PageRequest): Promise<Page<ComplaintRow>> {
  const limit = checkLimit(page);
  const position = page.after === null || page.after === undefined ? null : readCursor(LIST, page.after);
  const keys = db
    .selectFrom('complaint')
    .selectAll('complaint')
    .where(where)
    .where(
      position === null ? sql<boolean>`true` : sql<boolean>`(complaint.sort_at, ${ID}) < (${position.value}::timestamptz, ${position.id})`,
    )
    .orderBy('complaint.sort_at', 'desc')
    .orderBy(ID, 'desc')
    .limit(limit + 1);
  const rows = await withRecords(db, keys);
  const found = rows.map((row) => ({ ...complaintRow(row), cursor: writeCursor(LIST, { value: row.sort_at, id: row.id }) }));
  return pageOf(page, found, page.withTotal === false ? null : await countRows(db, sql`from complaint where ${where}`));
}

async function complaintsOf(
  db: Kysely<Tables>,
  projectIds: readonly string[],
  scope: Condition,
): Promise<ReadonlyMap<string, readonly ComplaintRow[]>> {
  if (projectIds.length === 0) return new Map();
  const ranked = db
    .selectFrom('complaint')
    .selectAll('complaint')
    .select(sql<number>`row_number() over (partition by complaint.project_id order by complaint.sort_at desc, ${ID} desc)`.as('place'))
    .where('complaint.project_id', '=', sql<string>`any(${[...projectIds]}::text[])`)
    .where(scope);
  const keys = db.selectFrom(ranked.as('ranked')).selectAll().where('place', '<=', MOST_OF_A_PROJECT);
  const rows = (await withRecords(db, keys)).map(complaintRow);
  return groupedBy(
    rows.map(({ projectId }) => projectId!),
    rows,
  );
}

type ComplaintKeys = SelectQueryBuilder<Tables, 'complaint', Selectable<ComplaintTable>>;

/** The complaints with the records behind them, last filed first. */
function withRecords(db: Kysely<Tables>, keys: Pick<ComplaintKeys, 'as'>) {
  return db
    .selectFrom(keys.as('complaint'))
    .innerJoin('record', (join) =>
      join
        .onRef('record.system', '=', 'complaint.system')
        .onRef('record.row_key', '=', 'complaint.row_key')
        .onRef('record.position', '=', 'complaint.position'),
    )
    .select(['complaint.system', 'complaint.project_id', 'complaint.sector', 'complaint.region', 'complaint.state', 'complaint.sort_at'])
    .select([ID.as('id'), 'record.facts', 'record.content'])
    .orderBy('complaint.sort_at', 'desc')
    .orderBy(ID, 'desc')
    .execute();
}

type SelectedComplaint = Awaited<ReturnType<typeof withRecords>>[number];

function complaintRow(row: SelectedComplaint): ComplaintRow {
  return {
    id: row.id,
    system: row.system,
    projectId: row.project_id,
    sector: row.sector as Sector | null,
    region: row.region,
    state: row.state as ComplaintState,
    complaint: wholeRecord(row.facts, row.content) as Complaint,
  };
}
