import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { TradeMethod } from '../../../schema/codes/trade-method.ts';
import type { Coded } from '../../../schema/records/coded.ts';
import type { Instant } from '../../../schema/records/instant.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { StatedValue } from '../../../schema/records/notice.ts';
import type { Party } from '../../../schema/records/party.ts';
import { approvalNumbers } from './approvals.ts';
import { correctedReading } from './corrected-reading.ts';
import { codeIn, codesIn, lotCodesIn, namesOfLots } from './codes-in-notice.ts';
import { isHeading } from './labels.ts';
import { partiesOfNotice } from './notice-parties.ts';
import type { Stated } from './label-pairs.ts';
import type { NoticeReading } from './notice-reading.ts';
import type { NoticeRoles } from './notice-roles.ts';
import type { Outcome } from './outcome.ts';
import { evaluatedOffers } from './other-bidders.ts';
import { outcomesOf } from './outcomes.ts';
import { budgetTold, proseAmounts } from './prose-amounts.ts';
import { amountsOfLots, budgetsByLot, firstPrice, furtherPrices, statedAmounts, statedParts } from './stated-amounts.ts';
import { unitLimits } from './unit-limits.ts';
import { METHOD_BESIDE_NAME, methodOf } from './method.ts';
import { codeInTitle, partiesInTitle } from './told-in-title.ts';
import { plainDays } from './plain-days.ts';
import { statedTotal } from './total-price.ts';
import { noticeTimes, type NoticeTimes } from './notice-times.ts';

/** Everything that the text of one notice states and a record has a place for. */
export interface NoticeFacts extends NoticeTimes {
  readonly projectCode: string | null;
  /** The label before it, as printed; null where there is no code. */
  readonly projectCodeLabel: string | null;
  readonly projectName: string | null;
  readonly lotCodes: readonly string[];
  readonly lotNames: readonly string[];
  readonly parties: readonly Party[];
  readonly method: Coded<TradeMethod> | null;
  readonly budget: Money | null;
  /** Budget in the row of the one lot that the notice lists. */
  readonly lotBudget: Money | null;
  /** Code of a lot → its budget, from tables of lots. */
  readonly lotBudgets: ReadonlyMap<string, Money>;
  readonly contractPrice: Money | null;
  readonly contractCode: string | null;
  readonly outcomes: readonly Outcome[];
  readonly decidedAt: Instant | null;
  readonly term: string | null;
  /** The term where it is a plain number of days. */
  readonly durationDays: number | null;
  readonly quality: string | null;
  readonly classification: string | null;
  readonly place: string | null;
  readonly openingPlace: string | null;
  readonly stated: readonly StatedValue[];
}

/** Reads the facts of a notice of a known kind. */
export function noticeFacts(printed: NoticeReading, title: string, kind: NoticeKind | null, roles: NoticeRoles): NoticeFacts {
  const reading = kind === 'CORRECTION' ? correctedReading(printed) : printed;
  const valueOf = (meaning: string): string | null => reading.pairs.find((pair) => pair.meaning === meaning)?.value ?? null;
  const lots = amountsOfLots(reading.rows);
  const ownBudgets = lots.filter(({ meaning }) => meaning === 'budget');
  const ofOneLot = ownBudgets.length === 1 && lotCodesIn(reading).length <= 1;
  const budget = firstPrice(reading.pairs, 'budget') ?? (ofOneLot ? firstPrice(lots, 'budget') : null) ?? budgetTold(reading.lines);
  const contractPrice = firstPrice(reading.pairs, 'contractPrice');
  const codes = codesTold(reading, title);
  const outcomes = outcomesOf(reading, kind, roles.winner);
  const projectName = projectNameIn(reading, title);
  return {
    ...noticeTimes(reading),
    ...codeOfProject(codes),
    projectName,
    lotCodes: lotCodesIn(reading),
    lotNames: namesOfLots(reading),
    parties: withTitle(partiesOfNotice(reading, roles), partiesInTitle(title, roles, projectName)),
    method: methodOf(reading, title),
    budget,
    lotBudget: ownBudgets.length === 1 ? firstPrice(ownBudgets, 'budget') : null,
    lotBudgets: budgetsByLot(reading.rows),
    contractPrice,
    contractCode: codeIn(valueOf('contractCode') ?? ''),
    outcomes,
    durationDays: daysOf(reading.pairs),
    term: termOf(withoutStop(valueOf('term'))),
    quality: statedOrNull(valueOf('quality')),
    classification: withoutStop(valueOf('classification')),
    place: withoutStop(valueOf('place')),
    openingPlace: withoutStop(valueOf('openingPlace')),
    stated: [
      ...codes.filter((code) => code !== ownCode(codes)),
      ...approvalNumbers(reading.pairs, reading.lines),
      ...amountsBeside(reading, lots, outcomes, [budget, contractPrice]),
    ],
  };
}

function daysOf(pairs: readonly Stated[]): number | null {
  const term = pairs.find(({ meaning }) => meaning === 'term');
  return term === undefined ? null : plainDays(term.value, term.label);
}

/** Amounts that no field of a record holds, from labels, tables and sentences. */
function amountsBeside(
  { pairs, rows, lines }: NoticeReading,
  lots: readonly Stated[],
  outcomes: readonly Outcome[],
  held: readonly (Money | null)[],
): readonly StatedValue[] {
  const beside = [
    ...statedAmounts([...pairs, ...lots], held),
    ...statedParts(outcomes),
    ...furtherPrices(rows, outcomes),
    ...evaluatedOffers(lines),
    ...statedTotal(pairs, outcomes),
  ];
  const told = proseAmounts([...lines, ...sentencesIn(pairs)], [...held, ...beside.map(({ money }) => money)]);
  return [...beside, ...told, ...unitLimits(pairs, lines)];
}

const SHORTEST_SENTENCE = 16;

/** Cells of a table whose labels mean nothing to us may tell in sentences: `中标范围和内容`. */
function sentencesIn(pairs: readonly Stated[]): readonly string[] {
  return pairs.filter(({ meaning, value }) => meaning === null && value.length >= SHORTEST_SENTENCE).map(({ value }) => value);
}

/** Codes of the text, then the one of the title where the text prints another or none. */
function codesTold({ pairs, rows }: NoticeReading, title: string): readonly StatedValue[] {
  const codes = codesIn([...pairs, ...itemsIn(rows)]);
  const inTitle = codeInTitle(title);
  return inTitle === null || codes.some(({ value }) => value === inTitle.value) ? codes : [...codes, inTitle];
}

/** Numbers of plan items, a row for each. */
function itemsIn(rows: NoticeReading['rows']): readonly Stated[] {
  return rows.flatMap((row) => row.filter(({ label }) => /条目编号/u.test(label)).map((cell) => ({ ...cell, meaning: 'projectCode' })));
}

/** A title names parties of roles that the text leaves open. */
function withTitle(parties: readonly Party[], inTitle: readonly Party[]): readonly Party[] {
  return [...parties, ...inTitle.filter(({ role }) => !parties.some((party) => party.role === role))];
}

/** The code of an investment, or of the framework agreement it is under, is not the number of a project that is put to tender. */
function ownCode([code]: readonly StatedValue[]): StatedValue | null {
  return code === undefined || /投资项目|框架协议/u.test(code.label) ? null : code;
}

function codeOfProject(codes: readonly StatedValue[]): Pick<NoticeFacts, 'projectCode' | 'projectCodeLabel'> {
  const code = ownCode(codes);
  return { projectCode: code?.value ?? null, projectCodeLabel: code?.label ?? null };
}

function projectNameIn(reading: NoticeReading, title: string): string | null {
  return withoutStop(printedName(reading, title)?.replace(METHOD_BESIDE_NAME, '') ?? null);
}

/** References of bidders name projects too: the name that the title repeats comes first, then the first that shares words with it. */
function printedName({ pairs, lines }: NoticeReading, title: string): string | null {
  const names = pairs.filter(({ meaning, value }) => meaning === 'projectName' && !isHeading(value)).map(({ value }) => value);
  const inTitle = (name: string): boolean => plainName(title).includes(plainName(name));
  const within = names.find((name) => name.length > 3 && (inTitle(name) || plainName(name).includes(plainName(title))));
  if (within !== undefined) return withNextLine(within, lines, inTitle);
  return names.find((name) => name.length > 3 && sharesWords(withoutBrackets(title), withoutBrackets(name))) ?? null;
}

function plainName(text: string): string {
  return text.replaceAll(/[\s（）()【】[\]“”"]/gu, '');
}

/** Words in brackets, such as `（二次招标）`, tell no project from another. */
function withoutBrackets(text: string): string {
  return plainName(text.replaceAll(/[（(][^（）()]*[)）]/gu, ''));
}

/** A name that the page broke in two, where the title goes on as the next line does. */
function withNextLine(name: string, lines: readonly string[], inTitle: (text: string) => boolean): string {
  const next = lines[lines.findIndex((line) => line.endsWith(name)) + 1] ?? '';
  return lines.some((line) => line.endsWith(name)) && next.length > 3 && inTitle(name + next) ? name + next : name;
}

/** The stop of the sentence is no part of a value. */
function withoutStop(value: string | null): string | null {
  return value !== null && /[\s；;。，,]/u.test(value.at(-1) ?? '') ? value.replace(/[\s；;。，,]+$/u, '') : value;
}

function statedOrNull(value: string | null): string | null {
  return value === null || /^[/\\-]+$|^无$|^(?!.*[（(]1[)）]).*[；;][（(]2[)）]/su.test(value) ? null : value;
}

/** Forms print the unit of a term that nobody filled in: `年`, `0年`. */
function termOf(value: string | null): string | null {
  return value === null || /^[0\s]*(?:年|个?月|天|日|日历天)?$/u.test(value) ? null : statedOrNull(value);
}

const WORDS_CHARACTERS = 4;

function sharesWords(title: string, name: string): boolean {
  return Array.from({ length: Math.max(0, name.length - WORDS_CHARACTERS + 1) }).some((_, start) =>
    title.includes(name.slice(start, start + WORDS_CHARACTERS)),
  );
}
