import { isCreditCodeShaped, creditCodeChecks } from '../../identifiers/credit-code.ts';
import type { Span } from './folded.ts';
import { inOrder } from './in-order.ts';
import { numberRuns, type Run } from './number-runs.ts';

const LABELLED =
  /(?:[账帐]\s{0,4}[号户]|卡\s{0,4}号)(?:号码?|号|一|二|三)?(?:\([^()]{0,20}\))?[\s:是为|]{0,8}([A-Z]{0,4}\d(?:[ \-]{0,2}\d){7,31})(?![A-Z0-9])/giu;
const LENGTHS = { least: 16, most: 19 };
const MOST_GROUPS = 6;
/** 发卡机构标识 of UnionPay cards (ISO/IEC 7812). */
const CARD = /^62\d{14,17}$/u;

/** Bank accounts and cards: after the word for one, or by the issuer and check of a card. */
export function findAccounts(text: string): readonly Span[] {
  const cards = numberRuns(text).flatMap((run) => run.flatMap((_, first) => cardFrom(run, first) ?? []));
  return inOrder([...labelledIn(text), ...cards]);
}

function labelledIn(text: string): readonly Span[] {
  if (!/[账帐]|卡/u.test(text)) return [];
  return [...text.matchAll(LABELLED)].map(({ 0: whole, 1: number, index }) => {
    const end = index + whole.length;
    return { start: end - number!.length, end };
  });
}

function cardFrom(run: Run, first: number): Span | null {
  let number = '';
  for (let last = first; last < run.length && last < first + MOST_GROUPS && number.length < LENGTHS.most; last += 1) {
    if (run[last]!.text.length < 3 && last > first) return null;
    number += run[last]!.text;
    if (isCard(number)) return { start: run[first]!.start, end: run[last]!.end };
  }
  return null;
}

function isCard(number: string): boolean {
  if (!CARD.test(number) || !luhnChecks(number)) return false;
  return !(isCreditCodeShaped(number) && creditCodeChecks(number));
}

/** ISO/IEC 7812-1 annex B. */
function luhnChecks(number: string): boolean {
  const sum = Array.from(number, Number)
    .reverse()
    .reduce((total, digit, index) => total + (index % 2 === 0 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9), 0);
  return sum % 10 === 0;
}
