import { z } from 'zod';
import { shanghaiIso } from '../../mapping/time.ts';
import type { Position } from './wire.ts';

const position = z.strictObject({ at: z.string(), rowId: z.string().nullable() });

const tableCursor = z.strictObject({
  /** The latest change that a finished reading of the table has seen. */
  passed: position.nullable(),
  /** Where a reading that has not finished goes on. */
  reading: position.nullable(),
});

const cursor = z.record(z.string(), tableCursor);

export type TableCursor = Readonly<z.infer<typeof tableCursor>>;

/** Per table number. */
export type Cursor = Readonly<Record<string, TableCursor>>;

/** Reads a cursor; null and what is none of ours start from the beginning, for reading twice changes nothing. */
export function readCursor(text: string | null): Cursor {
  const parsed = cursor.safeParse(text === null ? {} : parseJson(text));
  return parsed.success ? parsed.data : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function writeCursor(state: Cursor): string {
  return JSON.stringify(state);
}

/** Where the next page begins: where an unfinished reading stopped, else some minutes before the last change seen, for rows may be committed late. */
export function startOf(table: TableCursor | undefined, overlapMinutes: number): Position | null {
  if (table === undefined) return null;
  if (table.reading !== null) return table.reading;
  return table.passed === null || overlapMinutes === 0 ? table.passed : earlier(table.passed, overlapMinutes);
}

/** The cursor after a page that ended at `last` (null: an empty page). */
export function advance(table: TableCursor | undefined, last: Position | null, finished: boolean, now: Date): TableCursor {
  const passed = table?.passed ?? null;
  if (!finished) return { passed, reading: last };
  const seen = last ?? table?.reading ?? null;
  return { passed: seen === null ? passed : atMost(latest(passed, seen), now), reading: null };
}

function latest(left: Position | null, right: Position): Position {
  return left === null || right.at > left.at || (right.at === left.at && (right.rowId ?? '') > (left.rowId ?? '')) ? right : left;
}

/** A clock that runs ahead in one row must not hide all rows until that time: the watermark never passes the present. */
function atMost(seen: Position, now: Date): Position {
  const present = localTime(now.getTime());
  return seen.at > present ? { at: present, rowId: null } : seen;
}

function earlier(passed: Position, minutes: number): Position {
  const epochMs = Date.parse(`${passed.at.slice(0, 19).replace(' ', 'T')}+08:00`);
  return Number.isNaN(epochMs) ? passed : { at: localTime(epochMs - minutes * 60_000), rowId: null };
}

/** `yyyy-MM-dd HH:mm:ss` in China. */
function localTime(epochMs: number): string {
  return shanghaiIso(epochMs).slice(0, 19).replace('T', ' ');
}
