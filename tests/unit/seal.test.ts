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

  it.each(['CANDIDATES', 'RESULT', 'CONTRACT'] as const)('are public with a notice of %s, whatever time was announced', (kind) => {
    const result = notice('3', 'p', kind, '2026-03-25T09:00:00+08:00');
    expect(sealOf([BID, announced, result], at('2026-03-26T00:00:00+08:00')).sealed).toBe(false);
    expect(sealOf([BID, announced, award('a', 'p', '1')], at('2026-03-26T00:00:00+08:00')).sealed).toBe(false);
  });

  it('are public where no instant is announced: nothing says until when they would be secret', () => {
    expect(sealOf([PROJECT, BID], at('2026-04-01T00:00:00+08:00'))).toEqual({ sealed: false, until: null });
  });

  it('leave no trace in what is shown: no bid, no opening, no party', () => {
    const shown = withoutSealed([PROJECT, BID, announced, opening(OPENS)], at('2026-03-02T00:00:00+08:00'));
    expect(shown.map(({ kind }) => kind)).toEqual(['project', 'notice']);
    expect(shown[0]).toMatchObject({ parties: [{ role: 'TENDERER', name: '业主' }] });
    expect(namesIn(shown)).toBe(false);
  });
});
