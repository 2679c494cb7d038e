import { expect, test } from 'vitest';
import { mapOpeningBid } from '../../adapters/profiles/file-drop/index.ts';

const CONTEXT = { system: 'test', fetchedAt: new Date('2026-01-01T00:00:00+08:00') };

test.each([
  ['电子保函', true],
  ['年度保证金', true],
  ['0', false],
  ['未缴纳', false],
  ['', null],
])('a bidder whose bond column says %j has paid: %j', (margin, bondPaid) => {
  const change = mapOpeningBid({ name: '沈阳甲乙建设工程有限公司', margin }, CONTEXT);
  expect(change).toMatchObject({ records: [{ bondPaid }] });
});

test.each([
  ['400,000', '400000'],
  ['150,000+年度保证金', '150000'],
  ['电子保函', null],
  ['0', null],
])('a bond column that says %j states %s yuan', (margin, yuan) => {
  const change = mapOpeningBid({ name: '晨屿建设有限公司', bid_price_wan: '1.5', margin }, CONTEXT);
  const [bid] = change.type === 'READ' ? change.records : [];
  expect(bid?.kind === 'bid' ? (bid.bond?.yuan ?? null) : undefined).toBe(yuan);
});
