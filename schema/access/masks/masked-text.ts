import { folded, type Span } from './folded.ts';
import { hasMarkup, seenText } from './seen-text.ts';

/** What must not be shown. */
export interface Hidden {
  /** Where in a text, half-width, it is; in order, without overlaps. */
  readonly find: (text: string) => readonly Span[];
  /** What is written in its place: nothing of it is told. */
  readonly word: string;
}

/** The text with words in place of what is hidden: as it is written (attributes included), then as it is seen (through mark-up). */
export function maskedText(text: string, hidden: readonly Hidden[]): string {
  const written = replaced(text, placesOf(text, hidden));
  if (!hasMarkup(written)) return written;
  const seen = seenText(written);
  return replaced(written, placesOf(seen.text, hidden), seen);
}

interface Place extends Span {
  readonly word: string;
}

/** In order. Of what overlaps nothing is left: it is called by the name that comes first among the hidden. */
function placesOf(text: string, hidden: readonly Hidden[]): readonly Place[] {
  const read = folded(text);
  const found = hidden.flatMap(({ find, word }, rank) => find(read).map((span) => ({ ...span, word, rank })));
  if (found.length < 2) return found;
  const places: typeof found = [];
  for (const place of found.sort((one, other) => one.start - other.start)) {
    const last = places.at(-1);
    if (last === undefined || last.end <= place.start) places.push(place);
    else places[places.length - 1] = { ...(last.rank <= place.rank ? last : place), start: last.start, end: Math.max(last.end, place.end) };
  }
  return places;
}

interface Written {
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
}

/** Tags within what is hidden stay, so that what is around them keeps its form. */
function replaced(source: string, places: readonly Place[], seen?: Written): string {
  if (places.length === 0) return source;
  const parts: string[] = [];
  let written = 0;
  for (const { start, end, word } of places) {
    parts.push(
      source.slice(written, seen?.starts[start] ?? start),
      word,
      ...(seen === undefined ? [] : tagsWithin(source, start, end, seen)),
    );
    written = seen?.ends[end - 1] ?? end;
  }
  return parts.join('') + source.slice(written);
}

function tagsWithin(source: string, start: number, end: number, { starts, ends }: Written): readonly string[] {
  const tags: string[] = [];
  for (let at = start + 1; at < end; at += 1) if (starts[at]! > ends[at - 1]!) tags.push(source.slice(ends[at - 1], starts[at]));
  return tags;
}
