import type { Money } from '../../../schema/records/money.ts';
import type { StatedValue } from '../../../schema/records/notice.ts';
import type { Stated } from './label-pairs.ts';
import { plainLabel } from './labels.ts';
import type { Outcome } from './outcome.ts';
import { readPrice, unitInLabel } from './price.ts';

/** `总中标成交金额：88.45 万元`, `合计（总价）：447500元`: what all winners of a notice get together. */
const TOTAL = /^总(?:中标|成交)|^合计/u;

/** Whether a label is for the sum of all that a notice awards. */
export function isTotalPrice(label: string): boolean {
  return TOTAL.test(plainLabel(label));
}

/** The total is the price of the only winner; of several it is nobody's. */
export function withTotalPrice(outcomes: readonly Outcome[], pairs: readonly Stated[]): readonly Outcome[] {
  const total = totalIn(pairs);
  const [only] = outcomes;
  if (total === null || outcomes.length > 1 || only?.status === 'BID') return outcomes;
  if (only === undefined) return [{ status: 'WON', lotCode: null, rank: null, parties: [], price: total, quality: null }];
  return [{ ...only, price: only.price ?? total }];
}

/** The total as a value of its own, where it is no winner's price. */
export function statedTotal(pairs: readonly Stated[], outcomes: readonly Outcome[]): readonly StatedValue[] {
  const total = pairs.find(isTotal);
  const money = totalIn(pairs);
  if (total === undefined || money?.yuan == null || outcomes.some(({ price }) => price?.yuan === money.yuan)) return [];
  return [{ label: plainLabel(total.label), value: total.value, money }];
}

function totalIn(pairs: readonly Stated[]): Money | null {
  const total = pairs.find(isTotal);
  return total === undefined ? null : readPrice(total.value, unitInLabel(total.label));
}

function isTotal({ label, meaning }: Stated): boolean {
  return meaning === 'dealPrice' && isTotalPrice(label);
}
