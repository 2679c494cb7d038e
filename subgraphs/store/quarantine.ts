import { sql, type Kysely, type Selectable } from 'kysely';
import type { Finding } from '../../schema/records/finding.ts';
import { countRows } from './count-rows.ts';
import { checkLimit, pageOf, readCursor, writeCursor } from './page-request.ts';
import type { QuarantineRow } from './rows.ts';
import type { Quarantine } from './store.ts';
import type { QuarantineTable, Tables } from './tables.ts';
import { all } from './where.ts';

const LIST = 'quarantine LAST_SEEN_AT DESC';

export function createQuarantine(db: Kysely<Tables>): Quarantine {
  return {
    async list({ system, open }, page) {
      const limit = checkLimit(page);
      const where = all([
        ...(system === undefined ? [] : [sql<boolean>`quarantine.system = ${system}`]),
        ...(open === undefined
          ? []
          : [open ? sql<boolean>`quarantine.resolved_at is null` : sql<boolean>`quarantine.resolved_at is not null`]),
      ]);
      const position = page.after === null || page.after === undefined ? null : readCursor(LIST, page.after);
      const rows = await db
        .selectFrom('quarantine')
        .selectAll()
        .where(where)
        .where(position === null ? sql<boolean>`true` : sql<boolean>`(last_seen_at, id) < (${position.value}::timestamptz, ${position.id})`)
        .orderBy('last_seen_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute();
      const found = rows.map((row) => ({ ...quarantineRow(row), cursor: writeCursor(LIST, { value: row.last_seen_at, id: row.id }) }));
      return pageOf(page, found, await countRows(db, sql`from quarantine where ${where}`));
    },
  };
}

function quarantineRow(row: Selectable<QuarantineTable>): QuarantineRow {
  return {
    id: row.id,
    system: row.system,
    rowKey: row.row_key,
    table: row.source_table,
    encoding: row.encoding,
    findings: row.findings as readonly Finding[],
    rawBytes: row.raw_bytes,
    sourceUpdatedAt: row.source_updated_at,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    count: row.count,
    resolvedAt: row.resolved_at,
  };
}
