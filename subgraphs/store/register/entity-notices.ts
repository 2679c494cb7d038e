import { sql, type Kysely } from 'kysely';
import type { Page, PageRequest } from '../filter.ts';
import { checkLimit, pageOf, readCursor, writeCursor } from '../page-request.ts';
import type { Tables } from '../tables.ts';

const LIST = 'notices of an entity SORT_AT DESC';
/** Of a body with more, as a province's platform is, notices of its newest ones are listed. */
const MOST_PROJECTS = 20_000;

interface NoticeColumns {
  readonly id: string | null;
  readonly sort_at: string | null;
  readonly projects: number;
  readonly total: number;
}

/**
 * Notices of the public projects that name the entity, each once. They are looked for project by project: looking through all notices
 * for those of an entity that took part long ago would read every one. Ids of projects are `sector:system:nativeId`.
 */
export async function noticesOf(db: Kysely<Tables>, id: string, page: PageRequest): Promise<Page<{ readonly id: string }>> {
  const limit = checkLimit(page);
  const position = page.after === null || page.after === undefined ? null : readCursor(LIST, page.after);
  const after = position === null ? sql<boolean>`true` : sql<boolean>`(sort_at, id) < (${position.value}::timestamptz, ${position.id})`;
  const { rows } = await sql<NoticeColumns>`
    with named as materialized (
      select distinct mention.project_id as id, split_part(mention.project_id, ':', 1) as sector, split_part(mention.project_id, ':', 2) as system
      from entity join lateral (
        select project_id from entity_mention where entity_mention.identity = entity.identity
        order by at desc, project_id desc, role desc limit ${MOST_PROJECTS}) as mention on true
      where entity.entity_id = ${id}),
    found as materialized (
      select notice.id, notice.sort_at from named join lateral (
        select notice.id, notice.sort_at from notice where notice.listed and notice.system = named.system
          and notice.project_native_id = substr(named.id, char_length(named.sector) + char_length(named.system) + 3) offset 0) as notice on true),
    shown as (select id, sort_at from found where ${after} order by sort_at desc, id desc limit ${limit + 1})
    select shown.id, shown.sort_at, counted.total, counted.projects
    from (select (select count(*) from found) as total, (select count(*) from named) as projects) as counted left join shown on true
    order by shown.sort_at desc, shown.id desc`.execute(db);
  const { total, projects } = rows[0]!;
  const found = rows.flatMap((row) =>
    row.id === null || row.sort_at === null ? [] : [{ id: row.id, cursor: writeCursor(LIST, { value: row.sort_at, id: row.id }) }],
  );
  return pageOf(page, found, { value: total, kind: projects < MOST_PROJECTS ? 'EXACT' : 'LOWER_BOUND' });
}
