import { z } from 'zod';
import { AdapterFailure } from '../../failure.ts';
import type { Day } from './days.ts';

/**
 * Where to go on: in the windows from a day on, after a position. Articles tie in time, so a position is (time, id), never a time alone.
 * At the end of a pass there is no position: the next pass starts some days back.
 */
export interface Position {
  readonly fromDay: Day;
  readonly after: readonly [epochMs: number, articleId: string] | null;
}

const shape = z.strictObject({ fromDay: z.int(), after: z.tuple([z.number(), z.string()]).nullable() });

export function writeCursor(position: Position): string {
  return JSON.stringify(position);
}

/** @throws {AdapterFailure} for text that is no cursor of this profile. */
export function readCursor(system: string, cursor: string): Position {
  try {
    return shape.parse(JSON.parse(cursor));
  } catch {
    throw new AdapterFailure(system, 'UNMAPPABLE', 'the cursor is not one of this profile');
  }
}
