import { sql, type Kysely } from 'kysely';
import { countRows } from '../count-rows.ts';
import type { Page, PageRequest } from '../filter.ts';
import { checkLimit, pageOf, readCursor, writeCursor } from '../page-request.ts';
import type { Tables } from '../tables.ts';

const LIST = 'notices of an entity SORT_AT DESC';

/** Notices of every public project that names the entity, each once. */
export async function noticesOf(db: Kysely<Tables>, id: string, page: PageRequest): Promise<Page<{ readonly id: string }>> {
  const limit = checkLimit(page);
  const position = page.after === null || page.after === undefined ? null : readCursor(LIST, page.after);
  const after =
    position === null ? sql<boolean>`true` : sql<boolean>`(notice.sort_at, notice.id) < (${position.value}::timestamptz, ${position.id})`;
  const from = sql`from notice where notice.listed and (notice.system, notice.project_native_id) in (
    select project.system, project.native_id from entity join entity_mention as mention on mention.identity = entity.identity
      join project on project.id = mention.project_id where entity.entity_id = ${id})`;
  const { rows } = await sql<{ id: string; sort_at: string }>`
    select notice.id, notice.sort_at ${from} and ${after} order by notice.sort_at desc, notice.id desc limit ${limit + 1}`.execute(db);
  const found = rows.map((row) => ({ id: row.id, cursor: writeCursor(LIST, { value: row.sort_at, id: row.id }) }));
  return pageOf(page, found, page.withTotal === false ? null : await countRows(db, from));
}
