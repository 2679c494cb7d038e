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
  const rows: JsonObject[] = [];
  for (const [index, category] of categories.entries())
    rows.push(...(await restOf(portal, options, window, category, firstPages[index]!, signal)));
  const lost = categories
    .filter((_, index) => totals[index]! > options.maxRows)
    .map((category) => overflow(category, window, options.maxRows));
  return sortRows(portal, options, rows, lost);
}

function listPage(portal: Portal, options: Options, { from, to }: DayWindow, category: string, page: number, signal: AbortSignal) {
  const { pageSize, districts } = options;
  return portal.list({ category, fromDate: dateOf(from), toDate: dateOf(to), page, pageSize, districts }, signal);
}

/** Pages until one is not full: a total may be missing or stale. */
async function restOf(
  portal: Portal,
  options: Options,
  window: DayWindow,
  category: string,
  first: ListPage,
  signal: AbortSignal,
): Promise<readonly JsonObject[]> {
  const rows = [...first.rows];
  for (let page = 2, last = first; last.rows.length >= options.pageSize && rows.length < options.maxRows; page += 1) {
    last = await listPage(portal, options, window, category, page, signal);
    rows.push(...last.rows);
  }
  return rows;
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

function overflow(category: string, { from }: DayWindow, maxRows: number): RowUnreadable {
  const value = `${category} ${dateOf(from)}: more than ${maxRows} rows in one day`;
  return unreadable({ list: { category, date: dateOf(from) }, detail: null }, null, [
    finding({ code: 'BAD_SHAPE', severity: 'ERROR', column: 'total', value }),
  ]);
}
