import { contentVersion } from '../../schema/code-lists.ts';
import { OWNERS_CODES, textOf, type Columns, type OwnersLookup } from './reader.ts';
import { parseTime } from './time.ts';

/** What the owner of one system says that a value of a code list means. */
export interface OwnersCode {
  /** The value as the system writes it. */
  readonly raw: string;
  /** Code of the national list. */
  readonly code: string;
  /** What the system calls it. */
  readonly label?: string | undefined;
  /** First and last day (yyyy-MM-dd) of the rows that mean it so; without them all rows do. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Code list of the profile → what the owner says; `codes` of a system in province.yaml. */
export type OwnersTables = Readonly<Record<string, readonly OwnersCode[]>>;

/** The owner's tables, ready to be asked. */
export interface OwnersCodes {
  /** Changes whenever a table does; empty where the owner has none. */
  readonly version: string;
  /** The tables as they hold for a row of that day (yyyy-MM-dd); null for a row that states none. */
  at(day: string | null): OwnersLookup;
}

const NOTHING: OwnersLookup = () => undefined;

export function ownersCodes(tables: OwnersTables = {}): OwnersCodes {
  const lists = Object.entries(tables);
  if (lists.length === 0) return { version: '', at: () => NOTHING };
  const byRaw = new Map(lists.flatMap(([list, entries]) => [...Map.groupBy(entries, ({ raw }) => keyOf(list, raw.trim()))]));
  return {
    version: contentVersion(lists),
    at: (day) => (list, raw) => byRaw.get(keyOf(list, raw))?.find((entry) => isInForce(entry, day))?.code,
  };
}

function keyOf(list: string, raw: string): string {
  return `${list}\n${raw}`;
}

/** What holds for some days only says nothing of a row without a day. */
function isInForce({ from, to }: OwnersCode, day: string | null): boolean {
  if (day === null) return from === undefined && to === undefined;
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}

/** The version of a mapping together with the owner's tables. */
export function mappingVersionWith(version: string, codes: OwnersCodes): string {
  return codes.version === '' ? version : `${version}+codes.${codes.version}`;
}

/** Where a row says its own day. */
export interface RowDay {
  /** Columns that state it, the first that does counts… */
  readonly columns: readonly string[];
  /** …else when the system last changed the row, ISO 8601 +08:00. */
  readonly updatedAt: string | null;
}

/** A row whose codes are read by the owner's tables first. */
export function withOwnersCodes(row: Columns, codes: OwnersCodes, { columns, updatedAt }: RowDay): Columns {
  if (codes.version === '') return row;
  const stated = columns.map((column) => parseTime(textOf(row, column) ?? '')?.at).find((at) => at !== undefined);
  return { ...row, [OWNERS_CODES]: codes.at((stated ?? updatedAt)?.slice(0, 10) ?? null) };
}
