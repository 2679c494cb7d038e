import { sql, type Kysely, type Selectable } from 'kysely';
import { countRows } from './count-rows.ts';
import type { PageRequest, UnmappedCodeFilter } from './filter.ts';
import { checkLimit, pageOf, readCursor, writeCursor } from './page-request.ts';
import type { UnmappedCode } from './rows.ts';
import type { Codes } from './store.ts';
import type { Tables, UnmappedCodeTable } from './tables.ts';
import { all, oneOf, type Condition } from './where.ts';

const LIST = 'unmappedCodes COUNT DESC';
/** Names one value among those of one count: JSON, because a value may hold any character. */
const KEY = sql<string>`json_build_array(unmapped_code.system, list, column_name, raw)::text collate "C"`;

export function createCodes(db: Kysely<Tables>): Codes {
  const select = (where: Condition, limit: number) =>
    db
      .selectFrom('unmapped_code')
      .selectAll()
      .select(KEY.as('key'))
      .where(where)
      .orderBy('count', 'desc')
      .orderBy(KEY)
      .limit(limit)
      .execute();
  return {
    async unmapped(system, limit = 500) {
      return (await select(whereOf(system === undefined ? {} : { systems: [system] }), limit)).map(unmappedCode);
    },
    async list(filter, page) {
      const rows = await select(all([whereOf(filter), ...after(page)]), checkLimit(page) + 1);
      const found = rows.map((row) => ({ ...unmappedCode(row), cursor: writeCursor(LIST, { value: String(row.count), id: row.key }) }));
      const total = page.withTotal === false ? null : await countRows(db, sql`from unmapped_code where ${whereOf(filter)}`);
      return pageOf(page, found, total);
    },
  };
}

function whereOf({ systems, lists }: UnmappedCodeFilter): Condition {
  return all([...oneOf('unmapped_code.system', systems), ...oneOf('unmapped_code.list', lists)]);
}

function after({ after: cursor }: PageRequest): readonly Condition[] {
  if (cursor === null || cursor === undefined) return [];
  const { value, id } = readCursor(LIST, cursor);
  return [sql<boolean>`(count < ${value}::bigint or (count = ${value}::bigint and ${KEY} > ${id}))`];
}

function unmappedCode(row: Selectable<UnmappedCodeTable>): UnmappedCode {
  return {
    system: row.system,
    list: row.list,
    raw: row.raw,
    column: row.column_name,
    count: row.count,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
  };
}
