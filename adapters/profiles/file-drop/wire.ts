import type { Encoding } from '../../transports/decode.ts';
import { csvRows } from './csv-rows.ts';
import { badShape, unreadableRow, type WireRow } from './wire-row.ts';
import { xmlRows } from './xml-rows.ts';

/** What a file's name says: `20261120093000_750_0001.xml`, `20261120093000_DELETE_0001.csv`. */
export interface FileName {
  /** yyyyMMddHHmmss; null where the name does not begin with a time. */
  readonly stamp: string | null;
  /** Three digits of the table, or DELETE. */
  readonly table: string;
  readonly format: 'xml' | 'csv';
}

/** Reads a data file's name; null for names nobody agreed on. */
export function readFileName(name: string): FileName | null {
  const match = /^(?:(\d{14})_)?(\d{3}|DELETE)(?:_[\w-]+)?\.(xml|csv)$/iu.exec(name);
  if (match === null) return null;
  return { stamp: match[1] ?? null, table: match[2]!.toUpperCase(), format: match[3]!.toLowerCase() as FileName['format'] };
}

/** All rows of a file, unreadable ones as such; a file that is no data file gives one unreadable row. */
export function rowsOf(name: string, bytes: Uint8Array, encoding: Encoding): readonly WireRow[] {
  const fileName = readFileName(name);
  if (fileName === null) return [unreadableRow(name, bytes, encoding, [badShape(`file name ${name}`)])];
  return (fileName.format === 'xml' ? xmlRows : csvRows)(fileName.table, bytes, encoding);
}
