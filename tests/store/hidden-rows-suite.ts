import { expect, it } from 'vitest';
import type { Bid } from '../../schema/records/bid.ts';
import type { CreditEvent } from '../../schema/records/credit-event.ts';
import type { Opening } from '../../schema/records/opening.ts';
import { award, bidFile, creditEvent, deleted, evaluator, instant, notice, party, project, read, unreadable } from '../sync/rows.ts';
import { DAY, type StoreUnderTest } from './store-under-test.ts';

const OPENS = '2199-04-08T09:30:00+08:00';
const { source } = award('x', 'p', '1');
const announced = notice('n', 'p', 'ANNOUNCEMENT', DAY(1), { openingAt: instant(OPENS) });
const told = notice('t', 'p', 'OPENING_RECORD', OPENS, { content: '投标人：甲公司' });
const opening: Opening = {
  ...{ kind: 'opening', nativeId: 'o', projectNativeId: 'p', source, title: null, openedAt: instant(OPENS), place: null },
  ...{ content: null, lotCodes: [] },
};

function bid(nativeId: string, projectNativeId: string | null = 'p'): Bid {
  return {
    ...{ kind: 'bid', nativeId, projectNativeId, source, lotCode: null, bidder: party('BIDDER', '甲公司'), price: null, submittedAt: null },
    ...{ bondPaid: null, bond: null, listedAsDishonest: null, durationDays: null, remark: null },
  };
}

/** What the counts of a system tell of rows that are sealed. */
export function describeHiddenRows(on: () => StoreUnderTest): void {
  const counts = async () => {
    const { rows, notices, quarantined } = await on().states();
    return { rows, notices, quarantined };
  };

  it('counts no row of which nothing may be seen before the opening, and every one as soon as a result breaks the seal', async () => {
    const { apply } = on();
    await apply(read('p', DAY(1), [project('p'), announced]));
    const before = await counts();
    await apply(read('b', DAY(2), [bid('b')]), read('o', DAY(2), [opening, told]), read('b2', DAY(2), [bid('b2')]));
    expect(await counts()).toEqual(before);
    await apply(read('b2', DAY(3), [bid('b2'), bid('b3')]), deleted('b', DAY(3)));
    expect(await counts()).toEqual(before);
    await apply(read('a', DAY(4), [award('a', 'p', '1')]));
    expect(await counts()).toEqual({ rows: before.rows + 3, notices: before.notices + 1, quarantined: 0 });
    await apply(deleted('a', DAY(5)));
    expect(await counts()).toEqual(before);
  });

  it('shows no notice that lists the bidders before the opening', async () => {
    const { apply, store, system } = on();
    await apply(read('p', DAY(1), [project('p'), announced]), read('t', DAY(2), [told]));
    const shown = await store.notices.list({ systems: [system] }, { limit: 10 });
    expect(shown.rows.map(({ nativeId }) => nativeId)).toEqual(['n']);
    expect(await store.notices.byIds([`${system}:t`])).toEqual([null]);
    expect((await counts()).rows).toBe(1);
  });

  it('counts a bid whose project no row has stated yet with its project', async () => {
    const { apply } = on();
    await apply(read('b', DAY(1), [bid('b')]), read('c', DAY(1), [bid('c', null)]));
    expect((await counts()).rows).toBe(0);
    await apply(read('p', DAY(2), [project('p')]), read('a', DAY(2), [award('a', 'p', '1')]));
    expect((await counts()).rows).toBe(3);
  });

  it('counts a row with something beside a bid', async () => {
    const { apply } = on();
    await apply(read('p', DAY(1), [project('p'), announced, bid('b')]));
    expect((await counts()).rows).toBe(1);
  });

  it('counts no unreadable row that may be a bid, and gives it to its owner all the same', async () => {
    const { apply, store, system } = on();
    await apply({ ...unreadable('b', DAY(1)), mayHoldBids: true }, unreadable('x', DAY(1)));
    expect((await counts()).quarantined).toBe(1);
    expect((await store.quarantine.list({ system, open: true }, { limit: 5 })).rows).toHaveLength(2);
    await apply(unreadable('b', DAY(2)));
    expect((await counts()).quarantined).toBe(2);
  });

  it('counts a credit event only where its scope says that it is open, whatever its words are', async () => {
    const { apply } = on();
    const event = (rowKey: string, scope: CreditEvent['scope']) =>
      read(rowKey, DAY(1), [
        creditEvent(rowKey, { eventKind: 'REWARD', party: party('BIDDER', '甲公司'), scope, reason: '"scope":{"code":"PUBLIC"}' }),
      ]);
    await apply(event('open', { code: 'PUBLIC', raw: '1' }), event('shared', { code: 'GOVERNMENT', raw: '2' }), event('silent', null));
    expect((await counts()).rows).toBe(1);
    await apply(read('shared', DAY(2), [creditEvent('shared', { eventKind: 'REWARD', party: party('BIDDER', '甲公司') })]));
    expect((await counts()).rows).toBe(2);
  });

  it('counts no evaluator and no fingerprint at any time, nor does anything that is derived show them', async () => {
    const { apply, store, id } = on();
    const won = award('a', 'p', '1', { decidedAt: instant(DAY(1)) });
    await apply(read('p', DAY(1), [project('p'), won]));
    const seen = async () => ({
      counts: await counts(),
      project: await store.projects.byIds([id('p')]),
      parties: await store.projects.partiesOf([id('p')]),
      timeline: await store.projects.timelineOf([id('p')]),
    });
    const before = await seen();
    await apply(read('e', DAY(9), [evaluator('e', 'p')]), read('f', DAY(9), [bidFile('f', 'p', { submittedAt: instant(DAY(2)) })]));
    expect(await seen()).toEqual(before);
  });
}
