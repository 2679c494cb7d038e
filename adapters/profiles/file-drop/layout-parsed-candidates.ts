import type { Finding } from '../../../schema/records/finding.ts';
import type { StatedValue } from '../../../schema/records/notice.ts';
import { furtherBidders } from '../../mapping/notice-text/evaluated-bidders.ts';
import type { Outcome } from '../../mapping/notice-text/outcome.ts';
import { looksLikeOrganisation, partiesIn } from '../../mapping/notice-text/party-names.ts';
import { readPrice } from '../../mapping/notice-text/price.ts';
import { statedParts } from '../../mapping/notice-text/stated-amounts.ts';
import { finding } from '../../mapping/reader.ts';
import { countRecommended, isInResult, isNamedIn, plainName, rankInReport, recommendedIn } from './evaluation-report.ts';

/** One entry of `bidders_and_prices`, as printed. */
export interface CandidateEntry {
  readonly name: string;
  readonly price: string;
}

/** The candidates, and offers of which the list does not say whose they are. */
export interface CandidateList {
  readonly outcomes: readonly Outcome[];
  readonly offers: readonly StatedValue[];
}

/** The longest printed consortium of a form is shorter than this; longer texts are a neighbouring cell. */
const MAX_NAME_CHARACTERS = 240;
/** Entries that are the table's own heading. */
const HEADING = /^(?:中标候选人名称|(?:投标)?报价\s*(?:[（(][^）)]*[）)])?|名\s*次|第[一二三四五]名)$/u;
const NO_PRICE = '未提供';
/** The heading of the prices is 投标报价(元/%). */
const UNIT = '元/%';

/**
 * The list was taken from a table whose rows have a heading cell. Where the heading became the first price, every price
 * belongs to the bidder before it. Where a neighbouring text (the report of the evaluation) became a bidder, a name may be
 * missing from the list and the prices may have moved up: they count only where the report names as many candidates.
 */
export function candidatesIn(entries: readonly CandidateEntry[], findings: Finding[]): CandidateList {
  const firstPrice = entries[0]?.price ?? '';
  const headed = HEADING.test(firstPrice);
  const report = entries.find(({ name }) => isReport(name))?.name ?? null;
  const moved = report === null ? repeatsParts(entries) : headed || !confirmed(report, entries);
  if (headed || moved || report !== null)
    findings.push(finding({ code: 'BAD_SHAPE', severity: 'WARNING', column: 'bidders_and_prices', value: firstPrice }));
  const outcomes =
    report === null
      ? alignedTo(headed, entries).flatMap((entry) => candidate(entry, null, moved, findings))
      : reported(report, entries, moved, findings);
  return { outcomes, offers: moved ? offersIn(entries) : [] };
}

function reported(report: string, entries: readonly CandidateEntry[], moved: boolean, findings: Finding[]): readonly Outcome[] {
  const named = beforeOtherTables(entries).filter(isPriced);
  const priced = named.flatMap((entry) => candidate(entry, report, moved, findings));
  const told = [...priced, ...besideThePriced(report, entries, priced)];
  return [...told, ...furtherBidders(report, told)];
}

function alignedTo(headed: boolean, entries: readonly CandidateEntry[]): readonly CandidateEntry[] {
  return headed ? entries.map(({ name }, index) => ({ name, price: entries[index + 1]?.price ?? '' })) : entries;
}

function isReport(name: string): boolean {
  return name.length > MAX_NAME_CHARACTERS;
}

function isPriced({ price }: CandidateEntry): boolean {
  return price !== NO_PRICE;
}

/** Two bidders never have the same price down to its parts: one of them has lost its own. */
function repeatsParts(entries: readonly CandidateEntry[]): boolean {
  const inParts = entries.map(({ price }) => price).filter((price) => /^\d.*\d元.*\d元/su.test(price));
  return new Set(inParts).size < inParts.length;
}

/** Further tables of the page (references, rejected bidders) follow the candidates: their entries have no price. */
function beforeOtherTables(entries: readonly CandidateEntry[]): readonly CandidateEntry[] {
  const end = entries.findIndex((entry) => !isPriced(entry) && (isReport(entry.name) || !looksLikeOrganisation(entry.name)));
  return end < 0 ? entries : entries.slice(0, end);
}

/** Whether the report recommends as many candidates as have a price, and these; of a consortium it may name the leader only. */
function confirmed(report: string, entries: readonly CandidateEntry[]): boolean {
  const priced = beforeOtherTables(entries).filter(isPriced);
  const named = priced.every(({ name }) =>
    partiesIn('BIDDER', name)
      .slice(0, 1)
      .every((leader) => isInResult(report, leader.name)),
  );
  return named && countRecommended(report) === priced.length;
}

/** Candidates whose names the list lost, and bidders whom the report names but does not recommend. */
function besideThePriced(report: string, entries: readonly CandidateEntry[], priced: readonly Outcome[]): readonly Outcome[] {
  const known = new Set(priced.flatMap(({ parties }) => parties.map(({ name }) => plainName(name))));
  const base = { lotCode: null, rank: null, price: null, quality: null };
  const lost = recommendedIn(report)
    .filter(({ parties }) => !parties.some(({ name }) => known.has(plainName(name))))
    .map((recommended) => ({ ...base, ...recommended, status: 'CANDIDATE' as const }));
  for (const { parties } of lost) parties.forEach(({ name }) => known.add(plainName(name)));
  const bidders = entries.filter((entry) => !isPriced(entry) && !known.has(plainName(entry.name)) && isNamedIn(report, entry.name));
  const rejected = bidders
    .filter(({ name }) => !isReport(name) && looksLikeOrganisation(name))
    .map(({ name }) => ({ ...base, status: 'BID' as const, parties: partiesIn('BIDDER', name) }));
  return [...lost, ...rejected];
}

function candidate(entry: CandidateEntry, report: string | null, moved: boolean, findings: Finding[]): readonly Outcome[] {
  const parties = HEADING.test(entry.name) || isReport(entry.name) ? [] : partiesIn('BIDDER', entry.name);
  const price = HEADING.test(entry.price) ? null : readPrice(entry.price, UNIT);
  if (parties.length === 0) return [];
  if (price === null && !parties.every((party) => looksLikeOrganisation(party.name))) {
    findings.push(finding({ code: 'BAD_SHAPE', severity: 'WARNING', column: 'bidder', value: entry.name }));
    return [];
  }
  const rank = rankInReport(report, parties[0]!.name);
  return [{ status: 'CANDIDATE', lotCode: null, rank, parties, price: moved ? null : price, quality: null }];
}

/** Offers that may have moved from their bidder: the notice states them all the same. */
function offersIn(entries: readonly CandidateEntry[]): readonly StatedValue[] {
  return entries
    .filter((entry) => isPriced(entry) && !HEADING.test(entry.price))
    .flatMap(({ price }) => {
      const money = readPrice(price, UNIT);
      if (money === null) return [];
      const nobodys = { status: 'BID' as const, lotCode: null, rank: null, parties: [], price: money, quality: null };
      return [{ label: '投标报价', value: money.raw, money: money.yuan === null ? null : money }, ...statedParts([nobodys])];
    });
}
