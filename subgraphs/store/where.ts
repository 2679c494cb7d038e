import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { ProjectFilter } from './filter.ts';
import { moment } from './moment.ts';
import { searchWords } from './search-tokens.ts';
import { StoreInputError } from './store-error.ts';
import type { Tables } from './tables.ts';

export type Condition = RawBuilder<boolean>;

/** A one-character word has no bigrams: it is looked for among so many of the newest rows. */
const NEWEST_WINDOW = 20_000;
const MAX_SEARCH_CHARACTERS = 200;

/** All conditions hold. */
export function all(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** The column is one of the values; an absent list means any. */
export function oneOf(column: string, values: readonly string[] | undefined): readonly Condition[] {
  if (values === undefined) return [];
  return [sql<boolean>`${sql.ref(column)} = any(${[...values]}::text[])`];
}

/** A region or, for a province or city, any region within. */
export function within(table: string, regions: readonly string[] | undefined): readonly Condition[] {
  if (regions === undefined) return [];
  const provinces = regions.filter((code) => code.endsWith('0000'));
  const cities = regions.filter((code) => code.endsWith('00') && !code.endsWith('0000'));
  const districts = regions.filter((code) => !code.endsWith('00'));
  const parts = [
    { column: 'province', codes: provinces },
    { column: 'city', codes: cities },
    { column: 'region', codes: districts },
  ].filter(({ codes }) => codes.length > 0);
  if (parts.length === 0) return [sql<boolean>`false`];
  const alternatives = parts.map(({ column, codes }) => sql<boolean>`${sql.ref(`${table}.${column}`)} = any(${codes}::text[])`);
  return [sql<boolean>`(${sql.join(alternatives, sql` or `)})`];
}

/** `from` ≤ column < `to`. @throws {StoreInputError} where one is no time. */
export function between(column: string, from: string | undefined, to: string | undefined): readonly Condition[] {
  return [
    ...(from === undefined ? [] : [sql<boolean>`${sql.ref(column)} >= ${timeOf(from)}`]),
    ...(to === undefined ? [] : [sql<boolean>`${sql.ref(column)} < ${timeOf(to)}`]),
  ];
}

function timeOf(text: string): string {
  const at = moment(text);
  if (at === null) throw new StoreInputError(`不是时间：${text.slice(0, 40)}`, `not a time: ${text.slice(0, 40)}`);
  return at;
}

/** `from` ≤ amount ≤ `to`, for projects whose amount is known. @throws {StoreInputError} where one is no amount. */
export function amountBetween({ amountFrom, amountTo }: ProjectFilter): readonly Condition[] {
  if (amountFrom === undefined && amountTo === undefined) return [];
  return [
    sql<boolean>`project.amount_order >= ${amountOf(amountFrom ?? '0')}::numeric`,
    ...(amountTo === undefined ? [] : [sql<boolean>`project.amount_order <= ${amountOf(amountTo)}::numeric`]),
  ];
}

function amountOf(text: string): string {
  if (/^\d{1,20}(\.\d{1,6})?$/u.test(text)) return text;
  throw new StoreInputError(`不是金额（元）：${text.slice(0, 40)}`, `not an amount in yuan: ${text.slice(0, 40)}`);
}

/** Every word occurs: its bigrams by the inverted index, then the word itself. @throws {StoreInputError} for a text too long to look for */
export function matching(table: 'project' | 'notice', text: string | undefined): readonly Condition[] {
  if (text === undefined) return [];
  const words = searchWords(checkedText(text));
  return [...(words.length > 0 && words.every(({ tokens }) => tokens === null) ? [inNewestWindow(table)] : []), ...holding(table, text)];
}

/** The same for a table whose rows are few enough to look through. @throws {StoreInputError} for a text too long to look for */
export function holding(table: string, text: string | undefined): readonly Condition[] {
  if (text === undefined) return [];
  return searchWords(checkedText(text)).flatMap(({ tokens, pattern }) => [
    ...(tokens === null ? [] : [sql<boolean>`${sql.ref(`${table}.search`)} @@ ${tokens}::tsquery`]),
    sql<boolean>`${sql.ref(`${table}.search_text`)} like ${pattern}`,
  ]);
}

/** Whether a search sees every row: words without bigrams see the newest only, where there are more. */
export async function seesEveryRow(db: Kysely<Tables>, table: 'project' | 'notice', text: string | undefined): Promise<boolean> {
  const words = text === undefined ? [] : searchWords(checkedText(text));
  if (words.length === 0 || words.some(({ tokens }) => tokens !== null)) return true;
  const beyond = sql<{ readonly id: string }>`select id from ${sql.table(table)} offset ${NEWEST_WINDOW} limit 1`;
  return (await beyond.execute(db)).rows.length === 0;
}

/** @throws {StoreInputError} for a text too long to look for */
export function checkedText(text: string): string {
  if (text.length <= MAX_SEARCH_CHARACTERS) return text;
  throw new StoreInputError(
    `检索词超过 ${MAX_SEARCH_CHARACTERS} 个字符`,
    `the text to look for is longer than ${MAX_SEARCH_CHARACTERS} characters`,
  );
}

function inNewestWindow(table: 'project' | 'notice'): Condition {
  const sortAt = sql.ref('newest.sort_at');
  return sql<boolean>`${sql.ref(`${table}.sort_at`)} >= coalesce((select ${sortAt} from ${sql.table(table)} as newest
    order by ${sortAt} desc, newest.id desc offset ${NEWEST_WINDOW} limit 1), '-infinity'::timestamptz)`;
}
