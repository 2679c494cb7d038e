import { describe, expect, test } from 'vitest';
import type { RowRead } from '../../adapters/adapter.ts';
import type { RecordOf } from '../../schema/records/record.ts';
import { des, readOf, recordOf } from './national-exchange-rows.ts';

const MINERAL = { UNIFIED_DEAL_CODE: 'B01-12210100410581687R-20260301-000001-1', PUBLISHING_TIME: '20260301080000' };

describe('a national row of land, mineral rights or property rights', () => {
  test('of tables 751 and 752 names the company for sale, the share of it and its shareholders', () => {
    const company = { PROJECT_CODE: 'G32025LN1', SUBJECT_COMPANY_NAME: '某矿业有限公司', SUBJECT_COMPANY_CODE: '91210100MA0000000X' };
    const subject = { companyName: '某矿业有限公司', companyCode: '91210100MA0000000X' };
    expect(recordOf(des('751', { ...company, SELL_PERCENT: '40.5' }), 'propertyAsset')).toMatchObject({ ...subject, percent: '40.5' });
    const shareholder = recordOf(des('752', { ...company, TOP10_HOLDER_NAME: '甲公司', TOP10_HOLDER_PERCENT: '60' }), 'propertyAsset');
    expect(shareholder).toMatchObject({ ...subject, percent: '60', projectNativeId: 'G32025LN1' });
    expect(shareholder.holders).toMatchObject([{ role: 'SHAREHOLDER', name: '甲公司' }]);
  });

  test('of table 750 says who approved the transfer', () => {
    const columns = { PROJECT_CODE: 'G32025LN1', PROJECT_NAME: '股权', AUTHORIZE_UNIT: '省国资委' };
    expect(recordOf(des('750', columns), 'propertyAsset').approvedBy).toBe('省国资委');
  });

  test.each([
    ['650', 'IN_BUY_KIND', '132', 'AUCTION', 'ANNOUNCEMENT', 'EXPLORATION'],
    ['651', 'IN_BUY_KIND', '240', 'LISTING', 'ANNOUNCEMENT', 'MINING'],
    ['654', 'IN_BUY_KIND', '', undefined, 'PUBLIC_INFORMATION', 'EXPLORATION'],
    ['655', 'IN_BUY_KIND', '250', 'AGREEMENT', 'PUBLIC_INFORMATION', 'MINING'],
    ['656', 'IN_BUY_KIND', '210', 'OTHER', 'PUBLIC_INFORMATION', 'MINING'],
  ])('of table %s is a project, a notice and a mineral right', (table, column, value, method, kind, right) => {
    const { records } = readOf(des(table, { ...MINERAL, NA_APP_NAME: '某铁矿', [column]: value, IN_MINE_COME: '22001' }));
    expect(records).toMatchObject([
      { kind: 'project', sector: 'MINERAL', nativeId: MINERAL.UNIFIED_DEAL_CODE, classification: '22001' },
      { kind: 'notice', noticeKind: { code: kind } },
      { kind: 'mineralRight', right, title: '某铁矿', mineral: '22001' },
    ]);
    expect((records[0] as RecordOf<'project'>).method?.code).toBe(method);
  });

  test('of an exploration right does not understand the codes of mining rights', () => {
    const method = (table: string) => recordOf(des(table, { ...MINERAL, NA_APP_NAME: '某铁矿', IN_BUY_KIND: '230' }), 'project').method;
    expect([method('650'), method('651')]).toEqual([
      { code: null, raw: '230' },
      { code: 'AUCTION', raw: '230' },
    ]);
  });

  test.each([
    ['657', 'NA_ITEM_NAME', 'QT_TOTAL_AREA', 'EXPLORATION'],
    ['658', 'NA_MINE_NAME', 'QT_DIGINGS_AREA', 'MINING'],
    ['659', 'NA_ITEM_NAME', 'QT_TOTAL_AREA', 'EXPLORATION'],
    ['660', 'NA_ITEM_NAME', 'QT_TOTAL_AREA', 'MINING'],
  ])('of register %s is a right with its licence, holder, area and validity', (table, title, area, right) => {
    const columns = { ID_LICENCEID: 'C2101', IN_ITEM_TYPE: '延续', DT_USEFULLIFE_START: '20260101', DT_USEFULLIFE_END: '20301231' };
    const bytes = des(table, { ...MINERAL, ...columns, [title]: '某铁矿', [area]: '1.25', NA_APPLY_PERSON: '某矿业公司' });
    expect(recordOf(bytes, 'mineralRight')).toMatchObject({
      right,
      licenceNumber: 'C2101',
      registrationType: '延续',
      areaSquareKilometres: '1.25',
      validFrom: { at: '2026-01-01T00:00:00+08:00' },
      validTo: { at: '2030-12-31T00:00:00+08:00' },
    });
    expect(recordOf(bytes, 'notice').noticeKind.code).toBe('REGISTRATION');
    expect(recordOf(bytes, 'project').parties).toMatchObject([{ role: 'GRANTEE', name: '某矿业公司' }]);
  });

  test.each(['652', '653'])('of table %s states its price in 万元, for the table has no unit', (table) => {
    const bytes = des(table, { ...MINERAL, NA_APP_NAME: '某铁矿', NA_PUBLIC_BIDDER: '某矿业公司', QT_PUBLIC_PRICE: '90.000025' });
    expect(recordOf(bytes, 'award').price).toMatchObject({ yuan: '900000.25', rawUnit: '万元' });
  });

  test('of a withdrawn land announcement holds a termination beside the announcement', () => {
    const columns = { ANNOUNCEMENT_GUID: 'G1', LAND_PROJECT_NAME: '地块', ANNOUNCEMENT_TITLE: '出让公告', PUBLISHING_TIME: '20260301' };
    const kinds = (more: object) =>
      readOf(des('600', { ...columns, ...more })).records.flatMap((record) => (record.kind === 'notice' ? [record.noticeKind.code] : []));
    expect(kinds({})).toEqual(['ANNOUNCEMENT']);
    expect(kinds({ RETREAT_TIME: '20260310' })).toEqual(['ANNOUNCEMENT', 'TERMINATION']);
    expect(kinds({ CHANGE_TIME: '20260305' })).toEqual(['ANNOUNCEMENT', 'CORRECTION']);
  });

  test.each([
    ['601', 'DEAL_PRICE', { DEAL_ANNOUNCEMENT_GUID: 'G1', ANNOUNCEMENT_TITLE: '成交', PUBLISHING_TIME: '20260301', LENDING_NAME: '甲' }],
    ['701', 'TRADE_VALUE', { PROJECT_CODE: 'G1', PROJECT_NAME: '设备', SELLER_NAME: '甲', TRADE_DATE: '20260301' }],
    ['753', 'TRADE_VALUE', { PROJECT_CODE: 'G1', PROJECT_NAME: '股权', SELLER_NAME: '甲', TRADE_DATE: '20260301' }],
  ])('of table %s gives the same yuan in 元 and in 万元, and none without a unit', (table, column, columns) => {
    const priced = (amount: string, unit: string) =>
      readOf(des(table, { ...(columns as unknown as Readonly<Record<string, string>>), [column]: amount, PRICE_UNIT: unit }));
    const price = (read: RowRead) => (read.records.find(({ kind }) => kind === 'award') as RecordOf<'award'>).price;
    expect(price(priced('900000.25', '0'))?.yuan).toBe('900000.25');
    expect(price(priced('90.000025', '1'))?.yuan).toBe('900000.25');
    const unitless = priced('900000.25', '');
    expect(price(unitless)).toMatchObject({ yuan: null, raw: '900000.25', rawUnit: null });
    expect(unitless.findings).toContainEqual(expect.objectContaining({ code: 'UNKNOWN_UNIT', severity: 'WARNING' }));
  });
});
