import { ownersCodes } from '../../adapters/mapping/owners-codes.ts';
import { describe, expect, it } from 'vitest';
import type { Change, RowRead } from '../../adapters/adapter.ts';
import { changeOf as changeOfStagingRow } from '../../adapters/profiles/exchange-database/row-change.ts';
import { tablesOf } from '../../adapters/profiles/exchange-database/mapping.ts';
import { readRow as readStagingRow, wireTable } from '../../adapters/profiles/exchange-database/wire.ts';
import { changeOf as changeOfDroppedRow } from '../../adapters/profiles/file-drop/row-change.ts';
import { mapRow as mapHit } from '../../adapters/profiles/portal-search-rest/index.ts';
import { mapRow as mapArticle } from '../../adapters/profiles/procurement-portal-rest/index.ts';
import type { Money } from '../../schema/records/money.ts';
import { des, readOf } from './national-exchange-rows.ts';

type Unit = '元' | '万元' | null;
/** Reads one row of a profile that states a price. */
type ReadPriced = (amount: string, unit: Unit) => Change;

const UNIT_CODE = { 元: '0', 万元: '1' } as const;
const codeOf = (unit: Unit): string => (unit === null ? '' : UNIT_CODE[unit]);
const labelOf = (unit: Unit): string => (unit === null ? '预算金额' : `预算金额（${unit}）`);
const FETCHED = '2026-03-01T08:00:00+08:00';
const READING = { system: 'sy', mappingVersion: '1', fetchedAt: FETCHED, encoding: 'utf-8', codes: ownersCodes() } as const;

const PROFILES: Readonly<Record<string, ReadPriced>> = {
  'national-exchange-soap': (amount, unit) => readOf(des('553', { ...PURCHASE, WIN_BID_PRICE: amount, PRICE_UNIT: codeOf(unit) })),

  'exchange-database': (amount, unit) => {
    const table = tablesOf({ landAreaUnit: 'HECTARE', marketColumns: false }).find(({ number }) => number === '601')!;
    const values: Readonly<Record<string, string>> = { ...DEAL, DEAL_PRICE: amount, PRICE_UNIT: codeOf(unit) };
    const wire = wireTable(table, '');
    const row = wire.columns.map((column) => (column in values ? Buffer.from(values[column]!) : null));
    return changeOfStagingRow(readStagingRow(wire, row, 'utf-8'), READING);
  },

  'file-drop': (amount, unit) => {
    const columns = { ...RESULT, TRADE_VALUE: amount, PRICE_UNIT: codeOf(unit) };
    const bytes = Buffer.from(JSON.stringify(columns));
    const row = { table: '753', columns, deleted: false, findings: [], rawBytes: bytes, content: bytes, encoding: 'utf-8' } as const;
    return changeOfDroppedRow(row, FETCHED, READING);
  },

  'procurement-portal-rest': (amount, unit) => {
    const content = `<table><tr><td>${labelOf(unit)}</td><td>${amount}</td></tr></table>`;
    return mapArticle('zcy', { list: null, detail: { ...ARTICLE, content } }, { system: 'gx', fetchedAt: new Date(FETCHED) });
  },

  'portal-search-rest': (amount, unit) => {
    const infocontent = `<table><tr><td>招标项目编号</td><td>A1</td></tr><tr><td>${labelOf(unit)}</td><td>${amount}</td></tr></table>`;
    const context = { system: 'sy-portal', fetchedAt: new Date(FETCHED), sector: 'PROCUREMENT' } as const;
    return mapHit('channel', { ...HIT, infocontent }, context);
  },
};

const PURCHASE = {
  PURCHASE_PROJECT_CODE: 'P1',
  PURCHASE_PROJECT_NAME: '电脑',
  WIN_BID_BULLETIN_TITLE: '成交公告',
  WIN_BID_BULLETIN_START_TIME: '20260301080000',
  WINNINGBIDDER_NAME: '甲公司',
  PRICE_FORM_CODE: '1',
};
const DEAL = {
  ROW_ID: '1',
  UPDATED_AT: '2026-03-01 08:00:00',
  IS_DELETED: '0',
  DEAL_ANNOUNCEMENT_GUID: 'G1',
  ANNOUNCEMENT_TITLE: '成交公示',
  PUBLISHING_TIME: '20260301080000',
  LENDING_NAME: '甲公司',
};
const RESULT = { PROJECT_CODE: 'G32025LN1', PROJECT_NAME: '股权', SELLER_NAME: '甲公司', TRADE_DATE: '20260301' };
const ARTICLE = {
  articleId: 'A',
  title: '采购公告',
  publishDate: '2024-02-01 10:00:00',
  announcementType: 3001,
  districtCode: '459900',
};
const HIT = { infoid: 'G1', title: '某采购公告', webdate: '2024-02-18 09:30:00', categorynum: '003001001' };

/** The one price that the row states, wherever the profile puts it. */
function priceOf(change: Change): Money {
  expect(change, JSON.stringify(change)).toMatchObject({ type: 'READ' });
  const found = (change as RowRead).records.flatMap((record) => {
    if (record.kind === 'award' || record.kind === 'contract') return record.price === null ? [] : [record.price];
    return record.kind === 'project' && record.budget !== null ? [record.budget] : [];
  });
  expect(found.length, JSON.stringify(change)).toBeGreaterThan(0);
  return found[0]!;
}

describe.each(Object.entries(PROFILES))('a price in %s', (_, readPriced) => {
  it('is the same yuan whether its row says 元 or 万元', () => {
    expect(priceOf(readPriced('900000.25', '元'))).toMatchObject({ yuan: '900000.25', raw: '900000.25', rawUnit: '元' });
    expect(priceOf(readPriced('90.000025', '万元'))).toMatchObject({ yuan: '900000.25', raw: '90.000025', rawUnit: '万元' });
  });

  it('is no yuan without a unit: the raw amount is kept and its owner is told', () => {
    const change = readPriced('900000.25', null) as RowRead;
    expect(priceOf(change)).toMatchObject({ yuan: null, raw: '900000.25', rawUnit: null });
    expect(change.findings).toContainEqual(expect.objectContaining({ code: 'UNKNOWN_UNIT', severity: 'WARNING' }));
  });
});
