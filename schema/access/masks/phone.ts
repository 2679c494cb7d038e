import type { Span } from './folded.ts';
import { inOrder } from './in-order.ts';
import { isHyphened, numberRuns, type Run, type Token } from './number-runs.ts';

const MOBILE = /^(?:00?86|86|0)?1[3-9]\d{9}$/u;
/** Words that may be written against a number without a space. */
const NAMED_MOBILE = /^(?:tel|phone|mobile|mob|cell|wechat|weixin|wx|vx|qq|m|t)(?=\d)((?:0086|86)?1[3-9]\d{9})$/iu;
/** How the eleven digits are grouped. */
const GROUPINGS: readonly (readonly number[])[] = [
  [3, 4, 4],
  [3, 8],
  [4, 3, 4],
  [7, 4],
  [3, 3, 5],
  [5, 6],
];
const COUNTRY = /^(?:00)?86$/u;
/** What may be written before or after a mobile number with a hyphen: letters, the code of an area, a landline, an extension. */
const BESIDE = /^(?:[A-Z]+|0\d{2,3}|\d{7,8}|(?:00)?86)$/iu;
const A_SUM_FOLLOWS = /^(?:\.\d|\s?(?:元|万|亿|美元|平方|㎡|m2|m²|公顷|亩|吨|股|%))/u;
const A_SUM_GOES_BEFORE = /(?:\d[.,]|[¥￥$])$/u;

/** Mainland mobile numbers, with or without +86, spaces or hyphens. Landlines of offices are printed by law and stay. */
export function findPhones(text: string): readonly Span[] {
  return inOrder(numberRuns(text).flatMap((run) => phonesIn(text, run)));
}

function phonesIn(text: string, run: Run): readonly Span[] {
  const segments = segmentsOf(run);
  const grouped = segments.flatMap((segment) => (segment.length > 1 ? groupedPhones(segment) : []));
  const whole = run.flatMap((token, at) => (isWhole(text, run, at) ? [spanOf(token)] : []));
  return [...grouped, ...whole].filter(({ start, end }) => !isSum(text, start, end)).map((span) => withPlus(text, span));
}

/** One after another of a run that are digits only. */
function segmentsOf(run: Run): readonly Run[] {
  const segments: Token[][] = [[]];
  for (const token of run) {
    if (/^\d+$/u.test(token.text)) segments.at(-1)!.push(token);
    else segments.push([]);
  }
  return segments;
}

/** The numbers that a segment consists of, with nothing left over: else its groups are a code's or a table's. */
function groupedPhones(segment: Run): readonly Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < segment.length;) {
    const from = COUNTRY.test(segment[at]!.text) ? at + 1 : at;
    const count = groupsFrom(segment, from);
    if (count === 0) return [];
    spans.push({ start: segment[at]!.start, end: segment[from + count - 1]!.end });
    at = from + count;
  }
  return spans;
}

/** How many groups from here are one number; none: 0. */
function groupsFrom(segment: Run, from: number): number {
  const first = segment[from]?.text ?? '';
  if (MOBILE.test(first)) return 1;
  if (!/^1[3-9]/u.test(first)) return 0;
  const grouping = GROUPINGS.find((lengths) => lengths.every((length, index) => segment[from + index]?.text.length === length));
  return grouping?.length ?? 0;
}

function isWhole(text: string, run: Run, at: number): boolean {
  const token = run[at]!;
  if (NAMED_MOBILE.test(token.text)) return true;
  return MOBILE.test(token.text) && mayBeside(text, run[at - 1], token) && mayBeside(text, token, run[at + 1]);
}

function mayBeside(text: string, one: Token | undefined, other: Token | undefined): boolean {
  if (!isHyphened(text, one, other)) return true;
  return [one!, other!].every((token) => BESIDE.test(token.text) || MOBILE.test(token.text));
}

function spanOf({ text, start, end }: Token): Span {
  const named = NAMED_MOBILE.exec(text);
  return { start: named === null ? start : end - named[1]!.length, end };
}

function isSum(text: string, start: number, end: number): boolean {
  return A_SUM_FOLLOWS.test(text.slice(end, end + 4)) || A_SUM_GOES_BEFORE.test(text.slice(Math.max(0, start - 2), start));
}

function withPlus(text: string, { start, end }: Span): Span {
  const isInternational = text.charAt(start - 1) === '+' && text.startsWith('86', start);
  return { start: isInternational ? start - 1 : start, end };
}
