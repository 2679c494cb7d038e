import { describe, expect, test } from 'vitest';
import { mapLandSupplyRow } from '../../adapters/profiles/file-drop/index.ts';

const ROW: readonly (readonly [string, string])[] = [
  ['序号', '1.'],
  ['地区', '辽宁省,沈阳市'],
  ['行政区', '沈河区'],
  ['土地坐落', '某街以东'],
  ['链接', 'http://land.test/?recorderguid=6a01efd9-37f9-4f48-849d-d13491e1f557'],
  ['总面积', '1.500000'],
  ['土地用途', '批发零售用地'],
  ['供应方式', '挂牌出让'],
  ['签订日期', '2017/1/3'],
  ['项目名称', '某商业项目'],
  ['项目位置', '某街以东'],
  ['面积(公顷)', '1.500000'],
  ['土地来源', '0.000000'],
  ['土地用途#2', '批发零售用地'],
  ['供地方式', '挂牌出让'],
  ['土地使用年限', '40'],
  ['行业分类', '零售业'],
  ['土地级别', '三级'],
  ['成交价格', '24.9480'],
  ['分期支付', '24.9480;'],
  ['土地使用权人', '沈阳甲乙置业有限公司'],
  ['约定容积率(上限)', '1.00'],
  ['约定容积率(下限)', '2.00'],
  ['约定交地时间', '2017年02月01日'],
  ['约定开工时间', '2017年03月01日'],
  ['约定竣工时间', '2018年03月01日'],
  ['批准单位', '沈阳市'],
  ['合同签订日期', '2017年01月03日'],
];
const NAMES = ROW.map(([name]) => name);
const CELLS = ROW.map(([, cell]) => cell);
const CONTEXT = { system: 'test', fetchedAt: new Date('2026-01-01T00:00:00+08:00') };

function read(cells: readonly string[]) {
  const extra = cells.slice(NAMES.length).map((cell, index) => [`#${NAMES.length + index + 1}`, cell]);
  return mapLandSupplyRow(Object.fromEntries([...NAMES.map((name, index) => [name, cells[index] ?? '']), ...extra]), CONTEXT);
}

function valuesOf(cells: readonly string[]) {
  const change = read(cells);
  if (change.type !== 'READ') return null;
  return change.records.map((record) => ({ ...record, source: null }));
}

const at = (name: string): number => NAMES.indexOf(name);
const withEmptyCellBefore = (name: string): readonly string[] => [...CELLS.slice(0, at(name)), '', ...CELLS.slice(at(name))];
const without = (name: string): readonly string[] => CELLS.filter((_, index) => index !== at(name));

describe('a row of land-supply results whose cells stand beside their headings', () => {
  test.each(['项目名称', '土地用途#2', '土地级别', '成交价格', '土地使用权人', '约定交地时间', '批准单位'])(
    'is put back in place and told, where an empty cell stands before %s',
    (name) => {
      expect(valuesOf(withEmptyCellBefore(name))).toEqual(valuesOf(CELLS));
      expect(read(withEmptyCellBefore(name))).toMatchObject({ findings: [{ code: 'BAD_SHAPE', severity: 'WARNING' }] });
    },
  );

  test.each(['行业分类', '土地级别', '成交价格', '分期支付', '土地使用权人'])(
    'lacks no other value where the cell of %s is missing',
    (name) => {
      expect(valuesOf(without(name))).toEqual(valuesOf(CELLS.map((cell, index) => (index === at(name) ? '' : cell))));
    },
  );

  test.each(['约定容积率(上限)', '约定开工时间'])('is kept from the records where %s is missing: two ways would put it right', (name) => {
    expect(read(without(name)).type).toBe('UNREADABLE');
  });

  test('is kept from the records where its two parts state different parcels', () => {
    const other = withEmptyCellBefore('成交价格').map((cell, index) =>
      index === at('项目位置') || index === at('土地用途#2') ? '另一处' : cell,
    );
    expect(read(other).type).toBe('UNREADABLE');
  });

  test.each(['批准单位', '土地级别', '行业分类'])('is not believed where %s holds a day', (name) => {
    const cells = CELLS.map((cell, index) => (index === at(name) ? '2018年03月01日' : cell));
    expect(read(cells).type).toBe('UNREADABLE');
  });

  test.each([
    ['项目名称', '20160104'],
    ['行业分类', '3'],
    ['土地级别', '1'],
  ])('is believed where %s holds the number %s: it may be a code', (name, value) => {
    const cells = CELLS.map((cell, index) => (index === at(name) ? value : cell));
    expect(read(cells).type).toBe('READ');
  });
});
