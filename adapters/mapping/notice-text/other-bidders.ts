import type { Outcome } from './outcome.ts';
import { looksLikeOrganisation, partiesIn } from './party-names.ts';
import { readPrice } from './price.ts';

const HEAD = /^其他投标人[（(]除中标候选人之外的?[)）]的?评审情况/u;
/** `143097138.42元(/)`: the offer, and in brackets why it was rejected. */
const OFFER = /^(\d[\d,]*(?:\.\d+)?\s*(?:万元|元))\s*[（(]/u;

/** Bidders besides the candidates, whom the public notices of evaluations in Sichuan list with name, offer, evaluated offer and score. */
export function otherBidders(lines: readonly string[]): readonly Outcome[] {
  const head = lines.findIndex((line) => HEAD.test(line));
  const listed = head < 0 ? [] : lines.slice(head + 1);
  return listed.flatMap((name, index) => {
    const offer = OFFER.exec(listed[index + 1] ?? '')?.[1];
    if (offer === undefined || !looksLikeOrganisation(name)) return [];
    return [
      { status: 'BID' as const, lotCode: null, rank: null, parties: partiesIn('BIDDER', name), price: readPrice(offer), quality: null },
    ];
  });
}
