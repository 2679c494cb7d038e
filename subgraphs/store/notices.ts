import { sql, type Kysely, type Selectable, type SelectQueryBuilder } from 'kysely';
import type { NoticeKind } from '../../schema/codes/notice-kind.ts';
import type { Sector } from '../../schema/codes/sector.ts';
import type { Notice } from '../../schema/records/notice.ts';
import { countRows } from './count-rows.ts';
import type { NoticeFilter, Page, PageRequest, TotalCount } from './filter.ts';
import { checkLimit, pageOf, readCursor, writeCursor } from './page-request.ts';
import { groupedBy } from './projects.ts';
import type { NoticeRow } from './rows.ts';
import type { Notices } from './store.ts';
import type { NoticeTable, Tables } from './tables.ts';
import { all, between, matching, oneOf, seesEveryRow, within, type Condition } from './where.ts';

const LIST = 'notices PUBLISHED_AT DESC';

export function createNotices(db: Kysely<Tables>): Notices {
  return {
    list: (filter, page) => listNotices(db, filter, page),
    byIds: (ids) => noticesByIds(db, ids),
    byProjects: (projectIds, limit = 100) => noticesByProjects(db, projectIds, limit),
    contentsOf: (ids) => contentsOf(db, ids),
  };
}

function noticeWhere(filter: NoticeFilter): Condition {
  return all([
    sql<boolean>`notice.listed`,
    ...oneOf('notice.system', filter.systems),
    ...oneOf('notice.sector', filter.sectors),
    ...oneOf('notice.kind', filter.kinds),
    ...within('notice', filter.regions),
    ...between('notice.published_at', filter.publishedFrom, filter.publishedTo),
    ...between('notice.sort_at', filter.publishedFrom, filter.publishedTo),
    ...ofProjects(filter.projects),
    ...matching('notice', filter.text),
  ]);
}

function ofProjects(ids: readonly string[] | undefined): readonly Condition[] {
  if (ids === undefined) return [];
  return [
    sql<boolean>`(notice.system, notice.project_native_id) in (select p.system, p.native_id from project as p where p.id = any(${[...ids]}::text[]))`,
  ];
}

async function listNotices(db: Kysely<Tables>, filter: NoticeFilter, page: PageRequest): Promise<Page<NoticeRow>> {
  const limit = checkLimit(page);
  const where = noticeWhere(filter);
  const position = page.after === null || page.after === undefined ? null : readCursor(LIST, page.after);
  const keys = db
    .selectFrom('notice')
    .selectAll()
    .where(where)
    .where(
      position === null ? sql<boolean>`true` : sql<boolean>`(notice.sort_at, notice.id) < (${position.value}::timestamptz, ${position.id})`,
    )
    .orderBy('notice.sort_at', 'desc')
    .orderBy('notice.id', 'desc')
    .limit(limit + 1);
  const rows = await withRecords(db, keys);
  const total = page.withTotal === false ? null : await countNotices(db, filter);
  const found = rows.map((row) => ({ ...noticeRow(row), cursor: writeCursor(LIST, { value: row.sort_at, id: row.id }) }));
  return pageOf(page, found, total);
}

async function countNotices(db: Kysely<Tables>, filter: NoticeFilter): Promise<TotalCount> {
  if (Object.entries(filter).every(([part, value]) => value === undefined || part === 'systems')) return countOfSystems(db, filter.systems);
  return countRows(db, sql`from notice where ${noticeWhere(filter)}`, await seesEveryRow(db, 'notice', filter.text));
}

async function countOfSystems(db: Kysely<Tables>, systems: readonly string[] | undefined): Promise<TotalCount> {
  const { count } = await db
    .selectFrom('system')
    .select(sql<number>`coalesce(sum(notice_count), 0)::bigint`.as('count'))
    .where(all(oneOf('system.id', systems)))
    .executeTakeFirstOrThrow();
  return { value: count, kind: 'EXACT' };
}

async function noticesByIds(db: Kysely<Tables>, ids: readonly string[]): Promise<readonly (NoticeRow | null)[]> {
  if (ids.length === 0) return [];
  const keys = db
    .selectFrom('notice')
    .selectAll()
    .where('notice.id', '=', sql<string>`any(${[...ids]}::text[])`)
    .where('notice.listed', '=', true);
  const byId = new Map((await withRecords(db, keys)).map((row) => [row.id, noticeRow(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

async function noticesByProjects(
  db: Kysely<Tables>,
  projectIds: readonly string[],
  limit: number,
): Promise<ReadonlyMap<string, readonly NoticeRow[]>> {
  if (projectIds.length === 0) return new Map();
  const ranked = db
    .selectFrom('notice')
    .selectAll('notice')
    .select(
      sql<number>`row_number() over (partition by notice.system, notice.project_native_id order by notice.sort_at desc, notice.id desc)`.as(
        'place',
      ),
    )
    .where('notice.listed', '=', true)
    .where(all(ofProjects(projectIds)));
  const keys = db.selectFrom(ranked.as('ranked')).selectAll().where('place', '<=', limit);
  const rows = (await withRecords(db, keys)).map(noticeRow);
  return groupedBy(
    rows.map(({ projectId }) => projectId!),
    rows,
  );
}

async function contentsOf(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('notice')
    .innerJoin('record', (join) =>
      join
        .onRef('record.system', '=', 'notice.system')
        .onRef('record.row_key', '=', 'notice.row_key')
        .onRef('record.position', '=', 'notice.position'),
    )
    .select(['notice.id', 'record.content'])
    .where('notice.id', '=', sql<string>`any(${[...ids]}::text[])`)
    .where('notice.listed', '=', true)
    .where('record.content', 'is not', null)
    .execute();
  return new Map(rows.map(({ id, content }) => [id, content!]));
}

type NoticeKeys = SelectQueryBuilder<Tables, 'notice', Selectable<NoticeTable>>;

/** The notices with the records behind them and the projects they belong to, newest first. */
function withRecords(db: Kysely<Tables>, keys: Pick<NoticeKeys, 'as'>) {
  return db
    .selectFrom(keys.as('n'))
    .innerJoin('record', (join) =>
      join.onRef('record.system', '=', 'n.system').onRef('record.row_key', '=', 'n.row_key').onRef('record.position', '=', 'n.position'),
    )
    .leftJoin('project', (join) => join.onRef('project.system', '=', 'n.system').onRef('project.native_id', '=', 'n.project_native_id'))
    .select(['n.id', 'n.system', 'n.native_id', 'n.sector', 'n.kind', 'n.title', 'n.published_at', 'n.sort_at', 'n.region'])
    .select(['project.id as project_id', 'record.facts'])
    .orderBy('n.sort_at', 'desc')
    .orderBy('n.id', 'desc')
    .execute();
}

type SelectedNotice = Awaited<ReturnType<typeof withRecords>>[number];

function noticeRow(row: SelectedNotice): NoticeRow {
  return {
    id: row.id,
    system: row.system,
    nativeId: row.native_id,
    projectId: row.project_id,
    sector: row.sector as Sector,
    kind: row.kind as NoticeKind | null,
    title: row.title,
    publishedAt: row.published_at,
    region: row.region,
    notice: row.facts as Notice,
  };
}
