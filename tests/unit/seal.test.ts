import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealOf, withoutSealed } from '../../schema/access/seal.ts';
import type { Bid } from '../../schema/records/bid.ts';
import type { Opening } from '../../schema/records/opening.ts';
import type { TradeRecord } from '../../schema/records/record.ts';
import { award, instant, notice, party, project } from '../sync/rows.ts';

const OPENS = '2026-04-08T09:30:00+08:00';
const source = award('x', 'p', '1').source;
const BID: Bid = {
  ...{ kind: 'bid', nativeId: 'b', projectNativeId: 'p', source, lotCode: null, bidder: party('BIDDER', '甲公司'), price: null },
  ...{ submittedAt: null, bondPaid: null, bond: null, listedAsDishonest: null, durationDays: null, remark: null },
};
const opening = (openedAt: string | null): Opening => ({
  ...{ kind: 'opening', nativeId: 'o', projectNativeId: 'p', source, title: null },
  ...{ openedAt: openedAt === null ? null : instant(openedAt), place: null, content: null, lotCodes: [] },
});
const announced = notice('1', 'p', 'ANNOUNCEMENT', '2026-03-01T09:00:00+08:00', { openingAt: instant(OPENS) });
const postponed = notice('2', 'p', 'CORRECTION', '2026-03-20T09:00:00+08:00', { openingAt: instant('2026-04-15T09:30:00+08:00') });
const PROJECT = project('p', { parties: [party('TENDERER', '业主'), party('BIDDER', '甲公司')] });
const at = (time: string) => new Date(time);
const namesIn = (records: readonly TradeRecord[]) => JSON.stringify(records).includes('甲公司');

describe('bidders', () => {
  it('are secret before the instant that was announced, and public from it on', () => {
    const records = [PROJECT, BID, announced];
    const openMs = Date.parse(OPENS);
    fc.assert(
      fc.property(fc.integer({ min: -90 * 86_400_000, max: 90 * 86_400_000 }), (offsetMs) => {
        expect(namesIn(withoutSealed(records, new Date(openMs + offsetMs)))).toBe(offsetMs >= 0);
      }),
      { examples: [[-1], [0], [1]] },
    );
  });

  it('stay secret until the postponed instant', () => {
    const records = [BID, postponed, announced, opening(OPENS)];
    expect(sealOf(records, at('2026-04-10T00:00:00+08:00'))).toEqual({ sealed: true, until: '2026-04-15T09:30:00+08:00' });
    expect(sealOf(records, at('2026-04-15T09:30:00+08:00')).sealed).toBe(false);
  });

  it('stay secret where an opening is told before its own time', () => {
    expect(sealOf([BID, opening(OPENS)], at('2026-04-08T09:29:59+08:00'))).toEqual({ sealed: true, until: OPENS });
  });

  it('stay secret whatever earlier time a record of the opening is dated or states', () => {
    const told = notice('2', 'p', 'OPENING_RECORD', '2026-03-02T09:00:00+08:00', { openingAt: instant('2026-03-02T09:00:00+08:00') });
    expect(sealOf([BID, announced, told, opening('2026-03-02T09:00:00+08:00')], at('2026-04-08T09:29:59+08:00'))).toEqual({
      sealed: true,
      until: OPENS,
    });
  });

  it.each(['CANDIDATES', 'RESULT', 'CONTRACT'] as const)('are public with a notice of %s, whatever time was announced', (kind) => {
    const result = notice('3', 'p', kind, '2026-03-25T09:00:00+08:00');
    expect(sealOf([BID, announced, result], at('2026-03-26T00:00:00+08:00')).sealed).toBe(false);
    expect(sealOf([BID, announced, award('a', 'p', '1')], at('2026-03-26T00:00:00+08:00')).sealed).toBe(false);
  });

  describe('where no instant is announced', () => {
    const dated = notice('1', 'p', 'ANNOUNCEMENT', '2026-03-01T09:00:00+08:00');
    const lateBid: Bid = { ...BID, submittedAt: instant('2026-03-10T09:00:00+08:00') };
    const LAST = '2026-06-08T09:00:00+08:00';

    it('are secret for the 90 days for which bids commonly bind, from the last notice or bid on', () => {
      const isShownAt = (time: number) => namesIn(withoutSealed([PROJECT, lateBid, dated], new Date(time)));
      fc.assert(
        fc.property(fc.integer({ min: -200 * 86_400_000, max: 200 * 86_400_000 }), (offsetMs) => {
          expect(isShownAt(Date.parse(LAST) + offsetMs)).toBe(offsetMs >= 0);
        }),
        { examples: [[-1], [0], [1]] },
      );
      expect(Date.parse(sealOf([BID, dated], at('2026-03-02T00:00:00+08:00')).until!)).toBe(Date.parse('2026-05-30T09:00:00+08:00'));
    });

    it('are secret without end where nothing is dated either', () => {
      expect(sealOf([PROJECT, BID], at('2036-04-01T00:00:00+08:00'))).toEqual({ sealed: true, until: null });
    });

    it.each([
      ['an opening without a date', opening(null)],
      ['an opening', opening('2026-03-05T09:00:00+08:00')],
      ['the record of one', notice('2', 'p', 'OPENING_RECORD', '2026-03-05T09:00:00+08:00')],
      ['a result', notice('2', 'p', 'RESULT', '2026-03-05T09:00:00+08:00')],
      ['an award', award('a', 'p', '1')],
      ['who has won', project('p', { parties: [party('WINNER', '甲公司')] })],
      ['a stage after it', project('p', { stage: { code: 'EVALUATED', raw: '评标' } })],
    ])('are public once %s is recorded', (_, record) => {
      expect(sealOf([PROJECT, lateBid, dated, record], at('2026-03-11T09:00:00+08:00')).sealed).toBe(false);
    });
  });

  it('are never secret for longer than to the instant that is announced, whatever else is dated later', () => {
    const late = notice('2', 'p', 'CLARIFICATION', '2026-04-07T09:00:00+08:00');
    expect(sealOf([BID, announced, late], at(OPENS)).sealed).toBe(false);
  });

  it('leave no trace in what is shown: no bid, no opening, no party', () => {
    const told = notice('2', 'p', 'OPENING_RECORD', OPENS, { content: '投标人：甲公司' });
    const shown = withoutSealed([PROJECT, BID, announced, opening(OPENS), told], at('2026-03-02T00:00:00+08:00'));
    expect(shown.map(({ kind }) => kind)).toEqual(['project', 'notice']);
    expect(shown[0]).toMatchObject({ parties: [{ role: 'TENDERER', name: '业主' }] });
    expect(namesIn(shown)).toBe(false);
  });
});
