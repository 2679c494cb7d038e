import { sql, type Kysely } from 'kysely';
import { POLICY_KINDS } from '../../../schema/codes/policy-kind.ts';
import { POLICY_LEVELS } from '../../../schema/codes/policy-level.ts';
import { regionName } from '../../../schema/identifiers/region-code.ts';
import { regionColumns } from '../region-columns.ts';
import { insertRows, replacingAll } from '../rowset.ts';
import { searchable } from '../search-tokens.ts';
import type { Tables } from '../tables.ts';
import type { PolicyDocument } from './policy.ts';

export type ListedTable = 'policy' | 'catalogue_item';

interface Entry {
  readonly id: string;
}

interface Origin {
  readonly file: string;
  readonly version: number;
  readonly at: string;
}

const HEAD = { id: 'text', file: 'text', file_version: 'integer', known_at: 'timestamptz', listed: 'boolean' } as const;

/** How each table holds what files list: its columns, their values, and the table of its history. */
const SHAPES = {
  policy: {
    history: 'policy_version',
    content: 'document',
    columns: {
      ...{ sort_order: 'integer', level: 'text', kind: 'text', province: 'text', city: 'text', region: 'text' },
      ...{ search_text: 'text', document: 'json', periods: 'json', replaced_by: 'json' },
    },
    values: (entry: Entry) => policyValues(entry as PolicyDocument),
  },
  catalogue_item: {
    history: 'catalogue_item_version',
    content: 'item',
    columns: { position: 'integer', item: 'json' },
    values: (entry: Entry, position: number) => ({ position, item: JSON.stringify(entry) }),
  },
} as const;

/** Rows of what versioned files list, with what was known when. */
export function listedRows(db: Kysely<Tables>, table: ListedTable) {
  return {
    /** By id: the file that lists it. */
    async ownersOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
      const rows = await db
        .selectFrom(table)
        .select(['id', 'file'])
        .where('listed', '=', true)
        .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
        .execute();
      return new Map(rows.map(({ id, file }) => [id, file]));
    },
    /** The entries of a new version of a file in place of those of the version before. */
    async write(entries: readonly Entry[], origin: Origin): Promise<void> {
      const gone = await takeFromList(db, table, entries, origin.file);
      await writeEntries(db, table, entries, origin);
      await writeHistory(db, table, [...entries.map((entry) => ({ id: entry.id, content: entry })), ...gone], origin);
    },
  };
}

async function takeFromList(db: Kysely<Tables>, table: ListedTable, entries: readonly Entry[], file: string) {
  const ids = entries.map(({ id }) => id);
  const gone = await sql<Entry>`update ${sql.table(table)} set listed = false
    where file = ${file} and listed and id <> all(${ids}::text[]) returning id`.execute(db);
  return gone.rows.map(({ id }) => ({ id, content: null }));
}

async function writeEntries(
  db: Kysely<Tables>,
  table: ListedTable,
  entries: readonly Entry[],
  { file, version, at }: Origin,
): Promise<void> {
  const { columns, values } = SHAPES[table];
  const all = { ...HEAD, ...columns };
  const head = { file, file_version: version, known_at: at, listed: true };
  const rows = entries.map((entry, position) => ({ id: entry.id, ...head, ...values(entry, position) }));
  await insertRows<object>(db, table, all, rows, replacingAll(all, ['id']));
}

async function writeHistory(
  db: Kysely<Tables>,
  table: ListedTable,
  entries: readonly { readonly id: string; readonly content: Entry | null }[],
  { file, version, at }: Origin,
): Promise<void> {
  const { history, content: column } = SHAPES[table];
  const columns = { id: 'text', file: 'text', version: 'integer', known_at: 'timestamptz', [column]: 'json' };
  const json = (content: Entry | null) => (content === null ? null : JSON.stringify(content));
  const rows = entries.map(({ id, content }) => ({ id, file, version, known_at: at, [column]: json(content) }));
  await insertRows<object>(db, history, columns, rows);
}

function policyValues(document: PolicyDocument) {
  const { title, shortName, number, issuers, region, level, kind } = document;
  const place = region === null ? '' : (regionName(region) ?? '');
  return {
    ...regionColumns(region === null ? null : { code: region, raw: region }),
    ...{ level, kind, sort_order: POLICY_LEVELS.indexOf(level) * 100 + POLICY_KINDS.indexOf(kind) },
    search_text: searchable([title, shortName ?? '', number ?? '', ...issuers, place].join(' ')),
    ...{ document: JSON.stringify(document), periods: '[]', replaced_by: '[]' },
  };
}
