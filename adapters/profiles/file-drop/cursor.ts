import { createHash } from 'node:crypto';
import { z } from 'zod';
import { identityOf, type DroppedFile } from './drop.ts';

const MARK_LENGTH = 8;

const cursor = z.strictObject({
  /** Marks of the files that were read to their end, one after the other. */
  finished: z.string(),
  /** The file being read and how many of its rows were delivered; null between files. */
  reading: z.strictObject({ file: z.string(), rows: z.int().nonnegative() }).nullable(),
});

/** Where the reading of a drop stands. Every finished file is known by itself: a file that comes late may have any time. */
export type Cursor = Readonly<z.infer<typeof cursor>>;

export const START: Cursor = { finished: '', reading: null };

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

/** The files that were not read to their end, and the cursor without those that lie there no longer. */
export function remaining(
  files: readonly DroppedFile[],
  { finished, reading }: Cursor,
): { readonly state: Cursor; readonly left: readonly DroppedFile[] } {
  const known = new Set(finished.match(/.{8}/gu));
  const marks = files.map(markOf);
  return {
    state: { finished: marks.filter((mark) => known.has(mark)).join(''), reading },
    left: files.filter((_, index) => !known.has(marks[index]!)),
  };
}

/** The cursor after some rows of a file. */
export function within(state: Cursor, file: DroppedFile, rows: number): Cursor {
  return { ...state, reading: { file: identityOf(file), rows } };
}

/** The cursor after a whole file. */
export function after({ finished }: Cursor, file: DroppedFile): Cursor {
  return { finished: finished + markOf(file), reading: null };
}

/** 48 bits: of a hundred thousand files two are alike once in fifty thousand drops. */
function markOf(file: DroppedFile): string {
  return createHash('sha256').update(identityOf(file)).digest('base64url').slice(0, MARK_LENGTH);
}
