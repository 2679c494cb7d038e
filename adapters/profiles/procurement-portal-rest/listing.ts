import type { RowUnreadable } from '../../adapter.ts';
import type { SliceListing } from '../../slices/time-slices.ts';
import { parseTime } from '../../mapping/time.ts';
import { unreadable } from './article.ts';
import { finding } from '../../mapping/reader.ts';
import { badBytesOf } from '../../transports/json-salvage.ts';
import { dateOf, type Day } from './days.ts';
import type { Options } from './options.ts';
import type { Portal } from './portal.ts';
import { textAt, type JsonObject, type ListPage } from './wire.ts';

/** A row of the list with its time of publication. */
export interface ListedArticle {
  readonly articleId: string;
  /** Null for a time that cannot be read: the article has no place and is refused with its reason. */
  readonly epochMs: number | null;
  readonly row: JsonObject;
}

export interface DayWindow {
  readonly from: Day;
  readonly to: Day;
}

/** Rows of a window that are held in memory at once. */
const MAX_ROWS_AT_ONCE = 20_000;

/** Lists all articles of a window of days; null where it holds more rows than the portal gives or memory should hold. */
export async function listWindow(
  portal: Portal,
  options: Options,
  window: DayWindow,
  signal: AbortSignal,
): Promise<SliceListing<ListedArticle> | null> {
  const categories = Object.keys(options.categories ?? portal.dialect.categories);
  const firstPages = await Promise.all(categories.map((category) => listPage(portal, options, window, category, 1, signal)));
  const totals = firstPages.map(({ total }) => total ?? 0);
  const tooMany = totals.some((total) => total > options.maxRows) || totals.reduce((sum, total) => sum + total, 0) > MAX_ROWS_AT_ONCE;
  if (tooMany && window.to > window.from) return null;
  const lists = await inTurn(categories, (category, index) => restOf(portal, options, window, category, firstPages[index]!, signal));
  if (window.to > window.from && lists.some(({ complete }) => !complete)) return null;
  const lost = categories.filter((_, index) => !lists[index]!.complete).map((category) => incomplete(category, window));
  return sortRows(
    portal,
    options,
    lists.flatMap(({ rows }) => rows),
    lost,
  );
}

async function inTurn<T, U>(items: readonly T[], step: (item: T, index: number) => Promise<U>): Promise<readonly U[]> {
  const results: U[] = [];
  for (const [index, item] of items.entries()) results.push(await step(item, index));
  return results;
}

function listPage(portal: Portal, options: Options, { from, to }: DayWindow, category: string, page: number, signal: AbortSignal) {
  const { pageSize, districts } = options;
  return portal.list({ category, fromDate: dateOf(from), toDate: dateOf(to), page, pageSize, districts }, signal);
}

interface ChannelRows {
  readonly rows: readonly JsonObject[];
  /** Whether the portal gave all rows that it says it has. */
  readonly complete: boolean;
}

/**
 * Pages until a page brings nothing new. A page that is not full is the last one only where the stated total is reached: portals
 * cap the page size without a word, and a total may be missing or stale.
 */
async function restOf(
  portal: Portal,
  options: Options,
  window: DayWindow,
  category: string,
  first: ListPage,
  signal: AbortSignal,
): Promise<ChannelRows> {
  const { pageSize, maxRows } = options;
  const rows = [...first.rows];
  const isEnd = (last: ListPage) =>
    last.rows.length === 0 || (last.rows.length < pageSize && first.total !== null && rows.length >= first.total);
  for (let page = 2, last = first; !isEnd(last); page += 1) {
    if (rows.length >= maxRows) return { rows, complete: false };
    const next = await listPage(portal, options, window, category, page, signal);
    if (next.rows.length > 0 && printOf(portal, next) === printOf(portal, last)) break;
    rows.push(...next.rows);
    last = next;
  }
  return { rows, complete: first.total === null || rows.length >= first.total };
}

/** Beyond their last page some portals give it again. */
function printOf(portal: Portal, { rows }: ListPage): string {
  return JSON.stringify(rows.map((row) => textAt(row, portal.dialect.keyColumn)));
}

function sortRows(
  portal: Portal,
  { districts }: Options,
  rows: readonly JsonObject[],
  lost: readonly RowUnreadable[],
): SliceListing<ListedArticle> {
  const { keyColumn, publishedColumn, districtColumn } = portal.dialect;
  const articles = new Map<string, ListedArticle>();
  const refused: RowUnreadable[] = [];
  for (const row of rows) {
    if (!isInDistricts(districts, textAt(row, districtColumn))) continue;
    const articleId = textAt(row, keyColumn);
    const badBytes = badBytesOf(row);
    if (badBytes !== null) refused.push(notUtf8(row, articleId, badBytes));
    else if (articleId === null) refused.push(missingKey(row, keyColumn));
    else articles.set(articleId, { articleId, epochMs: epochOf(textAt(row, publishedColumn)), row });
  }
  return { rows: [...articles.values()], unreadable: [...lost, ...refused] };
}

function epochOf(published: string | null): number | null {
  const instant = published === null ? null : parseTime(published);
  return instant === null ? null : Date.parse(instant.at);
}

/** Portals ignore the district they are asked for; codes like `219900` mean the level itself. */
function isInDistricts(districts: readonly string[], code: string | null): boolean {
  return districts.length === 0 || districts.some((district) => code?.startsWith(district.replace(/(?:00)+$/u, '')) === true);
}

function missingKey(row: JsonObject, column: string): RowUnreadable {
  return unreadable({ list: row, detail: null }, null, [finding({ code: 'MISSING', severity: 'ERROR', column })]);
}

function notUtf8(row: JsonObject, articleId: string | null, badBytes: Uint8Array): RowUnreadable {
  return unreadable({ list: row, detail: null }, articleId, [finding({ code: 'BAD_BYTES', severity: 'ERROR', column: '' })], badBytes);
}

/** One day of a channel of which the portal gives fewer rows than it says it has. */
function incomplete(category: string, { from }: DayWindow): RowUnreadable {
  const value = `${category} ${dateOf(from)}: the portal holds more rows of this day than it gives`;
  return unreadable({ list: { category, date: dateOf(from) }, detail: null }, null, [
    finding({ code: 'BAD_SHAPE', severity: 'ERROR', column: 'total', value }),
  ]);
}
