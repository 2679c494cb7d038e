import type { Finding, FindingCode, FindingSeverity } from '../../schema/records/finding.ts';
import { FINDING_MESSAGES } from './finding-messages.ts';

/** The national code that the owner of a row says a value of a list stands for; undefined where he says nothing. */
export type OwnersLookup = (list: string, raw: string) => string | undefined;

/** Where a row carries what its owner says of codes. */
export const OWNERS_CODES = Symbol('codes of the owner');

/** A legacy row in its owner's column names. A missing column and a nil value are both null; text is kept as it came. */
export type Columns = Readonly<Record<string, string | null | undefined>> & { readonly [OWNERS_CODES]?: OwnersLookup };

/** Marks a value that could not be read; its findings say why. */
export const FAULT = Symbol('fault');
export type Outcome<T> = T | typeof FAULT;

/** Reads one canonical value from a row's columns and notes every fault it meets. */
export interface Reader<T> {
  /** The owner's columns it reads. */
  readonly columns: readonly string[];
  read(row: Columns, findings: Finding[]): Outcome<T>;
}

/** A reader that must exist for every field of a record: the compiler checks that none is forgotten. */
export type MappingTable<Fields> = { readonly [Field in keyof Fields]-?: Reader<Fields[Field]> };

/** Reads all fields, so that a faulty row reports all its faults at once. */
export function readFields<Fields>(table: MappingTable<Fields>, row: Columns, findings: Finding[]): Outcome<Fields> {
  const fields: Partial<Fields> = {};
  let faulty = refuseUnstorable(table, row, findings);
  for (const name of Object.keys(table) as (keyof Fields)[]) {
    const value = table[name].read(row, findings);
    if (value === FAULT) faulty = true;
    else fields[name] = value;
  }
  return faulty ? FAULT : (fields as Fields);
}

/** NUL and halves of a character are no text that can be kept: a row that holds one is told to its owner, not mended. */
function refuseUnstorable<Fields>(table: MappingTable<Fields>, row: Columns, findings: Finding[]): boolean {
  const columns = new Set<string>();
  for (const name of Object.keys(table) as (keyof Fields)[]) {
    for (const column of table[name].columns) if (!isStorable(row[column])) columns.add(column);
  }
  for (const column of columns) fault(findings, { code: 'BAD_SHAPE', column, value: 'a NUL or half a character' });
  return columns.size > 0;
}

function isStorable(value: string | null | undefined): boolean {
  return value === null || value === undefined || (value.isWellFormed() && !value.includes('\0'));
}

/** Every column that a table reads. */
export function columnsOf(table: Readonly<Record<string, Reader<unknown>>>): readonly string[] {
  return [...new Set(Object.values<Reader<unknown>>(table).flatMap((reader) => reader.columns))];
}

/** Placeholders that real systems print for "nothing": see legacy interfaces, common to all. */
const EMPTY = /^(?:|null|nullnull|nah|-+|—+|\/+|暂无|无)$/iu;
/** The trimmed text of a column (legacy pages pad with U+3000 and U+00A0, too), null where it is missing, nil, empty or a known placeholder. */
export function textOf(row: Columns, column: string): string | null {
  const trimmed = row[column]?.trim();
  return trimmed === undefined || EMPTY.test(trimmed) ? null : trimmed;
}

interface FindingInput {
  readonly code: FindingCode;
  readonly severity: FindingSeverity;
  readonly column: string;
  readonly value?: string | null;
  readonly list?: string;
}

/** Makes a finding; the value is cut to 200 characters. */
export function finding({ code, severity, column, value = null, list }: FindingInput): Finding {
  const message = FINDING_MESSAGES[code];
  const cut = value === null ? null : value.slice(0, 200);
  return {
    code,
    severity,
    column,
    value: cut,
    messageZh: message.zh(column, cut, list),
    messageEn: message.en(column, cut, list),
    list: list ?? null,
  };
}

/** Notes an error and gives FAULT. */
export function fault(findings: Finding[], input: Omit<FindingInput, 'severity'>): typeof FAULT {
  findings.push(finding({ ...input, severity: 'ERROR' }));
  return FAULT;
}
