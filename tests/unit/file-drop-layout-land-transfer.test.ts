import { describe, expect, test } from 'vitest';
import { mapLandTransferRow } from '../../adapters/profiles/file-drop/index.ts';

const ROW = {
  地区: '辽宁省',
  行政区: '沈河区',
  土地坐落: '某街1号1-302',
  超链接: 'http://land.test/?recorderguid=6a01efd9-37f9-4f48-849d-d13491e1f557',
  原土地使用权人: '沈阳甲乙置业有限公司',
  现土地使用权人: '李**  马**',
  宗地编号: '1-1-40',
  宗地座落: '某街1号1-302',
  土地面积: '0.0005',
  土地用途: '其他商服用地',
  土地使用权类型: '出让',
  土地年限: '20440329',
  土地级别: '一级',
  转让方式: '买卖',
  转让价格: '0.5244',
  成交时间: '2016/5/11 16:43:52',
};
const CONTEXT = { system: 'test', fetchedAt: new Date('2026-01-01T00:00:00+08:00') };

const read = (columns: Readonly<Record<string, string>> = {}) => mapLandTransferRow({ ...ROW, ...columns }, CONTEXT);

function recordOf(kind: string, columns: Readonly<Record<string, string>> = {}) {
  const change = read(columns);
  return change.type === 'READ' ? change.records.find((record) => record.kind === kind) : change;
}

describe('a transfer of land between holders', () => {
  test('names who sold, who bought, at what price, when and where', () => {
    expect(recordOf('project')).toMatchObject({
      ...{ title: '某街1号1-302', region: { code: '210103' }, method: { code: null, raw: '买卖' } },
      parties: [{ role: 'SELLER', name: '沈阳甲乙置业有限公司' }],
    });
    expect(recordOf('award')).toMatchObject({
      parties: [
        { role: 'BUYER', name: '李**' },
        { role: 'BUYER', name: '马**' },
      ],
      ...{ status: 'DEAL', price: { yuan: '5244' }, decidedAt: { at: '2016-05-11T16:43:52+08:00' } },
    });
    expect(recordOf('parcel')).toMatchObject({
      parcelCode: '1-1-40',
      areaSquareMetres: '5',
      term: '20440329',
      dealPrice: { yuan: '5244' },
    });
  });

  test('for nothing has no price, and still its raw figure', () => {
    expect(recordOf('award', { 转让方式: '赠与', 转让价格: '0.0000' })).toMatchObject({ price: { yuan: null, raw: '0.0000' } });
  });

  test.each([
    ['土地面积', '其他商服用地'],
    ['转让价格', '2016/5/11 16:43:52'],
    ['成交时间', '0.5244'],
    ['超链接', ''],
  ])('whose %s is %j is kept from the records', (column, value) => {
    expect(read({ [column]: value }).type).toBe('UNREADABLE');
  });
});
