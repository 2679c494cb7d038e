import iconv from 'iconv-lite';
import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digits, type DropRow } from './file-drop-rows.ts';

/** Tables that this exchange drops as XML; the others come as CSV. */
const XML_TABLES: ReadonlySet<string> = new Set(['750', '753']);
const TABLE_NAMES: Readonly<Record<string, string>> = { '750': 'STOCK_LISTING_PUB_INFO', '753': 'STOCK_TRADE_RESULT_INFO' };
/** A byte that begins no GB18030 character. */
const BAD_BYTE = 0xff;
const BAD_MARK = '\u0000';
const DELETE_COLUMNS = ['DATA_NO', 'PROJECT_CODE', 'BID_CODE', 'TOP10_HOLDER_NAME', 'DATA_TIMESTAMP'];

/** Writes rows into files, one per table and half-year, as the exchange's nightly job would have, each with its marker. */
export function writeDrop(folder: string, rows: readonly DropRow[]): void {
  const groups = Map.groupBy(
    rows.toSorted((left, right) => left.at.getTime() - right.at.getTime()),
    fileOf,
  );
  for (const [file, group] of groups) writeFile(folder, file, group);
}

/** Writes one data file now, and its marker after it. */
export function writeFile(folder: string, name: string, rows: readonly DropRow[]): void {
  const last = rows.at(-1)!;
  const arrived = new Date(Math.min(last.at.getTime(), Date.now()));
  const dataName = `${digits(last.at)}_${name}`;
  for (const [path, bytes] of [
    [dataName, bytesOf(dataName, rows)],
    [`${dataName}.ok`, Buffer.alloc(0)],
  ] as const) {
    writeFileSync(join(folder, path), bytes);
    utimesSync(join(folder, path), arrived, arrived);
  }
}

function fileOf(row: DropRow): string {
  const period = `${digits(row.at).slice(0, 4)}H${Number(digits(row.at).slice(4, 6)) < 7 ? 1 : 2}`;
  if (row.deleted) return `DELETE_${period}.csv`;
  const own = row.alone ? `_${row.columns['PROJECT_CODE']!.replaceAll(/[^\w-]/gu, '')}` : '';
  return `${row.table}_${period}${own}.${XML_TABLES.has(row.table) ? 'xml' : 'csv'}`;
}

function bytesOf(name: string, rows: readonly DropRow[]): Buffer {
  const text = name.endsWith('.xml') ? xmlOf(rows) : csvOf(rows);
  const parts = text.split(BAD_MARK).map((part) => iconv.encode(part, 'gb18030'));
  return Buffer.concat(parts.flatMap((part, index) => (index === 0 ? [part] : [Buffer.from([BAD_BYTE]), part])));
}

function xmlOf(rows: readonly DropRow[]): string {
  const messages = rows.map((row, index) => `<DES>\n${titleOf(row, index)}\n<CONTEXT>${elements(columnsOf(row))}</CONTEXT>\n</DES>`);
  const single = rows.length === 1 && rows[0]!.alone;
  const body = single ? messages[0]! : `<DATASET>\n${messages.join('\n')}\n</DATASET>`;
  return `<?xml version="1.0" encoding="GB18030"?>\n${body}\n`;
}

function titleOf({ table, deleted }: DropRow, index: number): string {
  const columns = { DATA_NO: table, DATA_EN: TABLE_NAMES[table]!, DATA_TYPE: deleted ? '3' : '1', DATA_KEY: `${table}${index + 1}` };
  return `<TITLE>${elements(columns)}</TITLE>`;
}

function elements(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([name, value]) => `<${name}>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</${name}>`)
    .join('\n');
}

function csvOf(rows: readonly DropRow[]): string {
  const columns = rows[0]!.deleted ? DELETE_COLUMNS : Object.keys(rows[0]!.columns);
  const lines = rows.map((row) =>
    columns.map((column) => field((row.deleted ? deleteColumns(row) : columnsOf(row))[column] ?? '')).join(','),
  );
  return [columns.join(','), ...lines].map((line) => `${line}\r\n`).join('');
}

function deleteColumns({ table, columns, at }: DropRow): Readonly<Record<string, string>> {
  return { ...columns, DATA_NO: table, DATA_TIMESTAMP: digits(at) };
}

function columnsOf({ columns, badBytes }: DropRow): Readonly<Record<string, string>> {
  return badBytes
    ? { ...columns, SELLER_NAME: `${columns['SELLER_NAME']!.slice(0, 4)}${BAD_MARK}${columns['SELLER_NAME']!.slice(4)}` }
    : columns;
}

function field(value: string): string {
  return /[",\r\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
