import { z } from 'zod';
import type { Change, ChangePage, RowUnreadable } from '../adapter.ts';
import { AdapterFailure } from '../failure.ts';

/** What a portal lists within a slice of time. */
export interface SliceListing<Row> {
  /** In any order; each row once. */
  readonly rows: readonly Row[];
  /** Rows without an id, and slices that hold more rows than the portal gives. */
  readonly unreadable: readonly RowUnreadable[];
}

/** A portal that lists by time of publication only: no change feed, a limit to how deep a list can be paged. */
export interface SlicedSource<Row> {
  /** All rows of the units `from` to `to`, both included; null where they are more than the portal gives, never for a single unit. */
  list(from: number, to: number, signal: AbortSignal): Promise<SliceListing<Row> | null>;
  read(rows: readonly Row[], signal: AbortSignal): Promise<readonly Change[]>;
  idOf(row: Row): string;
  /** Null for a time that cannot be read: such a row comes last in its slice and is read again rather than passed over. */
  epochMsOf(row: Row): number | null;
}

/** How time is cut: whole days or seconds, counted from 1970. */
export interface SlicePlan {
  readonly system: string;
  unitOf(epochMs: number): number;
  /** First unit of the first load. */
  readonly first: number;
  /** Last unit of this pass. */
  readonly last: number;
  /** Units of the longest slice; halved where it holds too many rows, doubled again afterwards. */
  readonly longest: number;
  /** From here on each pass reads again, because lists lag and rows grow. */
  readonly overlapStart: number;
  readonly pageSize: number;
}

/**
 * Where to go on: in the slices from a unit on, after a position. Rows tie in time, so a position is (time, id), never a time alone.
 * At the end of a pass there is no position: the next pass starts some way back.
 */
interface Cursor {
  readonly from: number;
  readonly after: readonly [epochMs: number, id: string] | null;
}

const shape = z.strictObject({ from: z.int(), after: z.tuple([z.number(), z.string()]).nullable() });

/** Reads slice after slice, oldest first. @throws {AdapterFailure} */
export async function* readInSlices<Row>(
  source: SlicedSource<Row>,
  plan: SlicePlan,
  cursor: string | null,
  signal: AbortSignal,
): AsyncGenerator<ChangePage> {
  const start: Cursor = cursor === null ? { from: plan.first, after: null } : readCursor(plan.system, cursor);
  let after = start.after;
  for await (const { listing, from } of slices(source, plan, start.from, signal)) {
    const rows = listing.rows.filter((row) => isAfter(source, row, start.after)).sort((a, b) => byPosition(source, a, b));
    for (const chunk of chunksOf(rows, plan.pageSize)) {
      const changes = await source.read(chunk, signal);
      after = positionOf(source, chunk) ?? after;
      yield { changes, cursor: writeCursor({ from, after }) };
    }
    if (listing.unreadable.length > 0) yield { changes: listing.unreadable, cursor: writeCursor({ from, after }) };
  }
  const reached = after === null ? start.from : Math.max(plan.unitOf(after[0]), start.from);
  const next = Math.max(plan.first, Math.min(plan.overlapStart, reached));
  yield { changes: [], cursor: writeCursor({ from: next, after: null }) };
}

async function* slices<Row>(source: SlicedSource<Row>, plan: SlicePlan, start: number, signal: AbortSignal) {
  let length = plan.longest;
  for (let from = start; from <= plan.last;) {
    const to = Math.min(from + length - 1, plan.last);
    const listing = await source.list(from, to, signal);
    if (listing === null && to > from) {
      length = Math.ceil((to - from + 1) / 2);
      continue;
    }
    if (listing !== null) yield { listing, from };
    from = to + 1;
    length = Math.min(length * 2, plan.longest);
  }
}

function isAfter<Row>(source: SlicedSource<Row>, row: Row, after: Cursor['after']): boolean {
  const epochMs = source.epochMsOf(row);
  if (after === null || epochMs === null || epochMs > after[0]) return true;
  return epochMs === after[0] && source.idOf(row) > after[1];
}

function byPosition<Row>(source: SlicedSource<Row>, a: Row, b: Row): number {
  const [left, right] = [source.idOf(a), source.idOf(b)];
  return placeOf(source, a) - placeOf(source, b) || (left < right ? -1 : left > right ? 1 : 0);
}

function placeOf<Row>(source: SlicedSource<Row>, row: Row): number {
  return source.epochMsOf(row) ?? Number.MAX_SAFE_INTEGER;
}

/** Where the last row with a place stands; null where none has one. */
function positionOf<Row>(source: SlicedSource<Row>, rows: readonly Row[]): Cursor['after'] {
  const placed = rows.findLast((row) => source.epochMsOf(row) !== null);
  return placed === undefined ? null : [source.epochMsOf(placed)!, source.idOf(placed)];
}

function chunksOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

function writeCursor(cursor: Cursor): string {
  return JSON.stringify(cursor);
}

function readCursor(system: string, cursor: string): Cursor {
  try {
    return shape.parse(JSON.parse(cursor));
  } catch {
    throw new AdapterFailure(system, 'UNMAPPABLE', 'the cursor is not one of this profile');
  }
}
