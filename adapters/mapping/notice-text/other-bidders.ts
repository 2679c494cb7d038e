import type { StatedValue } from '../../../schema/records/notice.ts';
import type { Outcome } from './outcome.ts';
import { looksLikeOrganisation, partiesIn } from './party-names.ts';
import { readPrice } from './price.ts';

const HEAD = /^其他投标人[（(]除中标候选人之外的?[)）]的?评审情况/u;
/** `143097138.42元(/)`: the offer, and in brackets why it was rejected. */
const OFFER = /^(\d[\d,]*(?:\.\d+)?\s*(?:万元|元))\s*[（(]/u;

/** The line of each of them, with its offer and what stands below the offer. */
function listedBidders(lines: readonly string[]): readonly { readonly name: string; readonly offer: string; readonly next: string }[] {
  const head = lines.findIndex((line) => HEAD.test(line));
  const listed = head < 0 ? [] : lines.slice(head + 1);
  return listed.flatMap((name, index) => {
    const offer = OFFER.exec(listed[index + 1] ?? '')?.[1];
    return offer === undefined || !looksLikeOrganisation(name) ? [] : [{ name, offer, next: listed[index + 2] ?? '' }];
  });
}

/** Bidders besides the candidates, whom the public notices of evaluations in Sichuan list with name, offer, evaluated offer and score. */
export function otherBidders(lines: readonly string[]): readonly Outcome[] {
  const fixed = { status: 'BID' as const, lotCode: null, rank: null, quality: null };
  return listedBidders(lines).map(({ name, offer }) => ({ ...fixed, parties: partiesIn('BIDDER', name), price: readPrice(offer) }));
}

/** What their offers were evaluated at, where it differs from the offer. */
export function evaluatedOffers(lines: readonly string[]): readonly StatedValue[] {
  return listedBidders(lines).flatMap(({ name, offer, next }) => {
    const evaluated = OFFER.exec(next)?.[1];
    const money = evaluated === undefined || evaluated === offer ? null : readPrice(evaluated);
    return money?.yuan == null ? [] : [{ label: `${name} 经评审的投标价`, value: money.raw, money }];
  });
}
