import type { RecordKind } from '../../../schema/records/record.ts';
import type { Columns, MappingTable } from '../../mapping/reader.ts';
import { recordMapping as mapRecord, type FieldsOf, type RecordMapping as AnyRecordMapping } from '../../mapping/record-mapping.ts';

/** How one kind of record is read from a row. */
export interface RecordMapping extends AnyRecordMapping {
  /** Native id of the record, from the columns and the project's native id. */
  readonly nativeId: (row: Columns, projectNativeId: string) => string;
}

/** The mapping table of one kind of record: the compiler checks that no field is forgotten. */
export function recordMapping<Kind extends RecordKind>(
  kind: Kind,
  nativeId: RecordMapping['nativeId'],
  fields: MappingTable<FieldsOf<Kind>>,
): RecordMapping {
  return { ...mapRecord(kind, fields), nativeId };
}

/** One table of the data specification. */
export interface TableMapping {
  readonly name: string;
  /** Columns that make a row unique beside PROJECT_CODE; one that is empty counts as empty. */
  readonly keyColumns: readonly string[];
  readonly records: readonly RecordMapping[];
}
