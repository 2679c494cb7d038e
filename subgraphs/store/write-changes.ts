import { sql, type Kysely } from 'kysely';
import type { NewVersion } from './row-plan.ts';
import { insertRows } from './rowset.ts';
import type { Tables } from './tables.ts';
import type { PageOrigin } from './write-versions.ts';

const COLUMNS = {
  seq: 'bigint',
  system: 'text',
  row_key: 'text',
  version: 'integer',
  change: 'text',
  at: 'timestamptz',
  project_native_ids: 'json',
};

/**
 * Appends the current changes of a page to the feed. The counter's row stays locked until the commit, so sequences
 * become visible in their order: a reader who asks for what is greater than the last one seen misses none.
 */
export async function appendChanges(
  db: Kysely<Tables>,
  { system, at }: PageOrigin,
  versions: readonly NewVersion[],
  projectsOf: (rowKey: string) => readonly string[],
): Promise<void> {
  const current = versions.filter((version) => version.current);
  if (current.length === 0) return;
  const first = await takeSequences(db, current.length);
  const rows = current.map(({ rowKey, version, change }, index) => ({
    seq: first + index,
    system,
    row_key: rowKey,
    version,
    change: change.type === 'DELETED' ? 'DELETED' : version === 1 ? 'INSERTED' : 'UPDATED',
    at,
    project_native_ids: JSON.stringify(projectsOf(rowKey)),
  }));
  await insertRows(db, 'change', COLUMNS, rows);
}

/** Appends that time has disclosed more of these projects: no row of theirs has changed. */
export async function appendDisclosed(
  db: Kysely<Tables>,
  { system, at }: Pick<PageOrigin, 'system' | 'at'>,
  nativeIds: readonly string[],
): Promise<void> {
  const seq = await takeSequences(db, 1);
  const entry = { seq, system, row_key: '', version: 0, change: 'DISCLOSED', at, project_native_ids: JSON.stringify(nativeIds) };
  await insertRows(db, 'change', COLUMNS, [entry]);
}

/** The first of so many sequences of the feed. */
async function takeSequences(db: Kysely<Tables>, count: number): Promise<number> {
  const { last } = await db
    .updateTable('feed_counter')
    .set({ last: sql<number>`last + ${count}::int` })
    .where('id', '=', 1)
    .returning('last')
    .executeTakeFirstOrThrow();
  return last - count + 1;
}
