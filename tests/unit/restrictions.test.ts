import { describe, expect, it } from 'vitest';
import type { CreditEvent } from '../../schema/records/credit-event.ts';
import { restrictionsOn } from '../../subgraphs/restrictions.ts';
import { creditEvent, instant, party } from '../sync/rows.ts';

const BIDDER = party('BIDDER', '沈阳第一建筑工程有限公司', '91210100MA0000001X');
const on = (day: string) => instant(`${day}T00:00:00+08:00`);

function statement(eventKind: CreditEvent['eventKind'], fields: Partial<CreditEvent>) {
  const facts = creditEvent('e', { eventKind, party: BIDDER, eventCode: 'B1', ...fields });
  return { system: 'credit', rowKey: 'e', statedAt: '', knownAt: '', facts };
}

const listed = (day: string, fields: Partial<CreditEvent> = {}) => statement('BLACKLIST', { decidedAt: on(day), ...fields });
const withdrawn = (day: string | null, fields: Partial<CreditEvent> = {}) =>
  statement('BLACKLIST_WITHDRAWAL', { decidedAt: day === null ? null : on(day), ...fields });
const isFree = (events: Parameters<typeof restrictionsOn>[0], withdrawals: Parameters<typeof restrictionsOn>[1], days: readonly string[]) =>
  days.map((day) => restrictionsOn(events, withdrawals, day).length === 0);

describe('a blacklist entry', () => {
  it('restricts from its first day until the day before its withdrawal', () => {
    const days = ['2026-05-31', '2026-06-01', '2026-07-31', '2026-08-01'];
    expect(isFree([listed('2026-06-01')], [withdrawn('2026-08-01')], days)).toEqual([true, false, false, true]);
  });

  it('has no end while nobody withdraws it', () => {
    expect(restrictionsOn([listed('2026-06-01')], [withdrawn('2026-08-01', { eventCode: 'B2' })], '2099-01-01')).toMatchObject([
      { from: '2026-06-01', until: null },
    ]);
  });

  it('is not ended by the withdrawal of an earlier entry that had the same code', () => {
    const [events, withdrawals] = [[listed('2025-01-01'), listed('2026-06-01')], [withdrawn('2025-03-01')]];
    expect(isFree(events, withdrawals, ['2025-02-28', '2025-03-01', '2026-05-31', '2026-06-01'])).toEqual([false, true, true, false]);
  });

  it('restricts nobody where it was withdrawn and nothing says when', () => {
    expect(isFree([listed('2026-06-01')], [withdrawn(null)], ['2026-07-01'])).toEqual([true]);
    expect(isFree([listed('2026-06-01', { withdrawn: true })], [], ['2026-07-01'])).toEqual([true]);
  });

  it('of one day only restricts on no day', () => {
    expect(isFree([listed('2026-06-01')], [withdrawn('2026-06-01')], ['2026-06-01'])).toEqual([true]);
  });
});

describe('a violation', () => {
  it('without a first day restricts from when it was published, not before', () => {
    const violation = statement('VIOLATION', { restrictedUntil: on('2026-09-30'), disclosedAt: on('2026-06-01') });
    expect(isFree([violation], [], ['2026-05-31', '2026-06-01', '2026-09-30', '2026-10-01'])).toEqual([true, false, false, true]);
  });
});
