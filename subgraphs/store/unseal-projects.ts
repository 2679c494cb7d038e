import { sql, type Kysely } from 'kysely';
import { refreshDisclosed } from './refresh-disclosed.ts';
import type { Tables } from './tables.ts';
import { appendDisclosed } from './write-changes.ts';

/** Looked at in one transaction; the next pass goes on. */
const MOST = 500;

/** Shows the bidders of a system's projects whose time has come, and tells whoever follows the change feed. */
export async function unsealProjects(db: Kysely<Tables>, system: string, at: string): Promise<void> {
  const due = await db
    .selectFrom('project')
    .select('native_id')
    .where('system', '=', system)
    .where(sql<boolean>`sealed_until <= ${at}`)
    .orderBy('sealed_until')
    .limit(MOST)
    .execute();
  if (due.length === 0) return;
  const nativeIds = due.map(({ native_id: nativeId }) => nativeId);
  await db.selectFrom('system').select('id').where('id', '=', system).forUpdate().executeTakeFirst();
  const noticesMore = await refreshDisclosed(db, system, { projects: nativeIds, notices: [], rows: [] }, at);
  await db
    .updateTable('system')
    .set({ notice_count: sql<number>`notice_count + ${noticesMore}::int` })
    .where('id', '=', system)
    .execute();
  await appendDisclosed(db, { system, at }, nativeIds);
}
