const CHARACTERS: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  ldquo: '“',
  rdquo: '”',
  middot: '·',
  mdash: '—',
};
const LINE_END = /<br\s*\/?>/giu;
const TAG = /<\/?[a-z][^<>]*>/giu;
const ENTITY = /&([a-z]{2,6});/giu;

/** A title without the mark-up that portals leave in it: tags and `&nbsp;`. Marks of a search hit leave no gap, a line break does. */
export function plainTitle(title: string): string {
  return title
    .replaceAll(LINE_END, ' ')
    .replaceAll(TAG, '')
    .replaceAll(ENTITY, (whole, name: string) => CHARACTERS[name.toLowerCase()] ?? whole)
    .replaceAll(/[\u00a0\u3000]/gu, ' ')
    .trim();
}
