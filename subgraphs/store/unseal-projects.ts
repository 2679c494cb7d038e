import { sql, type Kysely } from 'kysely';
import { isoOf } from './moment.ts';
import { refreshDisclosed } from './refresh-disclosed.ts';
import type { Tables } from './tables.ts';
import { inTransaction } from './transaction.ts';
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

/** As migrations mark a project. */
const MARKED = '1970-01-01T00:00:00+08:00';

/** Looks again at every project that a migration has marked: what it shows was derived by other rules. */
export async function deriveMarkedAnew(db: Kysely<Tables>, now: () => Date): Promise<void> {
  for (;;) {
    const marked = await db.selectFrom('project').select('system').where('sealed_until', '=', MARKED).limit(1).executeTakeFirst();
    if (marked === undefined) return;
    await inTransaction(db, (transaction) => unsealProjects(transaction, marked.system, isoOf(now().getTime())));
  }
}
