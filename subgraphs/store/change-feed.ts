import type { Kysely } from 'kysely';
import type { ChangeEntry } from './rows.ts';
import type { ChangeFeed } from './store.ts';
import type { Tables } from './tables.ts';

export function createChangeFeed(db: Kysely<Tables>): ChangeFeed {
  return {
    async after(seq, limit) {
      const rows = await db.selectFrom('change').selectAll().where('seq', '>', seq).orderBy('seq').limit(limit).execute();
      return rows.map((row) => ({
        seq: row.seq,
        system: row.system,
        rowKey: row.row_key,
        version: row.version,
        change: row.change as ChangeEntry['change'],
        at: row.at,
        projectNativeIds: row.project_native_ids as readonly string[],
      }));
    },
    async last() {
      const { last } = await db.selectFrom('feed_counter').select('last').where('id', '=', 1).executeTakeFirstOrThrow();
      return last;
    },
  };
}
