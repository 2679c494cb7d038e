import { looksLikeOrganisation, partiesIn } from '../../mapping/notice-text/party-names.ts';
import { rankIn } from '../../mapping/notice-text/ranked-outcomes.ts';
import type { Party } from '../../../schema/records/party.ts';

/** A candidate whom the report of an evaluation (评标情况) recommends. */
export interface Recommended {
  /** Null where the order is no rank. */
  readonly rank: number | null;
  readonly parties: readonly Party[];
}

const END = String.raw`(?=第[一二三四五六七八九](?:名)?中标候选|招标人代表|招标代理|代理机构|监督|[。；;]|[一二三四五六七八九]、|$)`;
const RANKED = new RegExp(String.raw`第([一二三四五六七八九])(?:名)?中标候选(?:人|单位)[:：为]+(.+?)${END}`, 'gu');
const LISTED = new RegExp(String.raw`中标候选(?:人|单位)(?:为|[（(][^（()）]*[)）])*[:：](.+?)${END}`, 'u');
const COUNT = /推荐(?:的)?\s*([\d一二三四五六七八九])\s*[名家个]/u;
const ORDINAL = /第([一二三四五六七八九])(?:名)?中标候选/gu;
const RESULT = /评审结果|中标候选/u;

/** Names are compared without spaces and with one kind of brackets. */
export function plainName(text: string): string {
  return text.replaceAll(/\s/gu, '').replaceAll('（', '(').replaceAll('）', ')');
}

/** How many candidates the report recommends; null where it does not say. */
export function countRecommended(report: string): number | null {
  const text = report.replaceAll(/\s/gu, '');
  const ordinals = [...text.matchAll(ORDINAL)].map(([, digit]) => rankIn(digit!, '') ?? 0);
  const counted = rankIn(COUNT.exec(text)?.[1] ?? '', '') ?? (ordinals.length > 0 ? Math.max(...ordinals) : null);
  return counted ?? (recommendedIn(report).length || null);
}

/** Whether the report names somebody at all. */
export function isNamedIn(report: string, name: string): boolean {
  return plainName(report).includes(plainName(name));
}

/** Whether the report's result names somebody; a report that states no result denies nobody. */
export function isInResult(report: string, name: string): boolean {
  const text = plainName(report);
  return !text.includes('评审结果') || text.slice(Math.max(0, text.search(RESULT))).includes(plainName(name));
}

/** The place that the report gives a candidate: `第一中标候选人：…`; null where it gives none or two. */
export function rankInReport(report: string | null, name: string): number | null {
  const text = report?.replaceAll(/\s/gu, '') ?? '';
  const before = text.split(name).slice(0, -1);
  const ranks = before
    .map((part) => /第([一二三四五六七八九])(?:名)?中标候选人?[:：为]*$/u.exec(part)?.[1])
    .filter((digit) => digit !== undefined);
  return new Set(ranks).size === 1 ? rankIn(ranks[0]!, '') : null;
}

/** The candidates whom the report names one by one, or in a list that holds no consortium. */
export function recommendedIn(report: string): readonly Recommended[] {
  const text = report.replaceAll(/\s/gu, '');
  const ranked = [...text.matchAll(RANKED)].map(([, digit, name]) => ({ rank: rankIn(digit!, ''), name: name! }));
  const list = ranked.length > 0 ? '' : (LISTED.exec(text.slice(Math.max(0, text.lastIndexOf('评审结果'))))?.[1] ?? '');
  const listed = /联合/u.test(list) ? [] : list.split('、').map((name) => ({ rank: null, name }));
  return [...ranked, ...listed].flatMap(({ rank, name }) => {
    const parties = partiesIn('BIDDER', name);
    return parties.length > 0 && parties.every((party) => looksLikeOrganisation(party.name)) ? [{ rank, parties }] : [];
  });
}
