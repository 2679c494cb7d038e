import { sql, type Kysely } from 'kysely';
import { SEALABLE_KINDS, SECRET_KINDS } from '../../schema/access/seal.ts';
import type { Tables } from './tables.ts';

const SECRET = [...SECRET_KINDS];
const KINDS = [...SEALABLE_KINDS, ...SECRET];

/** Of credit events only those with this scope are open. Facts may hold a NUL, which `->>` refuses; no text within them looks so. */
const SHARED = sql`record.kind = 'creditEvent' and record.facts::text not like '%"scope":{"code":"PUBLIC"%'`;

/** What of a system is to be looked at again. */
export interface Touching {
  /** Native ids. */
  readonly projects: readonly string[];
  readonly notices: readonly string[];
  /** Row keys. */
  readonly rows: readonly string[];
}

/**
 * Notes which rows nothing can be seen of: bids and openings, and what lists them, of a project that is sealed or not known yet; and
 * what is not public at any time.
 */
export async function refreshHiddenRows(db: Kysely<Tables>, system: string, touching: Touching): Promise<void> {
  const rowKeys = await rowsToJudge(db, system, touching);
  await sql`delete from hidden_row where system = ${system} and row_key = any(${[...touching.rows, ...rowKeys]}::text[])`.execute(db);
  if (rowKeys.length === 0) return;
  await sql`insert into hidden_row (system, row_key)
    select record.system, record.row_key from record
    where record.system = ${system} and record.row_key = any(${rowKeys}::text[])
    group by record.system, record.row_key
    having bool_and(case
      when record.kind = any(${SECRET}::text[]) or ${SHARED} then true
      when record.kind = any(${KINDS}::text[]) then coalesce((select project.sealed_until is not null from project
        where project.system = record.system and project.native_id = record.project_native_id), true)
      when record.kind = 'notice' then (select notice.id from notice
        where notice.system = record.system and notice.native_id = record.native_id) is null
      else false end)`.execute(db);
}

/** Asked key by key: each by its index, however many rows a system has. */
async function rowsToJudge(db: Kysely<Tables>, system: string, { projects, notices, rows }: Touching): Promise<readonly string[]> {
  const { rows: found } = await sql<{ readonly row_key: string }>`
    select row_key from record where system = ${system} and row_key = any(${rows}::text[]) and (kind = any(${KINDS}::text[]) or ${SHARED})
    union select row_key from record
      where system = ${system} and project_native_id = any(${projects}::text[]) and kind = any(${KINDS}::text[])
    union select row_key from record where system = ${system} and kind = 'notice' and native_id = any(${notices}::text[])`.execute(db);
  return found.map(({ row_key: rowKey }) => rowKey);
}

/** Rows of each system that nothing can be seen of. */
export const HIDDEN_ROW_COUNT = sql<number>`(select count(*) from hidden_row where hidden_row.system = system.id)`;
