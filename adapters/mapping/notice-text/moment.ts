import type { Instant } from '../../../schema/records/instant.ts';
import { parseTime } from '../time.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Within a clock no line ends: what follows may be the number of the next clause. */
const GAP = String.raw`[^\S\n]*`;
const CLOCK = String.raw`(?:\s*(?:[（(]?\s*(?:上午|下午|中午|晚上|北京时间|(?:星期|周)[一二三四五六日天])\s*[)）]?[，,\s]*)*(?<hour>\d{1,2})\s*(?:[:：](?=\s*\d{2})|[时点])${GAP}(?<minute>\d{1,2}(?![.、．\d]))?${GAP}(?:[:：分]${GAP}(?<second>\d{1,2}(?=\s*秒|(?<=[:：]\s?\d{2})))?\s*秒?)?)?`;
const DAY = String.raw`(?<year>\d{4})\s*[年\-\/.]\s*(?<month>\d{1,2})\s*[月\-\/.]\s*(?<day>\d{1,2})\s*日?`;
/** `20260313 - 09:30:00`, `20260313`. */
const RUN_TOGETHER = /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?=\s*[-－]\s*\d{1,2}:\d{2}|\s*$)\s*[-－]?\s*/gu;
/** Written by a person, midnight is meant: `12月29日 00时00分`. */
const SAYS_MIDNIGHT = /日[^\d]*0{1,2}\s*[时点]\s*(?:0{1,2}\s*分?)?$/u;
const MOMENT = new RegExp(DAY + CLOCK, 'gu');
const ENGLISH = /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{1,2}), (\d{4})\b/u;

/** A span whose end repeats no year: `2026-09-07至09-18`. */
const SHORT_END = /((\d{4})\s*([年-])\s*\d{1,2}\s*[月-]\s*\d{1,2}\s*日?)\s*([至到~—])\s*(\d{1,2}\s*[月-]\s*\d{1,2})(?!\d)/gu;

/** Digits that inline tags or justified type have parted: `202 6 年 7 月 2 3 日 09 时 0 0 分`. */
const PARTED: readonly RegExp[] = [
  /(?<=(?<!\d)[12]\s?\d?\s?\d?)\s(?=\d\s?\d?\s?\d?\s?年)/gu,
  /(?<=[年月日时点分]\s?\d)\s(?=\d\s?[月日时点分秒])/gu,
];

const NUMERALS = '〇一二三四五六七八九十';
/** `二〇二六年三月十六日`. */
const IN_CHINESE = /([一二三四五六七八九〇○零]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/gu;

function inDigits(text: string): string {
  if (!/[一二三四五六七八九〇○零]年/u.test(text)) return text;
  return text.replaceAll(IN_CHINESE, (_, year: string, month: string, day: string) => {
    const digits = Array.from(year.replaceAll(/[○零]/gu, '〇'), (numeral) => NUMERALS.indexOf(numeral)).join('');
    return `${digits}年${numberIn(month)}月${numberIn(day)}日`;
  });
}

/** Up to thirty-one. */
function numberIn(numerals: string): number {
  const [tens, ones] = numerals.includes('十') ? numerals.split('十') : ['零', numerals];
  const valueOf = (numeral: string | undefined, empty: number): number => (numeral ? Math.max(0, NUMERALS.indexOf(numeral)) : empty);
  return valueOf(tens, 1) * 10 + valueOf(ones, 0);
}

/** Text in which the digits of years, days and hours stand together again. */
export function withWholeDates(text: string): string {
  return PARTED.reduce((whole, pattern) => whole.replaceAll(pattern, ''), text);
}

/** Every moment that a text states, in order, each with the characters it was written with. */
export function momentsIn(printed: string): readonly Instant[] {
  const text = inDigits(printed);
  if (!/\d/u.test(text)) return [];
  const english = ENGLISH.exec(text);
  if (english !== null) return present(parts(english[3]!, String(MONTHS.indexOf(english[1]!) + 1), english[2]!), english[0]);
  return [...withWholeDates(text).replaceAll(RUN_TOGETHER, '$1-$2-$3 ').replaceAll(SHORT_END, '$1$4$2$3$5').matchAll(MOMENT)].flatMap(
    ({ 0: raw, groups }) => {
      const { year, month, day, hour, minute, second } = groups as Record<string, string | undefined>;
      const afternoon = /下午|晚上/u.test(raw) && Number(hour) < 12;
      return present(parts(year!, month!, day!, afternoon ? String(Number(hour) + 12) : hour, minute, second), raw.trim());
    },
  );
}

/** The first moment of a text; null where it states none. */
export function momentIn(text: string): Instant | null {
  return momentsIn(text)[0] ?? null;
}

function parts(year: string, month: string, day: string, hour?: string, minute?: string, second?: string): string {
  const pad = (value: string): string => value.padStart(2, '0');
  const date = `${year}-${pad(month)}-${pad(day)}`;
  if (hour === undefined) return date;
  const clock = `${date} ${pad(hour)}:${pad(minute ?? '0')}`;
  return second === undefined ? clock : `${clock}:${pad(second)}`;
}

function present(normal: string, raw: string): readonly Instant[] {
  const instant = parseTime(normal);
  if (instant === null) return [];
  return [{ ...instant, precision: SAYS_MIDNIGHT.test(raw) ? 'MINUTE' : instant.precision, raw }];
}
