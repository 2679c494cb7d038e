import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { TradeMethod } from '../../../schema/codes/trade-method.ts';
import type { Coded } from '../../../schema/records/coded.ts';
import type { Instant } from '../../../schema/records/instant.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { StatedValue } from '../../../schema/records/notice.ts';
import type { Party } from '../../../schema/records/party.ts';
import { codesIn, lotCodesIn, namesOfLots } from './codes-in-notice.ts';
import { partiesOfNotice } from './notice-parties.ts';
import type { NoticeReading } from './notice-reading.ts';
import type { NoticeRoles } from './notice-roles.ts';
import type { Outcome } from './outcome.ts';
import { outcomesOf } from './outcomes.ts';
import { amountsOfLots, firstPrice, statedAmounts } from './stated-amounts.ts';
import { methodOf } from './method.ts';
import { noticeTimes, type NoticeTimes } from './notice-times.ts';

/** Everything that the text of one notice states and a record has a place for. */
export interface NoticeFacts extends NoticeTimes {
  readonly projectCode: string | null;
  readonly projectName: string | null;
  readonly lotCodes: readonly string[];
  readonly lotNames: readonly string[];
  readonly parties: readonly Party[];
  readonly method: Coded<TradeMethod> | null;
  readonly budget: Money | null;
  readonly contractPrice: Money | null;
  readonly outcomes: readonly Outcome[];
  readonly decidedAt: Instant | null;
  readonly term: string | null;
  readonly quality: string | null;
  readonly classification: string | null;
  readonly place: string | null;
  readonly openingPlace: string | null;
  readonly stated: readonly StatedValue[];
}

/** Reads the facts of a notice of a known kind. */
export function noticeFacts(reading: NoticeReading, title: string, kind: NoticeKind | null, roles: NoticeRoles): NoticeFacts {
  const valueOf = (meaning: string): string | null => reading.pairs.find((pair) => pair.meaning === meaning)?.value ?? null;
  const lots = amountsOfLots(reading.rows);
  const priced = [...reading.pairs, ...lots];
  const ofOneLot = lots.filter(({ meaning }) => meaning === 'budget').length === 1;
  const budget = firstPrice(reading.pairs, 'budget') ?? (ofOneLot ? firstPrice(lots, 'budget') : null);
  const contractPrice = firstPrice(reading.pairs, 'contractPrice');
  const codes = codesIn(reading.pairs);
  return {
    ...noticeTimes(reading),
    projectCode: codes[0]?.value ?? null,
    projectName: valueOf('projectName'),
    lotCodes: lotCodesIn(reading),
    lotNames: namesOfLots(reading),
    parties: partiesOfNotice(reading, roles),
    method: methodOf(reading, title),
    budget,
    contractPrice,
    outcomes: outcomesOf(reading, kind, roles.winner),
    term: valueOf('term'),
    quality: valueOf('quality'),
    classification: valueOf('classification'),
    place: valueOf('place'),
    openingPlace: valueOf('openingPlace'),
    stated: [...codes.slice(1), ...statedAmounts(priced, [budget, contractPrice])],
  };
}
