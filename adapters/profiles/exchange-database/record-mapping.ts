import type { Finding } from '../../../schema/records/finding.ts';
import type { RecordHead } from '../../../schema/records/record-head.ts';
import type { RecordKind, RecordOf } from '../../../schema/records/record.ts';
import { columnsOf, readFields, type Columns, type MappingTable, type Outcome } from '../../mapping/reader.ts';

/** The tables have a column for each value: none is left to be `stated` in a notice's text. */
type FieldsOf<Kind extends RecordKind> = Omit<RecordOf<Kind>, keyof RecordHead | 'kind' | 'stated'>;

/** How one kind of record is read from a row. */
export interface RecordMapping {
  readonly kind: RecordKind;
  readonly columns: readonly string[];
  read(row: Columns, findings: Finding[]): Outcome<object>;
}

/** The mapping table of one kind of record: the compiler checks that no field is forgotten. */
export function recordMapping<Kind extends RecordKind>(kind: Kind, fields: MappingTable<FieldsOf<Kind>>): RecordMapping {
  return {
    kind,
    columns: columnsOf(fields),
    read: (row, findings) => readFields(fields, row, findings),
  };
}

/** One of the owner's tables. */
export interface TableMapping {
  /** Number in the data specification. */
  readonly number: string;
  readonly name: string;
  /** Native project ids are `projectPrefix-value of projectColumn`. */
  readonly projectPrefix: string;
  readonly projectColumn: string;
  /** Whether its rows are the projects themselves, rather than what happened to them. */
  readonly holdsProjects: boolean;
  readonly records: readonly RecordMapping[];
}
