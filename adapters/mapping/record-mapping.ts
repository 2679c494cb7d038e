import type { Finding } from '../../schema/records/finding.ts';
import type { RecordHead } from '../../schema/records/record-head.ts';
import type { RecordKind, RecordOf } from '../../schema/records/record.ts';
import { columnsOf, FAULT, readFields, textOf, type Columns, type MappingTable, type Outcome, type Reader } from './reader.ts';

/** The fields of a kind that a table must read: its head is made for it, and values `stated` in running text have no column. */
export type FieldsOf<Kind extends RecordKind> = Omit<RecordOf<Kind>, keyof RecordHead | 'kind' | 'stated'>;

/** How one record is read from a row; a row may hold several. */
export interface RecordMapping {
  readonly kind: RecordKind;
  readonly fields: Readonly<Record<string, Reader<unknown>>>;
  /** Ends the record's id where a row holds several of its kind; empty otherwise. */
  readonly idSuffix: string;
  /** The row holds this record only where one of these columns states something; none: always. */
  readonly onlyWith: readonly string[];
}

/** The compiler checks that no field of the kind is forgotten. */
export function recordMapping<Kind extends RecordKind>(
  kind: Kind,
  fields: MappingTable<FieldsOf<Kind>>,
  { idSuffix = '', onlyWith = [] }: Partial<Pick<RecordMapping, 'idSuffix' | 'onlyWith'>> = {},
): RecordMapping {
  return { kind, fields, idSuffix, onlyWith };
}

/** The records that a row holds. */
export function recordsHeld<Mapping extends RecordMapping>(mappings: readonly Mapping[], row: Columns): readonly Mapping[] {
  return mappings.filter(({ onlyWith }) => onlyWith.length === 0 || onlyWith.some((column) => textOf(row, column) !== null));
}

/** A record without its head. */
export function readBody({ kind, fields }: RecordMapping, row: Columns, findings: Finding[]): Outcome<{ readonly kind: RecordKind }> {
  const body = readFields<Record<string, unknown>>(fields, row, findings);
  return body === FAULT ? FAULT : { kind, ...body };
}

/** Every column that a record needs. */
export function recordColumns({ fields, onlyWith }: RecordMapping): readonly string[] {
  return [...columnsOf(fields), ...onlyWith];
}
