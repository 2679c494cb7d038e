import type { Change, ChangePage } from '../../adapter.ts';
import type { ProfileContext } from '../../profile.ts';
import { readInSlices, type SlicedSource, type SlicePlan } from '../../slices/time-slices.ts';
import { mapRow, withoutDetail, type RowContext } from './article.ts';
import { dayNamed, dayOf } from './days.ts';
import { listWindow, type ListedArticle } from './listing.ts';
import type { Options } from './options.ts';
import type { Portal } from './portal.ts';
import { textAt, type JsonObject } from './wire.ts';

/** Reads stretch after stretch of days, oldest first; each pass reads the last days again, because chains grow. */
export function readChanges(
  { options, system, now }: ProfileContext<Options>,
  portal: Portal,
  rowContext: () => RowContext,
  cursor: string | null,
  signal: AbortSignal,
): AsyncIterable<ChangePage> {
  const today = dayOf(now().getTime());
  const source: SlicedSource<ListedArticle> = {
    list: (from, to, limited) => listWindow(portal, options, { from, to }, limited),
    read: (articles, limited) => readArticles(portal, options, rowContext(), articles, limited),
    idOf: ({ articleId }) => articleId,
    epochMsOf: ({ epochMs }) => epochMs,
  };
  const plan: SlicePlan = {
    system: system.id,
    unitOf: dayOf,
    first: dayNamed(options.since),
    last: today + 1,
    longest: options.windowDays,
    overlapStart: today - options.overlapDays,
    pageSize: options.pageSize,
  };
  return readInSlices(source, plan, cursor, signal);
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
