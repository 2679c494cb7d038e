import { createHash } from 'node:crypto';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Tables } from './tables.ts';

/** Columns of rows on their way into a table, with the type each is read as. */
export type RowsetColumns<Row> = { readonly [Column in keyof Row]-?: string };

/** What to do with a row whose key exists: replace these columns. */
export interface OnConflict {
  readonly key: readonly string[];
  /** SQL per column; `excluded` is the new row. */
  readonly set: Readonly<Record<string, RawBuilder<unknown>>>;
}

/** Writes any number of rows with one statement and one parameter. */
export async function insertRows<Row extends object>(
  db: Kysely<Tables>,
  table: keyof Tables,
  columns: RowsetColumns<Row>,
  rows: readonly Row[],
  onConflict?: OnConflict,
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  const types = columns as Readonly<Record<string, string>>;
  const given = sql.join(names.map((name) => sql`${sql.ref(name)} ${sql.raw(carrier(types[name]!))}`));
  const read = sql.join(names.map((name) => sql`${sql.ref(`r.${name}`)}::${sql.raw(types[name]!)}`));
  const target = sql.join(names.map((name) => sql.ref(name)));
  await sql`insert into ${sql.table(table)} (${target})
    select ${read} from json_to_recordset(${JSON.stringify(rows)}::json) as r (${given}) ${conflictClause(onConflict)}`.execute(db);
}

/** Types that JSON cannot hold as such travel as text: JSON in JSON keeps escapes that a `text` could not. */
function carrier(type: string): string {
  return ['json', 'tsvector', 'bytea'].includes(type) ? 'text' : type;
}

function conflictClause(onConflict: OnConflict | undefined): RawBuilder<unknown> {
  if (onConflict === undefined) return sql``;
  const key = sql.join(onConflict.key.map((name) => sql.ref(name)));
  const set = sql.join(Object.entries(onConflict.set).map(([name, value]) => sql`${sql.ref(name)} = ${value}`));
  return sql`on conflict (${key}) do update set ${set}`;
}

/** Replaces all columns outside the key by the new row's. */
export function replacingAll(columns: object, key: readonly string[]): OnConflict {
  return { key, set: replacing(...Object.keys(columns).filter((name) => !key.includes(name))) };
}

/** Replaces these columns by the new row's. */
export function replacing(...columns: readonly string[]): Readonly<Record<string, RawBuilder<unknown>>> {
  return Object.fromEntries(columns.map((name) => [name, sql`excluded.${sql.ref(name)}`]));
}

/** Text that a `text` column can hold: without NUL and lone surrogates. The exact characters stay in the JSON beside it. */
export function columnText(text: string): string;
export function columnText(text: string | null): string | null;
export function columnText(text: string | null): string | null {
  return text === null ? null : text.replaceAll('\0', '').toWellFormed();
}

const MAX_KEY_LENGTH = 200;

/** Text that an index can hold too: what is longer than any name or code keeps its beginning and a digest of the whole. */
export function keyText(text: string): string {
  const plain = columnText(text);
  if (plain.length <= MAX_KEY_LENGTH) return plain;
  return `${plain.slice(0, 150).toWellFormed()}…${createHash('sha256').update(plain).digest('base64url')}`;
}
