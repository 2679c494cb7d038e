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

/** An object within a row; empty where there is none. */
export function at(value: unknown, ...names: readonly string[]): Json {
  const found = names.reduce<unknown>((member, name) => (member as Json | null)?.[name], value);
  return (typeof found === 'object' && found !== null ? found : {}) as Json;
}

/** Rows of the portal that keeps a list per stage: `data`, `data3`, most of them empty. */
export function bucketsOf(text: string): readonly Json[] {
  return Object.values(JSON.parse(text) as Json)
    .filter(Array.isArray)
    .flat() as readonly Json[];
}

/** The notices of an answer whose list is below `data`. */
export function noticeList(text: string): readonly Json[] {
  const list = at(JSON.parse(text), 'data')['noticeList'];
  return Array.isArray(list) ? (list as readonly Json[]) : [];
}
