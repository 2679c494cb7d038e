import { sql, type Kysely, type Selectable } from 'kysely';
import { maskedRecord } from '../../schema/access/mask-record.ts';
import { withoutSealed } from '../../schema/access/seal.ts';
import type { Sector } from '../../schema/codes/sector.ts';
import type { Stage } from '../../schema/codes/stage.ts';
import type { Party } from '../../schema/records/party.ts';
import type { RecordKind, TradeRecord } from '../../schema/records/record.ts';
import type { Page, PageRequest, ProjectFilter, ProjectOrder, ProjectOrderField } from './filter.ts';
import { countProjects } from './count-projects.ts';
import { checkLimit, pageOf, readCursor, writeCursor } from './page-request.ts';
import { projectWhere } from './project-where.ts';
import type { ProjectParty, ProjectRow, TimelineEvent } from './rows.ts';
import type { Projects } from './store.ts';
import type { ProjectTable, Tables } from './tables.ts';
import { timelineEvents } from './timeline.ts';

const SORT_COLUMNS = { PUBLISHED_AT: 'sort_at', UPDATED_AT: 'updated_at', AMOUNT: 'amount_order' } as const satisfies Record<
  ProjectOrderField,
  keyof ProjectTable
>;

export function createProjects(db: Kysely<Tables>, now: () => Date): Projects {
  return {
    list: (filter, order, page) => listProjects(db, filter, order, page),
    byIds: (ids) => projectsByIds(db, ids),
    dealCodesOf: (ids) => dealCodesOf(db, ids),
    partiesOf: (ids) => partiesOf(db, ids),
    timelineOf: (ids) => timelineOf(db, ids, now()),
  };
}

async function listProjects(db: Kysely<Tables>, filter: ProjectFilter, order: ProjectOrder, page: PageRequest): Promise<Page<ProjectRow>> {
  const limit = checkLimit(page);
  const where = projectWhere(filter);
  const rows = await selectProjects(db)
    .where(where)
    .where(after(order, page.after))
    .orderBy(SORT_COLUMNS[order.field], order.direction === 'ASC' ? 'asc' : 'desc')
    .orderBy('id', order.direction === 'ASC' ? 'asc' : 'desc')
    .limit(limit + 1)
    .execute();
  const total = page.withTotal === false ? null : await countProjects(db, filter);
  const list = listName(order);
  const found = rows.map((row) => ({
    ...projectRow(row),
    cursor: writeCursor(list, { value: row[SORT_COLUMNS[order.field]], id: row.id }),
  }));
  return pageOf(page, found, total);
}

function listName({ field, direction }: ProjectOrder): string {
  return `projects ${field} ${direction}`;
}

/** Row-wise comparison: rows that tie in the sort value go on by id. */
function after(order: ProjectOrder, cursor: string | null | undefined) {
  if (cursor === null || cursor === undefined) return sql<boolean>`true`;
  const { value, id } = readCursor(listName(order), cursor);
  const type = order.field === 'AMOUNT' ? 'numeric' : 'timestamptz';
  const operator = order.direction === 'ASC' ? '>' : '<';
  const column = sql.ref(`project.${SORT_COLUMNS[order.field]}`);
  return sql<boolean>`(${column}, project.id) ${sql.raw(operator)} (${value}::${sql.raw(type)}, ${id})`;
}

const ROW_COLUMNS = [
  'project.id',
  'project.system',
  'project.native_id',
  'project.sector',
  'project.title',
  'project.project_code',
  'project.deal_codes',
  'project.region',
  'project.city',
  'project.stage',
  'project.published_at',
  'project.updated_at',
  'project.sort_at',
  'project.amount_order',
  'project.budget',
  'project.deal',
  'project.platform_name',
  'project.platform_code',
  'project.facts',
] as const;

function selectProjects(db: Kysely<Tables>) {
  return db.selectFrom('project').select(ROW_COLUMNS);
}

type SelectedProject = Omit<
  Selectable<ProjectTable>,
  | 'province'
  | 'method'
  | 'month'
  | 'listed'
  | 'search_text'
  | 'search'
  | 'fingerprint'
  | 'party_fingerprint'
  | 'alias_of'
  | 'alias_system'
  | 'sealed_until'
>;

function projectRow(row: SelectedProject): ProjectRow {
  return {
    id: row.id,
    system: row.system,
    nativeId: row.native_id,
    sector: row.sector as Sector,
    title: row.title,
    projectCode: row.project_code,
    dealCodes: row.deal_codes as readonly string[],
    region: row.region,
    city: row.city,
    stage: row.stage as Stage | null,
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
    budgetYuan: row.budget,
    dealYuan: row.deal,
    platformName: row.platform_name,
    platformCode: row.platform_code,
    facts: row.facts as ProjectRow['facts'],
  };
}

async function projectsByIds(db: Kysely<Tables>, ids: readonly string[]): Promise<readonly (ProjectRow | null)[]> {
  if (ids.length === 0) return [];
  const rows = await selectProjects(db)
    .where('project.id', '=', sql<string>`any(${[...ids]}::text[])`)
    .where('project.listed', '=', true)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, projectRow(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

async function dealCodesOf(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('project')
    .select(['id', 'deal_codes'])
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .where('listed', '=', true)
    .execute();
  return new Map(rows.map((row) => [row.id, row.deal_codes as readonly string[]]));
}

async function partiesOf(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, readonly ProjectParty[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('project_party')
    .select(['project_id', 'record_kind', 'party'])
    .where('project_id', '=', sql<string>`any(${[...ids]}::text[])`)
    .orderBy('project_id')
    .orderBy('position')
    .execute();
  const parties = rows.map((row) => ({ ...(row.party as Party), recordKind: row.record_kind as RecordKind }));
  return groupedBy(
    rows.map(({ project_id: id }) => id),
    parties,
  );
}

async function timelineOf(db: Kysely<Tables>, ids: readonly string[], now: Date): Promise<ReadonlyMap<string, readonly TimelineEvent[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('project')
    .innerJoin('record', (join) =>
      join.onRef('record.system', '=', 'project.system').onRef('record.project_native_id', '=', 'project.native_id'),
    )
    .select(['project.id', 'record.facts'])
    .where('project.id', '=', sql<string>`any(${[...ids]}::text[])`)
    .where('record.kind', 'in', ['notice', 'opening', 'award', 'contract', 'performance'])
    .orderBy('record.row_key')
    .orderBy('record.position')
    .execute();
  const records = groupedBy(
    rows.map(({ id }) => id),
    rows.map(({ facts }) => facts as TradeRecord),
  );
  return new Map([...records].map(([id, ofProject]) => [id, timelineEvents(withoutSealed(ofProject, now).map(maskedRecord))]));
}

/** Values by the key at the same place. */
export function groupedBy<Value>(keys: readonly string[], values: readonly Value[]): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const [index, key] of keys.entries()) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [values[index]!]);
    else group.push(values[index]!);
  }
  return groups;
}
