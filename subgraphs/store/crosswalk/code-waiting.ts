import { sql, type Kysely } from 'kysely';
import { insertRows } from '../rowset.ts';
import type { Tables } from '../tables.ts';

/** Remembers which of these projects have sections without a code, to be tried again. `day` is '' where no issuer is named. */
export async function noteWaiting(db: Kysely<Tables>, ids: readonly string[], waiting: readonly string[], day: string): Promise<void> {
  await db
    .deleteFrom('code_waiting')
    .where('project_id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute();
  const rows = [...new Set(waiting)].map((id) => ({ project_id: id, tried_on: day }));
  await insertRows(db, 'code_waiting', { project_id: 'text', tried_on: 'text' }, rows);
}

/** Some projects that have waited since another day. */
export async function waitedSince(db: Kysely<Tables>, day: string, limit: number): Promise<readonly string[]> {
  const rows = await db.selectFrom('code_waiting').select('project_id').where('tried_on', '<', day).limit(limit).execute();
  return rows.map((row) => row.project_id);
}
