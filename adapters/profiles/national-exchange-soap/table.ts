import type { RecordKind } from '../../../schema/records/record.ts';
import type { MappingTable, Reader } from '../../mapping/reader.ts';
import { recordMapping, type FieldsOf, type RecordMapping } from '../../mapping/record-mapping.ts';
import { mapped, text } from '../../mapping/text.ts';

/** How one record is read from a row. A row may hold several. */
export interface Part extends RecordMapping {
  readonly nativeId: Reader<string>;
  /** Whether several projects share the record. */
  readonly shared: boolean;
}

/** One table of the national standard. */
export interface NationalTable {
  readonly name: string;
  /** Native id of the trading project a row belongs to; null for a table of the register, whose rows belong to none. */
  readonly project: Reader<string> | null;
  readonly parts: readonly Part[];
  /** Column whose text marks test rows; null where the parts look themselves. */
  readonly title: string | null;
}

/** The compiler checks that every field of the kind is read. */
export function part<Kind extends RecordKind>(
  kind: Kind,
  nativeId: Reader<string>,
  fields: MappingTable<FieldsOf<Kind>>,
  { shared = false } = {},
): Part {
  return { ...recordMapping(kind, fields), nativeId, shared };
}

/** The records of a table that other kinds of software carry as well: the project by its own id, all others by their row's key. */
export function partsOf(records: readonly RecordMapping[], project: Reader<string>): readonly Part[] {
  const key = text('DATA_KEY');
  return records.map((record) => ({
    ...record,
    nativeId: record.kind === 'project' ? project : mapped(key, (value) => value + record.idSuffix),
    shared: false,
  }));
}
