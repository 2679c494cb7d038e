import { sql, type Kysely } from 'kysely';
import type { Change } from '../../adapters/adapter.ts';
import type { Finding } from '../../schema/records/finding.ts';
import type { NewVersion } from './row-plan.ts';
import { columnText, insertRows, replacing } from './rowset.ts';
import type { Tables } from './tables.ts';
import type { PageOrigin } from './write-versions.ts';

const COLUMNS = {
  system: 'text',
  list: 'text',
  raw: 'text',
  column_name: 'text',
  count: 'bigint',
  first_seen_at: 'timestamptz',
  last_seen_at: 'timestamptz',
};

/** Adds the values that no code list holds to the work-list: once per new row version or unreadable row. */
export async function noteUnmappedCodes(
  db: Kysely<Tables>,
  { system, at }: PageOrigin,
  versions: readonly NewVersion[],
  changes: readonly Change[],
): Promise<void> {
  const read = versions.flatMap(({ change }) => (change.type === 'READ' ? change.findings : []));
  const unreadable = changes.flatMap((change) => (change.type === 'UNREADABLE' ? change.findings : []));
  const counts = new Map<string, { readonly finding: Finding; count: number }>();
  for (const finding of [...read, ...unreadable]) {
    if (finding.code !== 'UNKNOWN_CODE' || finding.value === null) continue;
    const key = [finding.list, finding.column, finding.value].join('\n');
    const entry = counts.get(key) ?? { finding, count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  }
  const rows = [...counts.values()].map(({ finding: { list, column, value }, count }) => ({
    system,
    list: columnText(list ?? ''),
    raw: columnText(value!),
    column_name: columnText(column),
    count,
    first_seen_at: at,
    last_seen_at: at,
  }));
  await insertRows(db, 'unmapped_code', COLUMNS, rows, {
    key: ['system', 'list', 'column_name', 'raw'],
    set: { ...replacing('last_seen_at'), count: sql`unmapped_code.count + excluded.count` },
  });
}
