import type { Change, ChangePage } from '../../adapter.ts';
import type { ProfileContext } from '../../profile.ts';
import { mapRow, withoutDetail, type RowContext } from './article.ts';
import { readCursor, writeCursor, type Position } from './cursor.ts';
import { dayNamed, dayOf, type Day } from './days.ts';
import { listWindow, type ListedArticle, type Listing } from './listing.ts';
import type { Options } from './options.ts';
import type { Portal } from './portal.ts';
import { textAt, type JsonObject } from './wire.ts';

/** Reads window after window, oldest first; ends with the cursor from which the next pass starts, some days back. */
export async function* readChanges(
  context: ProfileContext<Options>,
  portal: Portal,
  rowContext: () => RowContext,
  cursor: string | null,
  signal: AbortSignal,
): AsyncGenerator<ChangePage> {
  const { options, system, now } = context;
  const start: Position = cursor === null ? { fromDay: dayNamed(options.since), after: null } : readCursor(system.id, cursor);
  const today = dayOf(now().getTime());
  let after = start.after;
  for await (const { listing, fromDay } of windows(portal, options, start.fromDay, today + 1, signal)) {
    const articles = listing.articles.filter((article) => isAfter(article, start.after));
    for (const chunk of chunksOf(articles, options.pageSize)) {
      const changes = await readArticles(portal, options, rowContext(), chunk, signal);
      after = positionOf(chunk) ?? after;
      yield { changes, cursor: writeCursor({ fromDay, after }) };
    }
    if (listing.unreadable.length > 0) yield { changes: listing.unreadable, cursor: writeCursor({ fromDay, after }) };
  }
  const lastDay = after === null ? start.fromDay : dayOf(after[0]);
  yield {
    changes: [],
    cursor: writeCursor({ fromDay: nextStart(start.fromDay, lastDay, today - options.overlapDays, options), after: null }),
  };
}

/** Where the last article with a place stands; null where none has one. */
function positionOf(articles: readonly ListedArticle[]): Position['after'] {
  const placed = articles.findLast(({ epochMs }) => epochMs !== null);
  return placed === undefined ? null : [placed.epochMs!, placed.articleId];
}

/** The next pass reads the overlap again, and the last known day where that is older: nothing published since is skipped. */
function nextStart(fromDay: Day, lastDay: Day, overlapStart: Day, { since }: Options): Day {
  return Math.max(dayNamed(since), Math.min(overlapStart, Math.max(lastDay, fromDay)));
}

/** Windows of days, halved while one holds too many rows and doubled again afterwards. */
async function* windows(portal: Portal, options: Options, from: Day, to: Day, signal: AbortSignal) {
  let days = options.windowDays;
  for (let fromDay = from; fromDay <= to;) {
    const toDay = Math.min(fromDay + days - 1, to);
    const listing: Listing | null = await listWindow(portal, options, { from: fromDay, to: toDay }, signal);
    if (listing === null) {
      days = Math.ceil((toDay - fromDay + 1) / 2);
      continue;
    }
    yield { listing, fromDay };
    fromDay = toDay + 1;
    days = Math.min(days * 2, options.windowDays);
  }
}

function isAfter({ epochMs, articleId }: ListedArticle, after: Position['after']): boolean {
  return after === null || epochMs === null || epochMs > after[0] || (epochMs === after[0] && articleId > after[1]);
}

function chunksOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/**
 * Reads the details of some articles. One that cannot be read is a value of its own; a system that fails stops all.
 * The first is read alone: a system that has just failed is asked by one call, not by all at once.
 */
async function readArticles(
  portal: Portal,
  options: Options,
  rowContext: RowContext,
  articles: readonly ListedArticle[],
  signal: AbortSignal,
): Promise<readonly Change[]> {
  const [first, ...others] = articles;
  if (first === undefined) return [];
  const firstChange = await readArticle(portal, options, rowContext, first, signal);
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  try {
    return [firstChange, ...(await Promise.all(others.map((article) => readArticle(portal, options, rowContext, article, either))))];
  } catch (error) {
    stop.abort();
    throw error;
  }
}

async function readArticle(
  portal: Portal,
  options: Options,
  rowContext: RowContext,
  { articleId, row }: ListedArticle,
  signal: AbortSignal,
): Promise<Change> {
  if (isWithdrawn(row)) return mapRow(options.dialect, { list: row, detail: null }, rowContext);
  const answer = await portal.detail(articleId, signal);
  if (answer.type === 'FOUND') return mapRow(options.dialect, { list: row, detail: answer.detail }, rowContext);
  if (answer.type === 'MISSING') return withoutDetail({ list: row, detail: null }, articleId, 'the portal has no detail of this article');
  await assertWell(portal, options, signal);
  return withoutDetail({ list: row, detail: null }, articleId, answer.failure.detail, answer.bytes);
}

function isWithdrawn(row: JsonObject): boolean {
  return textAt(row, 'invalid') === '1';
}

/** Tells one unreadable article from a portal that answers nothing but rubbish. @throws {AdapterFailure} for the latter. */
export async function assertWell(portal: Portal, options: Options, signal: AbortSignal): Promise<void> {
  const [category] = Object.keys(options.categories ?? portal.dialect.categories);
  const query = {
    category: category ?? '',
    fromDate: options.since,
    toDate: options.since,
    page: 1,
    pageSize: 1,
    districts: options.districts,
  };
  await portal.list(query, signal);
}
