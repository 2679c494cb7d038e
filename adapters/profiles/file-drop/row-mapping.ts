import type { Finding } from '../../../schema/records/finding.ts';
import type { RecordHead } from '../../../schema/records/record-head.ts';
import type { RecordKind, RecordOf } from '../../../schema/records/record.ts';
import { readFields, type Columns, type MappingTable, type Outcome } from '../../mapping/reader.ts';

/** The tables have a column for each value: none is left to be `stated` in a notice's text. */
type FieldsOf<Kind extends RecordKind> = Omit<RecordOf<Kind>, keyof RecordHead | 'kind' | 'stated'>;

/** How one kind of record is read from a row. */
export interface RecordMapping {
  readonly kind: RecordKind;
  /** Native id of the record, from the columns and the project's native id. */
  readonly nativeId: (row: Columns, projectNativeId: string) => string;
  read(row: Columns, findings: Finding[]): Outcome<object>;
}

/** The mapping table of one kind of record: the compiler checks that no field is forgotten. */
export function recordMapping<Kind extends RecordKind>(
  kind: Kind,
  nativeId: RecordMapping['nativeId'],
  fields: MappingTable<FieldsOf<Kind>>,
): RecordMapping {
  return { kind, nativeId, read: (row, findings) => readFields(fields, row, findings) };
}

/** One table of the data specification. */
export interface TableMapping {
  readonly name: string;
  /** Columns that make a row unique beside PROJECT_CODE; one that is empty counts as empty. */
  readonly keyColumns: readonly string[];
  readonly records: readonly RecordMapping[];
}
