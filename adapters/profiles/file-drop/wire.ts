import type { Encoding } from '../../transports/decode.ts';
import { csvRows } from './csv-rows.ts';
import type { DroppedRow } from './dropped-row.ts';
import { layoutDroppedRow } from './layout-change.ts';
import { layoutRows } from './layout-rows.ts';
import { layoutOf, LAYOUTS, type LayoutName } from './layouts.ts';
import { tableDroppedRow } from './row-change.ts';
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

/** How the files of one system are told apart and decoded. */
export interface FileRules {
  /** Encoding of files that do not declare one themselves. */
  readonly encoding: Encoding;
  /** Pattern of a file's name → layout; a name that fits none is a national table's. */
  readonly layouts: Readonly<Record<string, LayoutName>>;
  /** GB/T 2260 of the system, for rows of layouts that print no place. */
  readonly region: string | null;
}

/** All rows of a file, unreadable ones as such. */
export function droppedRows(name: string, bytes: Uint8Array, { encoding, layouts, region }: FileRules): readonly DroppedRow[] {
  const layout = layoutOf(name, layouts);
  if (layout === null) return rowsOf(name, bytes, encoding).map(tableDroppedRow);
  return layoutRows(name, bytes, encoding, LAYOUTS[layout.name]).map((row) => layoutDroppedRow(layout, row, region));
}

/** A file that is not read at all, as one unreadable row. */
export function refusedFile(name: string, reason: string, { encoding }: FileRules): DroppedRow {
  return tableDroppedRow(unreadableRow(name, new Uint8Array(), encoding, [badShape(reason)]));
}

/** The time with which a file's name begins: yyyyMMddHHmmss; null where it does not. */
export function stampOf(name: string): string | null {
  return /^(\d{14})_/u.exec(name)?.[1] ?? null;
}
