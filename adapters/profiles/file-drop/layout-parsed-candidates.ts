import type { StatedValue } from '../../../schema/records/notice.ts';
import type { Finding } from '../../../schema/records/finding.ts';
import type { Outcome } from '../../mapping/notice-text/outcome.ts';
import { looksLikeOrganisation, partiesIn } from '../../mapping/notice-text/party-names.ts';
import { readPrice } from '../../mapping/notice-text/price.ts';
import { rankIn } from '../../mapping/notice-text/ranked-outcomes.ts';
import { finding } from '../../mapping/reader.ts';

/** One entry of `bidders_and_prices`, as printed. */
export interface CandidateEntry {
  readonly name: string;
  readonly price: string;
}

/** The longest printed consortium of a form is shorter than this; longer texts are a neighbouring cell. */
const MAX_NAME_CHARACTERS = 240;
/** Entries that are the table's own heading. */
const HEADING = /^(?:中标候选人名称|(?:投标)?报价\s*(?:[（(][^）)]*[）)])?|名\s*次|第[一二三四五]名)$/u;
const NO_PRICE = '未提供';
/** The heading is 投标报价(元/%). */
const UNIT = '元/%';

/**
 * The list was taken from a table whose rows have a heading cell. Where the heading became the first price, every price
 * belongs to the bidder before it. Where a neighbouring text (the report of the evaluation) became a bidder, a name may be
 * missing from the list and the prices may have moved up: they count only where the report names as many candidates.
 */
export function candidatesIn(entries: readonly CandidateEntry[], findings: Finding[]): readonly Outcome[] {
  const firstPrice = entries[0]?.price ?? '';
  const headed = HEADING.test(firstPrice);
  const aligned = headed ? entries.map(({ name }, index) => ({ name, price: entries[index + 1]?.price ?? '' })) : entries;
  const report = reportIn(entries);
  const names = report === null ? aligned : beforeOtherTables(aligned);
  const kept = report === null || confirmed(report, names) ? names : names.map((entry) => ({ ...entry, torn: true }));
  if (headed || report !== null)
    findings.push(finding({ code: 'BAD_SHAPE', severity: 'WARNING', column: 'bidders_and_prices', value: firstPrice }));
  return kept.flatMap((entry) => candidate(entry, report, findings));
}

function reportIn(entries: readonly CandidateEntry[]): string | null {
  return entries.find(({ name }) => isReport(name))?.name ?? null;
}

function isReport(name: string): boolean {
  return name.length > MAX_NAME_CHARACTERS;
}

/** Further tables of the page (references, rejected bidders) follow the candidates: their entries have no price. */
function beforeOtherTables(entries: readonly CandidateEntry[]): readonly CandidateEntry[] {
  const end = entries.findIndex(({ name, price }) => price === NO_PRICE && (isReport(name) || !looksLikeOrganisation(name)));
  return end < 0 ? entries : entries.slice(0, end);
}

const COUNT = /推荐(?:的)?\s*([\d一二三四五六七八九])\s*[名家个]/u;
const ORDINAL = /第([一二三四五六七八九])(?:名)?中标候选/gu;

/** Whether the report recommends as many candidates as have a price. */
function confirmed(report: string, entries: readonly CandidateEntry[]): boolean {
  const text = report.replaceAll(/\s/gu, '');
  const ordinals = [...text.matchAll(ORDINAL)].map(([, digit]) => rankIn(digit!, '') ?? 0);
  const counted = rankIn(COUNT.exec(text)?.[1] ?? '', '') ?? (ordinals.length > 0 ? Math.max(...ordinals) : null);
  const priced = entries.filter(({ price }) => price !== NO_PRICE);
  return counted === priced.length && priced.every(({ name }) => namesWithin(text, name));
}

function namesWithin(report: string, name: string): boolean {
  const result = report.slice(Math.max(0, report.search(/评审结果|中标候选/u)));
  const plain = (text: string): string => text.replaceAll('（', '(').replaceAll('）', ')');
  return !/评审结果/u.test(report) || partiesIn('BIDDER', name).every((party) => plain(result).includes(plain(party.name)));
}

function candidate(entry: CandidateEntry & { readonly torn?: boolean }, report: string | null, findings: Finding[]): readonly Outcome[] {
  const parties = HEADING.test(entry.name) || isReport(entry.name) ? [] : partiesIn('BIDDER', entry.name);
  const price = HEADING.test(entry.price) ? null : readPrice(entry.price, UNIT);
  if (parties.length === 0) return [];
  if (price === null && !parties.every((party) => looksLikeOrganisation(party.name))) {
    findings.push(finding({ code: 'BAD_SHAPE', severity: 'WARNING', column: 'bidder', value: entry.name }));
    return [];
  }
  const sure = price !== null && entry.torn === true ? { ...price, yuan: null, form: 'OTHER' as const } : price;
  return [{ status: 'CANDIDATE', lotCode: null, rank: rankInReport(report, parties[0]!.name), parties, price: sure, quality: null }];
}

/** Offers of which it is not sure whose they are: the notice states them all the same. */
export function unplacedPrices(outcomes: readonly Outcome[]): readonly StatedValue[] {
  return outcomes.flatMap(({ price }) => {
    const money = price === null || price.yuan !== null ? null : readPrice(price.raw, UNIT);
    return money?.yuan == null ? [] : [{ label: '投标报价', value: money.raw, money }];
  });
}

/** The place that the report gives a candidate: `第一中标候选人：…`. */
function rankInReport(report: string | null, name: string): number | null {
  const text = report?.replaceAll(/\s/gu, '') ?? '';
  const before = /第([一二三四五六七八九])(?:名)?中标候选人?[:：]?$/u.exec(text.slice(0, Math.max(0, text.lastIndexOf(name))));
  return before === null ? null : rankIn(before[1]!, '');
}
