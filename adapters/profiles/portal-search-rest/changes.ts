import type { ChangePage, RowUnreadable } from '../../adapter.ts';
import { finding } from '../../mapping/reader.ts';
import { parseTime, shanghaiIso } from '../../mapping/time.ts';
import type { ProfileContext } from '../../profile.ts';
import { readInSlices, type SliceListing, type SlicedSource, type SlicePlan } from '../../slices/time-slices.ts';
import { keyOf, publishedOf } from './dialects.ts';
import type { Options } from './options.ts';
import type { Portal } from './portal.ts';
import { mapRow, unreadable, type RowContext } from './row.ts';
import type { JsonObject } from './wire.ts';

/** Reads stretch after stretch of time, cut to seconds, oldest first; each pass reads the last hours again. */
export function readChanges(
  { options, system, now }: ProfileContext<Options>,
  portal: Portal,
  rowContext: () => RowContext,
  cursor: string | null,
  signal: AbortSignal,
): AsyncIterable<ChangePage> {
  const source: SlicedSource<JsonObject> = {
    list: (from, to, limited) => listSlice(portal, options, from, to, limited),
    read: (rows) => Promise.resolve(rows.map((row) => mapRow(options.dialect, row, rowContext()))),
    idOf: (row) => keyOf(portal.dialect, row)!,
    epochMsOf: (row) => epochMsOf(publishedOf(portal.dialect, row)),
  };
  const nowSecond = secondOf(now().getTime());
  const plan: SlicePlan = {
    system: system.id,
    unitOf: secondOf,
    first: secondOf(Date.parse(`${options.since}T00:00:00+08:00`)),
    last: nowSecond + 86_400,
    longest: options.windowHours * 3_600,
    overlapStart: nowSecond - options.overlapHours * 3_600,
    pageSize: options.pageSize,
  };
  return readInSlices(source, plan, cursor, signal);
}

function secondOf(epochMs: number): number {
  return Math.floor(epochMs / 1_000);
}

function epochMsOf(published: string | null): number | null {
  const instant = published === null ? null : parseTime(published);
  return instant === null ? null : Date.parse(instant.at);
}

/** `2024-02-18 00:00:00` in Asia/Shanghai. */
export function textOfSecond(second: number): string {
  return shanghaiIso(second * 1_000)
    .slice(0, 19)
    .replace('T', ' ');
}

async function listSlice(
  portal: Portal,
  options: Options,
  from: number,
  to: number,
  signal: AbortSignal,
): Promise<SliceListing<JsonObject> | null> {
  const rows = new Map<string, JsonObject>();
  const lost: RowUnreadable[] = [];
  for (const category of options.categoryPrefixes.length === 0 ? [null] : options.categoryPrefixes) {
    const found = await searchAll(portal, options, { from: textOfSecond(from), to: textOfSecond(to), category }, signal);
    if ((found.tooMany && to > from) || (found.short && to - from >= SHORTEST_RETRY)) return null;
    if (found.tooMany || found.short) lost.push(overflow(options, textOfSecond(from), category));
    for (const row of found.rows) {
      const key = keyOf(portal.dialect, row);
      if (key === null)
        lost.push(
          unreadable(options.dialect, row, [finding({ code: 'MISSING', severity: 'ERROR', column: portal.dialect.keyColumns.join('+') })]),
        );
      else rows.set(key, row);
    }
  }
  return { rows: [...rows.values()], unreadable: lost };
}

interface Found {
  readonly rows: readonly JsonObject[];
  /** More rows than may be paged. */
  readonly tooMany: boolean;
  /** The search ended before the total that it states: it holds back rows, or its total is wrong. */
  readonly short: boolean;
}

/** Seconds. A shorter stretch is not cut further because of a total that may just be wrong. */
const SHORTEST_RETRY = 3_600;

/**
 * Pages until a page brings nothing new: beyond its depth limit the search gives its last page again. A page that is not full is
 * the last one only where the stated total is reached: some sites cap the page size without a word.
 */
async function searchAll(
  portal: Portal,
  { pageSize, maxRows }: Options,
  slice: { readonly from: string; readonly to: string; readonly category: string | null },
  signal: AbortSignal,
): Promise<Found> {
  const rows: JsonObject[] = [];
  let last = '';
  let total: number | null = null;
  for (let page = 0; rows.length < maxRows; page += 1) {
    const found = await portal.search({ ...slice, offset: rows.length, page, pageSize }, signal);
    total = found.total ?? total;
    if (total !== null && total > maxRows) return { rows: page === 0 ? found.rows : rows, tooMany: true, short: false };
    const print = JSON.stringify(found.rows.map((row) => keyOf(portal.dialect, row)));
    if (found.rows.length === 0 || print === last) return { rows, tooMany: false, short: total !== null && rows.length < total };
    rows.push(...found.rows);
    last = print;
    if (total !== null && rows.length >= total) return { rows, tooMany: false, short: false };
  }
  return { rows, tooMany: true, short: false };
}

function overflow({ dialect }: Options, second: string, category: string | null): RowUnreadable {
  const value = `${category ?? ''} ${second}: the search holds more rows from here on than it gives`;
  return unreadable(dialect, { categorynum: category, webdate: second }, [
    finding({ code: 'BAD_SHAPE', severity: 'ERROR', column: 'totalcount', value }),
  ]);
}
