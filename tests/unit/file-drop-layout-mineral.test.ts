import { describe, expect, test } from 'vitest';
import { mapMineralNotice, mapMineralRegisterRow } from '../../adapters/profiles/file-drop/index.ts';

const CONTEXT = { system: 'test', fetchedAt: new Date('2026-01-01T00:00:00+08:00') };
const NOTICE = {
  title: '辽宁省岫岩县某岭金矿普查探矿权挂牌出让公告',
  url: 'https://ky.test/kyqcrgg/tkq/t20260905_1.htm',
  date: '2026-09-05',
};

function noticeRecord(kind: string, columns: Readonly<Record<string, string>>) {
  const change = mapMineralNotice({ ...NOTICE, ...columns }, CONTEXT);
  return change.type === 'READ' ? change.records.find((record) => record.kind === kind) : change;
}

describe('a notice about a mineral right', () => {
  test.each([
    ['吉林省磐石市某铜矿勘查探矿权挂牌出让公告', '吉林省磐石市', '220284'],
    ['2026年甘肃省漳县某金矿普查探矿权挂牌出让公告', '甘肃省漳县', '621125'],
    ['灯塔市某矿业有限公司采矿权转让变更公示', '灯塔市', '211081'],
    ['云南省自然资源厅昆明市东川区某铜矿采矿权挂牌出让公告', '昆明市东川区', '530113'],
    ['大石桥矿区深部探矿权公示', null, null],
  ])('titled %j lies in %j', (title, location, code) => {
    expect(noticeRecord('mineralRight', { title })).toMatchObject({ location });
    expect(noticeRecord('notice', { title })).toMatchObject({ region: code === null ? null : { code } });
  });

  test.each([
    ['某县某铁矿采矿权挂牌出让终止公告', 'TERMINATION'],
    ['某县某铁矿探矿权挂牌出让延期公告', 'CORRECTION'],
    ['某县某铁矿探矿权出让结果公示（流拍）', 'FAILURE'],
    ['某公司采矿权转让变更公示', 'PUBLIC_INFORMATION'],
    ['某县某铁矿采矿权挂牌出让公告', 'ANNOUNCEMENT'],
  ])('titled %s is of the kind %s', (title, code) => {
    expect(noticeRecord('notice', { title })).toMatchObject({ noticeKind: { code } });
  });

  test('tells who holds the sale for the authority, and each sum of its sentence', () => {
    const summary = '受某省自然资源厅委托，某省公共资源交易中心公开挂牌出让某采矿权，起始价1.25亿元，增价幅度50万元，竞买保证金2500万元。';
    expect(noticeRecord('project', { summary })).toMatchObject({
      ...{ platformName: '某省公共资源交易中心', budget: { yuan: '125000000' } },
      parties: [{ role: 'GRANTOR', name: '某省自然资源厅' }],
    });
    expect(noticeRecord('notice', { summary })).toMatchObject({
      stated: [
        { label: '增价幅度', money: { yuan: '500000' } },
        { label: '竞买保证金', money: { yuan: '25000000' } },
      ],
    });
  });

  test('of a transfer states its price', () => {
    const summary = '某市自然资源和规划局公示某采矿权转让信息，转让人为某甲矿业有限公司，受让人为某乙矿业有限公司，转让价格3200万元。';
    expect(noticeRecord('award', { summary })).toMatchObject({ parties: [{ name: '某乙矿业有限公司' }], price: { yuan: '32000000' } });
    expect(noticeRecord('project', { summary })).toMatchObject({
      parties: [{ name: '某甲矿业有限公司' }, { name: '某市自然资源和规划局' }],
    });
  });

  test('whose title begins with the authority is granted by it', () => {
    const title = '山东省自然资源厅山东省乳山市某金矿普查探矿权挂牌出让结果公示';
    expect(noticeRecord('project', { title })).toMatchObject({ parties: [{ role: 'GRANTOR', name: '山东省自然资源厅' }] });
  });

  test('tells the rate of its revenue beside the sums', () => {
    const summary = '某省自然资源厅公告，起始价50.0万元，出让收益率2.3%，前期基金投入349.0万元。';
    expect(noticeRecord('notice', { summary, startPriceWan: '50.0' })).toMatchObject({
      stated: [
        { label: '出让收益率', value: '2.3%', money: { form: 'RATE', yuan: null } },
        { label: '前期基金投入', value: '349.0万元', money: { yuan: '3490000' } },
      ],
    });
  });
});

describe('a notice without columns of its own', () => {
  const summary =
    '某省自然资源厅公示某矿普查探矿权（某矿挂〔2026〕03号）出让结果：勘查矿种为金矿，区块面积10.5平方千米，起始价32.0万元，' +
    '竞得人 沈阳甲乙矿业有限公司，成交价1272.5万元，公示期2026年09月10日至09月23日。';

  test('is read from its summary', () => {
    expect(noticeRecord('project', { summary })).toMatchObject({
      projectCode: '某矿挂〔2026〕03号',
      budget: { yuan: '320000' },
      classification: '金矿',
      parties: [{ role: 'GRANTOR', name: '某省自然资源厅' }],
    });
    expect(noticeRecord('mineralRight', { summary })).toMatchObject({ areaSquareKilometres: '10.5', mineral: '金矿' });
    expect(noticeRecord('award', { summary })).toMatchObject({
      parties: [{ role: 'GRANTEE', name: '沈阳甲乙矿业有限公司' }],
      price: { yuan: '12725000' },
    });
    expect(noticeRecord('notice', { summary })).toMatchObject({
      stated: [],
      publicFrom: { at: '2026-09-10T00:00:00+08:00' },
      publicTo: { at: '2026-09-23T00:00:00+08:00' },
    });
  });

  test('believes its columns before its summary', () => {
    expect(noticeRecord('award', { summary, winner: '沈阳丙丁矿业有限公司', dealPriceWan: '1300' })).toMatchObject({
      parties: [{ name: '沈阳丙丁矿业有限公司' }],
      price: { yuan: '13000000' },
    });
  });

  test('of a transfer names seller, buyer and the authority that tells of it', () => {
    const transfer = '辽宁省自然资源厅公示某矿探矿权转让信息，转让方为沈阳甲乙矿业有限公司，受让方为沈阳丙丁矿业有限公司，矿种为铜矿。';
    expect(noticeRecord('project', { summary: transfer })).toMatchObject({
      parties: [
        { role: 'SELLER', name: '沈阳甲乙矿业有限公司' },
        { role: 'OTHER', name: '辽宁省自然资源厅' },
      ],
    });
    expect(noticeRecord('award', { summary: transfer })).toMatchObject({ parties: [{ role: 'BUYER', name: '沈阳丙丁矿业有限公司' }] });
  });

  test('tells further sums of columns and the spans of its summary', () => {
    const columns = { summary: '报名时间 2026年09月11日 至 10月28日，挂牌期2026年10月27日至11月10日。', incrementWan: '5' };
    expect(noticeRecord('notice', columns)).toMatchObject({
      deadline: { at: '2026-10-28T00:00:00+08:00' },
      stated: [
        { label: 'incrementWan', money: { yuan: '50000' } },
        { label: '报名时间', value: '2026年09月11日 至 10月28日' },
        { label: '挂牌期', value: '2026年10月27日至11月10日' },
      ],
    });
  });

  test.each([
    '未成交，无竞得人。',
    '采用挂牌方式，起始价每平方千米5万元。',
    '竞得人须在10日内到某自然资源局，签订合同。',
    '竞得人公示期满后签订成交确认书。',
  ])('that says %j has no award', (text) => {
    expect(noticeRecord('award', { summary: text })).toBeUndefined();
  });
});

const ROW = {
  许可证号: 'DC5201002023081110155618',
  采矿权人: '贵阳甲乙矿业有限公司',
  矿山名称: '贵州省贵阳市花溪区某镇地热',
  有效期: '2023-08-31至2033-08-31',
  发证机关: '贵阳市自然资源和规划局',
  公告日期: '2026-09-08',
};

describe('a row of the register of mining rights', () => {
  test.each([
    ['贵州省贵阳市花溪区某镇地热', '520111'],
    ['贵阳甲乙矿业有限公司贵阳市修文县某灰岩矿', '520123'],
    ['贵阳市云岩区丙丁矿业有限公司某矿', '520100'],
    ['某村砂石矿', '520100'],
  ])('granted by a city, with the mine %j, lies in %s', (mine, code) => {
    expect(mapMineralRegisterRow({ ...ROW, 矿山名称: mine }, CONTEXT)).toMatchObject({
      records: [{ kind: 'project', region: { code } }, { kind: 'mineralRight' }, { kind: 'notice', region: { code } }],
    });
  });

  test.each([
    ['巫山县', '500237'],
    ['巫山县,奉节县', '500000'],
    ['巫山县；奉节县', '500000'],
    ['重庆市,巫山县', '500237'],
  ])('of a right in %s lies in %s', (location, code) => {
    const columns = {
      许可证号: 'DT5000002026096000000002',
      地理位置: location,
      发证机关: '重庆市规划和自然资源局',
      矿山名称: '某煤层气勘查',
    };
    expect(mapMineralRegisterRow({ ...ROW, ...columns }, CONTEXT)).toMatchObject({
      records: [{ region: { code, raw: location } }, {}, {}],
    });
  });

  test.each([
    ['1,234.50', '1234.50'],
    ['0.57530', '0.57530'],
    ['约9', null],
  ])('of %s km² has an area of %s', (area, areaSquareKilometres) => {
    const right = { kind: 'mineralRight', areaSquareKilometres, areaRaw: area };
    expect(mapMineralRegisterRow({ ...ROW, '面积(km²)': area }, CONTEXT)).toMatchObject({ records: [{}, right, {}] });
  });

  test('granted by the ministry lies where the mine says', () => {
    const columns = {
      许可证号: 'C1000002011064110113456',
      发证机关: '自然资源部',
      矿山名称: '山西省吕梁市兴县某煤矿',
      有效期: 'null至null',
    };
    expect(mapMineralRegisterRow({ ...ROW, ...columns }, CONTEXT)).toMatchObject({
      records: [{ region: { code: '141123' } }, { term: null, validFrom: null, validTo: null }, {}],
    });
  });
});
