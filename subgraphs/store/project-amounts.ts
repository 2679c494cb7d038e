import { Big } from 'big.js';
import type { Money } from '../../schema/records/money.ts';
import type { Project } from '../../schema/records/project.ts';
import type { RecordKind, RecordOf, TradeRecord } from '../../schema/records/record.ts';

const DECIMAL = /^-?\d{1,30}(\.\d{1,20})?$/u;

/** The exact decimal in yuan; null where the price is no sum of money. */
export function yuanOf(price: Money | null | undefined): string | null {
  const yuan = price?.yuan ?? null;
  return yuan !== null && DECIMAL.test(yuan) ? yuan : null;
}

/** What a project was dealt at, yuan: its awards, else its contracts, else its parcels' or rights' prices. One price per lot, the last stated. */
export function dealAmount(records: readonly TradeRecord[]): string | null {
  return (
    sum(awardPrices(only(records, 'award'))) ??
    sum(perLot(only(records, 'contract'), ({ price }) => yuanOf(price))) ??
    sum(only(records, 'parcel').map(({ dealPrice }) => yuanOf(dealPrice))) ??
    sum(only(records, 'mineralRight').map(({ price }) => yuanOf(price)))
  );
}

/** What a project is meant to cost, yuan: as it states itself, else the estimates of its lots, where each of them has one. */
export function budgetAmount(project: Project, records: readonly TradeRecord[]): string | null {
  const estimates = perLot(only(records, 'lot'), ({ estimate }) => yuanOf(estimate) ?? 'UNKNOWN');
  return yuanOf(project.budget) ?? (estimates.includes('UNKNOWN') ? null : sum(estimates));
}

function awardPrices(awards: readonly RecordOf<'award'>[]): readonly (string | null)[] {
  return perLot(
    awards.filter(({ status }) => status !== 'CANDIDATE'),
    ({ status, price }) => (status === 'CANCELLED' ? 'CANCELLED' : yuanOf(price)),
  ).filter((price) => price !== 'CANCELLED');
}

/** A row that names no lot repeats what the lots' own rows say, where there are any. */
function perLot<R extends { readonly lotCode: string | null; readonly nativeId: string }>(
  records: readonly R[],
  priceOf: (record: R) => string | null,
): readonly (string | null)[] {
  const named = records.filter(({ lotCode }) => lotCode !== null);
  const prices = new Map<string, string>();
  for (const record of named.length > 0 ? named : records) {
    const price = priceOf(record);
    if (price !== null) prices.set(record.lotCode ?? record.nativeId, price);
  }
  return [...prices.values()];
}

function sum(amounts: readonly (string | null)[]): string | null {
  const stated = amounts.filter((amount) => amount !== null);
  return stated.length === 0 ? null : stated.reduce((total, amount) => total.plus(amount), new Big(0)).toFixed();
}

function only<Kind extends RecordKind>(records: readonly TradeRecord[], kind: Kind): readonly RecordOf<Kind>[] {
  return records.filter((record): record is RecordOf<Kind> => record.kind === kind);
}
