import { z } from 'zod';
import { identityOf, type DroppedFile } from './drop.ts';

const cursor = z.strictObject({
  /** Arrival of the latest file that was begun. */
  arrivedMs: z.number(),
  /** Files that arrived around then and were read to their end. */
  finished: z.array(z.string()),
  /** The file being read and how many of its rows were delivered; null between files. */
  reading: z.strictObject({ file: z.string(), rows: z.int().nonnegative() }).nullable(),
});

/** Where the reading of a drop stands. A file's arrival time alone would lose files that arrive late within the same second. */
export type Cursor = Readonly<z.infer<typeof cursor>>;

export const START: Cursor = { arrivedMs: 0, finished: [], reading: null };

/** Reads a cursor; null and what is none of ours start from the beginning, for reading twice changes nothing. */
export function readCursor(text: string | null): Cursor {
  if (text === null) return START;
  const parsed = cursor.safeParse(parseJson(text));
  return parsed.success ? parsed.data : START;
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

/** The files still to read: later ones, and those that appeared with an earlier time within the overlap. */
export function remaining(files: readonly DroppedFile[], { arrivedMs, finished }: Cursor, overlapMs: number): readonly DroppedFile[] {
  const done = new Set(finished);
  return files.filter((file) => file.arrivedMs >= arrivedMs - overlapMs && !done.has(identityOf(file)));
}

/** The cursor after some rows of a file. */
export function within(state: Cursor, file: DroppedFile, rows: number): Cursor {
  return { ...state, reading: { file: identityOf(file), rows } };
}

/** The cursor after a whole file; forgets finished files that are older than the overlap. */
export function after(state: Cursor, file: DroppedFile, overlapMs: number): Cursor {
  const arrivedMs = Math.max(state.arrivedMs, file.arrivedMs);
  const recent = [...state.finished, identityOf(file)].filter((identity) => Number.parseInt(identity, 10) >= arrivedMs - overlapMs);
  return { arrivedMs, finished: recent, reading: null };
}
