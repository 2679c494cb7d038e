import { sql, type Kysely } from 'kysely';
import { refreshNotices } from './refresh-notices.ts';
import { refreshProjects } from './refresh-projects.ts';
import type { Tables } from './tables.ts';
import { inTransaction } from './transaction.ts';

/** Raised when the index derives something else from the same records. 1: from masked text. */
export const INDEX_VERSION = 1;

/** Entries of one round. */
const BATCH = 500;

/** Brings the index of a store that was filled by an older derivation up to date, system by system; of several processes one at a time. */
export async function deriveIndexAnew(db: Kysely<Tables>, at: string): Promise<void> {
  const older = await db.selectFrom('system').select('id').where('index_version', '<', INDEX_VERSION).execute();
  for (const { id } of older) await inTransaction(db, (transaction) => deriveSystem(transaction, id, at));
}

async function deriveSystem(db: Kysely<Tables>, system: string, at: string): Promise<void> {
  const state = await db.selectFrom('system').select('index_version').where('id', '=', system).forUpdate().executeTakeFirstOrThrow();
  if (state.index_version >= INDEX_VERSION) return;
  await inBatches(db, 'project', system, (nativeIds) => refreshProjects(db, system, nativeIds, at));
  let noticesMore = 0;
  await inBatches(db, 'notice', system, async (nativeIds) => void (noticesMore += await refreshNotices(db, system, nativeIds)));
  const notices = sql<number>`notice_count + ${noticesMore}::int`;
  await db.updateTable('system').set({ index_version: INDEX_VERSION, notice_count: notices }).where('id', '=', system).execute();
}

type Refresh = (nativeIds: readonly string[]) => Promise<unknown>;

async function inBatches(db: Kysely<Tables>, table: 'project' | 'notice', system: string, refresh: Refresh): Promise<void> {
  for (let last = ''; ;) {
    const rows = await db
      .selectFrom(table)
      .select('native_id')
      .where('system', '=', system)
      .where('native_id', '>', last)
      .orderBy('native_id')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) return;
    await refresh(rows.map(({ native_id: nativeId }) => nativeId));
    last = rows.at(-1)!.native_id;
  }
}
