import type { Span } from './folded.ts';

/** A piece of letters and digits. */
export interface Token extends Span {
  readonly text: string;
}

/** Tokens that only spaces or hyphens part: how people and systems write long numbers. */
export type Run = readonly Token[];

const TOKEN = /[A-Za-z0-9]+/gu;
const JOIN = /^[ \-–—‑－−]{1,2}$/u;
/** Fewer digits are nobody's number. */
const LEAST_DIGITS = 8;
const MANY_DIGITS = /\d(?:[ \-–—‑−]{0,2}\d){7}/u;

/** What of the address of a page is looked at: nothing, or what it asks for. */
export type InUrls = 'NOTHING' | 'QUERY';

const URLS: Readonly<Record<InUrls, RegExp>> = {
  NOTHING: /[a-z]{2,8}:\/\/[!#-&*+\--:=?-~]{1,2000}/giu,
  QUERY: /[a-z]{2,8}:\/\/[!$-&*+\--:=@-~]{1,2000}/giu,
};

/** The runs of a text that hold enough digits. */
export function numberRuns(text: string, inUrls: InUrls = 'NOTHING'): readonly Run[] {
  if (!MANY_DIGITS.test(text)) return [];
  const isInUrl = placesIn(text.includes('://') ? [...text.matchAll(URLS[inUrls])] : []);
  const runs: Token[][] = [];
  let previous: Token | null = null;
  for (const { 0: word, index: start } of text.matchAll(TOKEN)) {
    const token: Token = { text: word, start, end: start + word.length };
    if (isInUrl(start)) {
      previous = null;
      continue;
    }
    if (previous !== null && start - previous.end <= 2 && JOIN.test(text.slice(previous.end, start))) runs.at(-1)!.push(token);
    else runs.push([token]);
    previous = token;
  }
  return runs.filter(hasManyDigits);
}

function hasManyDigits(run: Run): boolean {
  let digits = 0;
  for (const { text } of run) digits += /^\d+[Xx]?$/u.test(text) ? text.length : (/\d{8,}/u.exec(text)?.[0].length ?? 0);
  return digits >= LEAST_DIGITS;
}

/** Whether a place is within a match; asked in rising order. */
function placesIn(matches: readonly RegExpExecArray[]): (at: number) => boolean {
  let next = 0;
  return (at) => {
    while (next < matches.length && matches[next]!.index + matches[next]![0].length <= at) next += 1;
    return next < matches.length && matches[next]!.index <= at;
  };
}

/** Whether two neighbours of a run are parted by a hyphen, as the parts of a code are. */
export function isHyphened(text: string, one: Token | undefined, other: Token | undefined): boolean {
  return one !== undefined && other !== undefined && /[-–—‑−]/u.test(text.slice(one.end, other.start));
}
