type Json = Readonly<Record<string, unknown>>;

/** Where the usual envelopes keep their list. */
const PLACES = [
  ['items'],
  ['data'],
  ['data', 'records'],
  ['result', 'records'],
  ['notices'],
  ['result', 'data', 'data'],
  ['custom', 'infodata'],
];

/** The rows of a parsed JSON text: the list it is, or the list at one of the usual places of an envelope; null where it holds none. */
export function listedRows(parsed: unknown): readonly Json[] | null {
  const lists = [parsed, ...PLACES.map((names) => names.reduce<unknown>((value, name) => (value as Json | null)?.[name], parsed))];
  return (lists.find(Array.isArray) as readonly Json[] | undefined) ?? null;
}

/** The heading of each column; the second column of a repeated heading is called `heading#2`. */
export function numberedHeadings(head: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return head.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}#${times}`;
  });
}

/** Members as text columns; a list or an object as its JSON. */
export function asColumns(row: Json): Readonly<Record<string, string | null>> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, columnText(value)]));
}

/** A member as the text of a column. */
export function columnText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
