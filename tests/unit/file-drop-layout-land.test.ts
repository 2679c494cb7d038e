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
    ['崔  科 王志霞', ['崔科', '王志霞']],
    ['岳  巍 赵  慧 ', ['岳巍', '赵慧']],
    ['王 芳', ['王芳']],
    [
      '沈阳甲置业有限公司、沈阳乙投资有限公司和沈阳丙建工有限公司联合体',
      ['沈阳甲置业有限公司', '沈阳乙投资有限公司', '沈阳丙建工有限公司'],
    ],
    ['沈阳甲乙置业有限公司及李某、甘某等756户', ['沈阳甲乙置业有限公司及李某、甘某等756户']],
    ['沈阳太和房地产有限公司', ['沈阳太和房地产有限公司']],
    ['沈阳甲置业有限公司（60%）、沈阳乙置业有限公司（40%）', ['沈阳甲置业有限公司', '沈阳乙置业有限公司']],
    ['王某,210102196001010010', ['王某']],
    ['王某（身份证号：21010219600101001X）、李某', ['王某', '李某']],
  ])('held by %j has the holders %j', (holder, names) => {
    expect(recordOf('award', { 土地使用权人: holder })).toMatchObject({ parties: names.map((name) => ({ name })) });
  });

  test('with a character lost before us is read, and told', () => {
    const change = read({ 土地使用权人: '刘莺、刘\ufffd' });
    expect(change).toMatchObject({ type: 'READ', findings: [{ code: 'BAD_BYTES', severity: 'WARNING', column: '土地使用权人' }] });
  });

  test.each([
    ['0.50', '1.20', '0.50', '1.20'],
    ['1.00', '0.50', '0.50', '1.00'],
    ['0.00', '1.20', '0.00', '1.20'],
    ['0.00', '0.00', null, null],
    ['1.00', '', '1.00', null],
    ['', '0.60', null, '0.60'],
  ])('whose plot ratios are printed as %j and %j lies between %j and %j', (first, second, plotRatioMin, plotRatioMax) => {
    const columns = { '约定容积率(上限)': first, '约定容积率(下限)': second };
    expect(recordOf('parcel', columns)).toMatchObject({ plotRatioMin, plotRatioMax });
  });

  test('tells its instalments and agreed days, and no day of 1900', () => {
    const columns = { 分期支付: '24.9480;', 约定交地时间: '2017年02月01日', 约定开工时间: '1900年01月01日' };
    const content = '分期支付约定（万元）：24.9480\n约定交地时间：2017年02月01日';
    expect(recordOf('contract', columns)).toMatchObject({ content });
    expect(recordOf('contract', { paid_plan: '{"1":["2017年02月01日","24.9480"]}' })).toMatchObject({
      content: '分期支付约定（万元）：第1期 2017年02月01日 24.9480',
    });
  });

  test.each([
    [{ 分期支付: '100.5000;' }, [['100.5000', '1005000']]],
    [
      { 分期支付: '100.0000;200.0000;' },
      [
        ['100.0000', '1000000'],
        ['200.0000', '2000000'],
      ],
    ],
    [{ paid_plan: '{"1":["2017年02月01日","24.9480","成交后30日内"]}' }, [['第1期 2017年02月01日 24.9480 成交后30日内', '249480']]],
    [{ 分期支付: '一次付清' }, [['一次付清', null]]],
  ] as const)('with %j states each instalment', (columns, instalments) => {
    const stated = instalments.map(([value, yuan]) => ({ label: '分期支付', value, money: yuan === null ? null : { yuan } }));
    expect(recordOf('contract', columns)).toMatchObject({ stated });
  });

  test.each([
    [{ 行政区: '', 项目位置: '循化县积石镇某村', 批准单位: '循化县人民政府' }, '630225'],
    [{ 行政区: '', 项目位置: '某河以北', 批准单位: '临沧市国土资源局' }, '530900'],
    [{ 行政区: '', 项目位置: '河南路以东', 批准单位: '' }, null],
    [{ 行政区: '', 项目位置: '河南路以东', 批准单位: '某新区管理委员会' }, null],
    [{ 行政区: '130团', 项目位置: '130团6连', 批准单位: '第七师' }, '650000'],
    [{ 地区: '湖北省,宜昌市', 行政区: '', 项目位置: '渔洋关镇', 批准单位: '五峰土家族自治县' }, '420529'],
    [{ 地区: '安徽省,合肥市', 行政区: '合肥市本级', 项目位置: '包河区' }, '340100'],
    [{ 地区: '四川省,成都市', 行政区: '郫县' }, '510117'],
  ] as const)('of %j lies in %j', (columns, code) => {
    const project = recordOf('project', columns) as { region: { code: string | null } | null };
    expect(project.region?.code ?? null).toBe(code);
  });

  test.each([
    ['成交价格', '2017年01月31日'],
    ['土地使用权人', '2017年01月31日'],
    ['供地方式', '工业用地'],
    ['合同签订日期', '德令哈市人民政府'],
  ])('with %s shifted to %j is kept from the records', (column, value) => {
    expect(read({ [column]: value }).type).toBe('UNREADABLE');
  });

  describe('of a sheet of 2007', () => {
    const SHEET = {
      所在地: '浑南区',
      电子监管号: '2101122007B00052',
      项目名称: 'Nah',
      项目位置: '某镇某村\r\n',
      '面积(公顷)': '0.500000',
      供地方式: '协议出让',
      行业分类: '50',
      '': '食品制造业',
      '成交价格(万元)': '34.7160',
      土地使用权人: '沈阳甲乙食品有限公司',
      合同签订日期: '2007年01月31日',
      容积率上限: '1.20',
      容积率下限: '0.80',
      支付约定: '2/2008年02月20日/14.7160/Nah,1/2007年02月20日/20.0000/Nah',
    };
    const recordIn = (kind: string, columns: Readonly<Record<string, string>> = {}) => {
      const change = mapLandSupplyRow({ ...SHEET, ...columns }, CONTEXT);
      return change.type === 'READ' ? change.records.find((record) => record.kind === kind) : change;
    };

    test('reads its own headings, the term under the heading next to its own, and a title from the place', () => {
      expect(recordIn('project')).toMatchObject({ title: '某镇某村', projectCode: '2101122007B00052', content: '行业分类：食品制造业' });
      expect(recordIn('parcel')).toMatchObject({
        ...{ term: '50', plotRatioMin: '0.80', plotRatioMax: '1.20', dealPrice: { yuan: '347160' }, areaSquareMetres: '5000' },
      });
    });

    test('states each instalment', () => {
      expect(recordIn('contract')).toMatchObject({
        stated: [
          { value: '第2期 2008年02月20日 14.7160', money: { yuan: '147160' } },
          { value: '第1期 2007年02月20日 20.0000', money: { yuan: '200000' } },
        ],
      });
    });

    test('without a number is known by where, when and how much land', () => {
      expect(recordIn('project', { 电子监管号: '\u00a0' })).toMatchObject({
        nativeId: '浑南区/某镇某村/2007年01月31日/0.500000',
        projectCode: null,
      });
    });
  });
});
