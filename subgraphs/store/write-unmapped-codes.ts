import { sql, type Kysely } from 'kysely';
import type { Finding } from '../../schema/records/finding.ts';
import type { KnownRow, NewVersion } from './row-plan.ts';
import { columnText, insertRows, replacing } from './rowset.ts';
import type { Tables } from './tables.ts';
import type { TouchedQuarantine } from './write-quarantine.ts';
import type { PageOrigin } from './write-versions.ts';

/** What a page replaces, and what stands in its place. */
export interface StatedFindings {
  readonly current: readonly NewVersion[];
  readonly known: ReadonlyMap<string, KnownRow>;
  readonly quarantine: TouchedQuarantine;
}

/** One value that no list holds, as one row or one open entry of the quarantine states it. */
interface Held {
  readonly system: string;
  readonly holder: string;
  readonly list: string;
  readonly column_name: string;
  readonly raw: string;
}

type Value = Pick<Held, 'list' | 'column_name' | 'raw'>;
type Counts = ReadonlyMap<string, Value & { readonly count: number }>;

const VALUE_COLUMNS = { list: 'text', column_name: 'text', raw: 'text' };
const HELD_COLUMNS = { system: 'text', holder: 'text', ...VALUE_COLUMNS };
const COLUMNS = { system: 'text', ...VALUE_COLUMNS, count: 'bigint', first_seen_at: 'timestamptz', last_seen_at: 'timestamptz' };

/** Keeps the work-list of values that no code list holds: how many rows state each now, and when it was first and last met. */
export async function noteUnmappedCodes(db: Kysely<Tables>, { system, at }: PageOrigin, stated: StatedFindings): Promise<void> {
  const left = await takeOut(db, system, holdersBefore(stated));
  const held = heldNow(system, stated);
  await insertRows(db, 'unmapped_code_row', HELD_COLUMNS, held);
  await countDown(db, system, counted(left));
  await insertRows(
    db,
    'unmapped_code',
    COLUMNS,
    [...counted(held).values()].map((value) => ({ system, ...value, first_seen_at: at, last_seen_at: at })),
    {
      key: ['system', 'list', 'column_name', 'raw'],
      set: { ...replacing('last_seen_at'), count: sql`unmapped_code.count + excluded.count` },
    },
  );
  if (left.length > 0) await db.deleteFrom('unmapped_code').where('system', '=', system).where('count', '<=', 0).execute();
}

const rowHolder = (rowKey: string) => `row ${rowKey}`;
const quarantineHolder = (id: string) => `quarantine ${id}`;

function holdersBefore({ current, known, quarantine }: StatedFindings): readonly string[] {
  const replaced = current.filter(({ rowKey }) => known.has(rowKey)).map(({ rowKey }) => rowHolder(rowKey));
  return [...replaced, ...[...quarantine.closed, ...quarantine.open.map(({ id }) => id)].map(quarantineHolder)];
}

async function takeOut(db: Kysely<Tables>, system: string, holders: readonly string[]): Promise<readonly Value[]> {
  if (holders.length === 0) return [];
  return db
    .deleteFrom('unmapped_code_row')
    .where('system', '=', system)
    .where('holder', '=', sql<string>`any(${[...holders]}::text[])`)
    .returning(['list', 'column_name', 'raw'])
    .execute();
}

function heldNow(system: string, { current, quarantine }: StatedFindings): readonly Held[] {
  const ofRows = current.flatMap(({ rowKey, change }) =>
    change.type === 'READ' ? heldBy(system, rowHolder(rowKey), change.findings) : [],
  );
  return [...ofRows, ...quarantine.open.flatMap(({ id, findings }) => heldBy(system, quarantineHolder(id), findings))];
}

function heldBy(system: string, holder: string, findings: readonly Finding[]): readonly Held[] {
  const unknown = findings.filter(({ code, value }) => code === 'UNKNOWN_CODE' && value !== null);
  const held = unknown.map(({ list, column, value }) => ({
    ...{ system, holder, list: columnText(list ?? ''), column_name: columnText(column), raw: columnText(value!) },
  }));
  return [...new Map(held.map((entry) => [keyOf(entry), entry])).values()];
}

function keyOf({ list, column_name: column, raw }: Value): string {
  return JSON.stringify([list, column, raw]);
}

function counted(values: readonly Value[]): Counts {
  const groups = [...Map.groupBy(values, keyOf)];
  return new Map(groups.map(([key, [value, ...more]]) => [key, { ...valueOf(value!), count: 1 + more.length }]));
}

function valueOf({ list, column_name, raw }: Value): Value {
  return { list, column_name, raw };
}

async function countDown(db: Kysely<Tables>, system: string, counts: Counts): Promise<void> {
  if (counts.size === 0) return;
  await sql`update unmapped_code set count = unmapped_code.count - less.count
    from json_to_recordset(${JSON.stringify([...counts.values()])}::json) as less (list text, column_name text, raw text, count bigint)
    where unmapped_code.system = ${system} and unmapped_code.list = less.list
      and unmapped_code.column_name = less.column_name and unmapped_code.raw = less.raw`.execute(db);
}
