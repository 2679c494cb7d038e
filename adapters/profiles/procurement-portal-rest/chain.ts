/** One link of an article's life cycle chain. */
export interface ChainLink {
  readonly articleId: string;
  /** Group of the notice, e.g. `ZcyAnnouncement4`; null where the portal states none. */
  readonly type: string | null;
  /** Place in the life cycle; equal for links that the portal does not order. */
  readonly order: number;
  /** As printed: `2024-02-18` or with a time. Null where not stated. */
  readonly date: string | null;
}

/** Longest chain that is followed; the longest seen has 40 links. */
export const MAX_LINKS = 200;

/**
 * The article that stands for the whole chain, so that every article of a chain names the same project and its detail can be
 * fetched by that name: smallest order, then earliest date, then smallest id, among the links in scope.
 */
export function chainHead(
  articleId: string,
  links: readonly ChainLink[],
  inScope: (type: string | null, date: string | null) => boolean,
): string {
  const candidates = links.filter((link) => link.articleId === articleId || inScope(link.type, link.date));
  const [first] = candidates.toSorted(byPlace);
  return first?.articleId ?? articleId;
}

function byPlace(a: ChainLink, b: ChainLink): number {
  return a.order - b.order || compare(a.date ?? '9', b.date ?? '9') || compare(a.articleId, b.articleId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
