import { parse as parseCsv } from 'csv-parse/sync';
import { listedRows, numberedHeadings } from '../mapping/listed-rows.ts';
import type { Columns } from '../mapping/reader.ts';

/** One row of a JSON text. */
export type Json = Readonly<Record<string, unknown>>;

/** The rows in a JSON text. */
export function jsonRows(text: string): readonly Json[] {
  return listedRows(JSON.parse(text)) ?? [];
}

/** Rows of a CSV text; a cell beyond the headings is called by its place, `#29`. */
export function csvRows(text: string): readonly Columns[] {
  const [head = [], ...records]: string[][] = parseCsv(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
  const names = numberedHeadings(head);
  return records.map((record) => {
    const beyond = record.slice(names.length).map((cell, index) => [`#${names.length + index + 1}`, cell]);
    return Object.fromEntries([...names.map((name, index) => [name, record[index] ?? null]), ...beyond]) as Columns;
  });
}
