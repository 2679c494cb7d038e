import type { Kysely } from 'kysely';
import type { Codes } from './store.ts';
import type { Tables } from './tables.ts';
import { all, oneOf } from './where.ts';

export function createCodes(db: Kysely<Tables>): Codes {
  return {
    async unmapped(system, limit = 500) {
      const rows = await db
        .selectFrom('unmapped_code')
        .selectAll()
        .where(all(oneOf('unmapped_code.system', system === undefined ? undefined : [system])))
        .orderBy('count', 'desc')
        .orderBy('system')
        .orderBy('list')
        .orderBy('raw')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        system: row.system,
        list: row.list,
        raw: row.raw,
        column: row.column_name,
        count: row.count,
        firstSeenAt: row.first_seen_at,
        lastSeenAt: row.last_seen_at,
      }));
    },
  };
}
