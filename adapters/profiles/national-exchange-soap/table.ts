import type { RecordHead } from '../../../schema/records/record-head.ts';
import type { RecordKind, RecordOf } from '../../../schema/records/record.ts';
import type { MappingTable, Reader } from '../../mapping/reader.ts';

/** The fields of a kind that a mapping must read; the head is made for it, and values stated in running text have no column. */
export type BodyOf<Kind extends RecordKind> = Omit<RecordOf<Kind>, keyof RecordHead | 'kind' | 'stated'>;

/** How one record is read from a row. A row may hold several. */
export interface Part {
  readonly kind: RecordKind;
  readonly nativeId: Reader<string>;
  /** Whether several projects share the record. */
  readonly shared: boolean;
  readonly fields: Readonly<Record<string, Reader<unknown>>>;
}

/** One table of the national standard. */
export interface NationalTable {
  readonly name: string;
  /** Native id of the trading project a row belongs to. */
  readonly project: Reader<string>;
  readonly parts: readonly Part[];
  /** Column whose text marks test rows. */
  readonly title: string | null;
}

/** The compiler checks that every field of the kind is read. */
export function part<Kind extends RecordKind>(
  kind: Kind,
  nativeId: Reader<string>,
  fields: MappingTable<BodyOf<Kind>>,
  { shared = false } = {},
): Part {
  return { kind, nativeId, shared, fields };
}
