import type { TradeRecord } from '../../schema/records/record.ts';
import { columnText, type RowsetColumns } from './rowset.ts';

/** A canonical record of a current row version, as the table holds it. */
export interface StoredRecord {
  readonly system: string;
  readonly row_key: string;
  readonly position: number;
  readonly kind: string;
  readonly native_id: string;
  readonly project_native_id: string | null;
  readonly source_updated_at: string | null;
  readonly known_at: string;
  readonly arrival: number;
  readonly test: boolean;
  readonly facts: string;
  readonly content: string | null;
}

export const RECORD_COLUMNS: RowsetColumns<StoredRecord> = {
  system: 'text',
  row_key: 'text',
  position: 'integer',
  kind: 'text',
  native_id: 'text',
  project_native_id: 'text',
  source_updated_at: 'timestamptz',
  known_at: 'timestamptz',
  arrival: 'bigint',
  test: 'boolean',
  facts: 'json',
  content: 'text',
};

/** Long text apart from the facts. Text that a column cannot hold exactly stays among the facts. */
export function splitContent(record: TradeRecord): { readonly facts: string; readonly content: string | null } {
  if (!('content' in record) || record.content === null || columnText(record.content) !== record.content) {
    return { facts: JSON.stringify(record), content: null };
  }
  return { facts: JSON.stringify({ ...record, content: null }), content: record.content };
}

/** The record as its row stated it. */
export function wholeRecord(facts: unknown, content: string | null): TradeRecord {
  return content === null ? (facts as TradeRecord) : ({ ...(facts as object), content } as TradeRecord);
}

/** Native id of the trading project that a record belongs to. */
export function projectOf(record: TradeRecord): string | null {
  const own = record.projectNativeId ?? (record.kind === 'project' ? record.nativeId : null);
  return columnText(own);
}
