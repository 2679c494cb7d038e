import { describe, expect, test } from 'vitest';
import { mapLandSupplyRow } from '../../adapters/profiles/file-drop/index.ts';

const ROW = {
  链接: 'http://land.test/?recorderguid=6a01efd9-37f9-4f48-849d-d13491e1f557',
  行政区: '沈河区',
  总面积: '1.500000',
  供应方式: '挂牌出让',
  签订日期: '2017/1/3',
  项目名称: '某商业项目',
  '面积(公顷)': '1.500000',
  供地方式: '挂牌出让',
  土地使用年限: '40',
  成交价格: '24.9480',
  土地使用权人: '沈阳甲乙置业有限公司',
  合同签订日期: '2017年01月03日',
};
const CONTEXT = { system: 'test', fetchedAt: new Date('2026-01-01T00:00:00+08:00') };

const read = (columns: Readonly<Record<string, string>>) => mapLandSupplyRow({ ...ROW, ...columns }, CONTEXT);

function recordOf(kind: string, columns: Readonly<Record<string, string>>) {
  const change = read(columns);
  return change.type === 'READ' ? change.records.find((record) => record.kind === kind) : change;
}

describe('a row of land-supply results', () => {
  test('gives its price in yuan and its area in square metres', () => {
    expect(recordOf('parcel', {})).toMatchObject({ areaSquareMetres: '15000', dealPrice: { yuan: '249480' } });
  });

  test.each(['', '0.000000', '\u00a0', 'Nah'])('whose detail area is %j keeps the area of the list', (area) => {
    expect(recordOf('parcel', { '面积(公顷)': area })).toMatchObject({ areaSquareMetres: '15000' });
  });

  test('whose areas are both 0 has none, and keeps what was printed', () => {
    const columns = { '面积(公顷)': '0.000000', 总面积: '0.000000' };
    expect(recordOf('parcel', columns)).toMatchObject({ areaSquareMetres: null, areaRaw: '0.000000' });
  });

  test('whose two areas differ is not believed', () => {
    expect(read({ '面积(公顷)': '2.0' }).type).toBe('UNREADABLE');
  });

  test.each(['1900年01月01日', '1901年01月01日', '1900-01-01', '19000101', ''])('signed on %j takes the day of the list', (signed) => {
    expect(recordOf('contract', { 合同签订日期: signed })).toMatchObject({ signedAt: { at: '2017-01-03T00:00:00+08:00' } });
  });

  test('with no day at all has no contract, and is read', () => {
    expect(recordOf('contract', { 合同签订日期: '1900年01月01日', 签订日期: '1900/1/1' })).toBeUndefined();
    expect(recordOf('parcel', { 合同签订日期: '1900年01月01日', 签订日期: '1900/1/1' })).toMatchObject({ signedAt: null });
  });

  test.each(['Nah', 'NaN', '-', '\u00a0'])('whose holder and price are %j names nobody and no price', (nothing) => {
    expect(recordOf('contract', { 土地使用权人: nothing, 成交价格: nothing })).toMatchObject({ parties: [], price: null });
  });

  test('allocated at 0 has no price, and still its raw figure', () => {
    const columns = { 供地方式: '划拨', 供应方式: '划拨', 成交价格: '0.0000' };
    expect(recordOf('parcel', columns)).toMatchObject({ dealPrice: { yuan: null, raw: '0.0000' } });
  });

  test.each(['林**、龙**', '林**  龙**', '林**;龙**', '林**\u00a0龙**'])('held by %j has two holders', (holder) => {
    expect(recordOf('award', { 土地使用权人: holder })).toMatchObject({ parties: [{ name: '林**' }, { name: '龙**' }] });
  });

  test('keeps a term printed as the day it ends', () => {
    expect(recordOf('contract', { 土地使用年限: '20440329' })).toMatchObject({ term: '20440329' });
  });

  test.each([
    ['成交价格', '2017年01月31日'],
    ['土地使用权人', '2017年01月31日'],
    ['供地方式', '工业用地'],
    ['合同签订日期', '德令哈市人民政府'],
  ])('with %s shifted to %j is kept from the records', (column, value) => {
    expect(read({ [column]: value }).type).toBe('UNREADABLE');
  });
});
