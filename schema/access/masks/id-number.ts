import { PROVINCES } from '../../codes/region.ts';
import { calendarDateExists } from '../../identifiers/calendar-date.ts';
import { isCitizenId } from '../../identifiers/citizen-id.ts';
import { creditCodeChecks, isCreditCodeShaped } from '../../identifiers/credit-code.ts';
import { isWithheld } from '../../identifiers/party-code.ts';
import { isListedRegion } from '../../identifiers/region-code.ts';
import { upperCase } from '../../identifiers/upper-case.ts';
import type { Span } from './folded.ts';
import { inOrder } from './in-order.ts';
import { numberRuns, type Run, type Token } from './number-runs.ts';

/** A number written in more groups is none. */
const MOST_GROUPS = 6;
/** Words that may be written against a number without a space: `ID210102…`. */
const AMONG_LETTERS = /^[A-Z]{0,10}?(\d{17}[\dX])[A-Z]{0,10}$/iu;
const LABELLED =
  /(?:身份证|居住证|居留证|通行证|护照)(?:明|件)?(?:号码?|编号)?[)\]]?[\s:是为]{0,6}(?=[A-Z0-9])([A-Z]{0,3}\d[\d \-]{4,24}[\dX])(?![A-Z0-9*])/giu;

/** Numbers of identity documents: by their own check, by region and date of birth, or by the word before them. */
export function findIdNumbers(text: string): readonly Span[] {
  const checked = numberRuns(text, 'QUERY').flatMap(idNumbersIn);
  return inOrder([...checked, ...labelledIn(text)]);
}

/** Whether text is a number of an identity document whose parts or check can be told. */
export function isIdNumber(text: string): boolean {
  const number = upperCase(text);
  return isResidentNumber(number) || isOldResidentNumber(number) || isOldForeignerNumber(number);
}

/**
 * 公民身份号码 (GB 11643-1999); 港澳台居民居住证 (81, 82, 83 instead of a province); 外国人永久居留身份证 since 2023 (a 9 in front): one check.
 * An organisation's credit code that looks like one is none.
 */
function isResidentNumber(number: string): boolean {
  if (number.length !== 18 || !isCitizenId(number) || number.includes('*')) return false;
  const isKnown = number.startsWith('9') || number.startsWith('83') || Object.hasOwn(PROVINCES, number.slice(0, 2));
  return isKnown && isBirthday(number.slice(6, 14)) && isWithheld(number);
}

/** 15 digits, given out until 1999 (GB 11643-1989): a county and a day, without a check. */
function isOldResidentNumber(number: string): boolean {
  if (!/^\d{15}$/u.test(number) || number.startsWith('00', 4)) return false;
  return isListedRegion(number.slice(0, 6)) && calendarDateExists(`19${number.slice(6, 12)}`);
}

/** 外国人永久居留证 until 2023 (GA/T 704): country, place, day of birth, one digit, and a check with weights 7, 3, 1. */
function isOldForeignerNumber(number: string): boolean {
  if (!/^[A-Z]{3}\d{12}$/u.test(number) || !Object.hasOwn(PROVINCES, number.slice(3, 5))) return false;
  if (!calendarDateExists(`19${number.slice(7, 13)}`) && !calendarDateExists(`20${number.slice(7, 13)}`)) return false;
  const values = Array.from(number.slice(0, 14), (character) => Number.parseInt(character, 36));
  const sum = values.reduce((total, value, index) => total + value * [7, 3, 1][index % 3]!, 0);
  return sum % 10 === Number(number.charAt(14));
}

function isBirthday(day: string): boolean {
  return calendarDateExists(day) && Number(day.slice(0, 4)) <= new Date().getFullYear();
}

function idNumbersIn(run: Run): readonly Span[] {
  return run.flatMap((_, first) => idNumberFrom(run, first) ?? []);
}

function idNumberFrom(run: Run, first: number): Span | null {
  const { text, start, end } = run[first]!;
  const inner = AMONG_LETTERS.exec(text);
  if (inner !== null && isIdNumber(inner[1]!)) return spanOf(inner[1]!, run[first]!);
  if (isIdNumber(text)) return { start, end };
  let number = text;
  for (let last = first + 1; last < run.length && last < first + MOST_GROUPS && number.length < 18; last += 1) {
    number += run[last]!.text;
    // An old number has no check: in groups it could be anything.
    if (number.length === 18 && isIdNumber(number)) return { start, end: run[last]!.end };
  }
  return null;
}

function spanOf(number: string, { text, start }: Token): Span {
  const at = start + text.indexOf(number);
  return { start: at, end: at + number.length };
}

function labelledIn(text: string): readonly Span[] {
  if (!/证|护照/u.test(text)) return [];
  return [...text.matchAll(LABELLED)].flatMap(({ 0: whole, 1: number, index }) => {
    const digits = number!.replaceAll(/\D/gu, '').length;
    const end = index + whole.length;
    return digits >= 8 && digits <= 18 && !isOrganisation(number!) ? [{ start: end - number!.length, end }] : [];
  });
}

/** The word before it may name both: 身份证号／统一社会信用代码. */
function isOrganisation(number: string): boolean {
  const code = upperCase(number.replaceAll(/[ -]/gu, ''));
  return isCreditCodeShaped(code) && !isWithheld(code) && (creditCodeChecks(code) || /[A-Z]./u.test(code));
}
