import { sql, type Kysely } from 'kysely';
import { refreshDisclosed } from './refresh-disclosed.ts';
import { refreshNotices } from './refresh-notices.ts';
import type { Tables } from './tables.ts';
import { inTransaction } from './transaction.ts';
import { appendDisclosed } from './write-changes.ts';

/** Raised when the index derives something else from the same records. 1: from masked text. 2: bidders are sealed by default. */
export const INDEX_VERSION = 2;

/** Entries of one round. */
const BATCH = 500;

/** Brings what is shown of a store that was filled by an older derivation up to date, system by system; of several processes one at a time. */
export async function deriveIndexAnew(db: Kysely<Tables>, at: string): Promise<void> {
  const older = await db.selectFrom('system').select('id').where('index_version', '<', INDEX_VERSION).execute();
  for (const { id } of older) await inTransaction(db, (transaction) => deriveSystem(transaction, id, at));
}

async function deriveSystem(db: Kysely<Tables>, system: string, at: string): Promise<void> {
  const state = await db.selectFrom('system').select('index_version').where('id', '=', system).forUpdate().executeTakeFirstOrThrow();
  if (state.index_version >= INDEX_VERSION) return;
  let noticesMore = 0;
  const derived: (readonly string[])[] = [];
  await inBatches(db, 'project', system, async (projects) => {
    noticesMore += await refreshDisclosed(db, system, { projects, notices: [], rows: [] }, at);
    derived.push(projects);
  });
  await inBatches(db, 'notice', system, async (nativeIds) => void (noticesMore += await refreshNotices(db, system, nativeIds)));
  const notices = sql<number>`notice_count + ${noticesMore}::int`;
  await db.updateTable('system').set({ index_version: INDEX_VERSION, notice_count: notices }).where('id', '=', system).execute();
  // Last, because every system passes through the feed.
  for (const projects of derived) await appendDisclosed(db, { system, at }, projects);
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
