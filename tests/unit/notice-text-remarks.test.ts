import { describe, expect, test } from 'vitest';
import type { NoticeKind } from '../../schema/codes/notice-kind.ts';
import { momentIn } from '../../adapters/mapping/notice-text/moment.ts';
import { noticeFacts } from '../../adapters/mapping/notice-text/notice-facts.ts';
import { readPairs, readTextNotice } from '../../adapters/mapping/notice-text/notice-reading.ts';
import { ROLES_OF } from '../../adapters/mapping/notice-text/notice-records.ts';
import { countyInTitle, placeOf } from '../../adapters/mapping/notice-text/place.ts';
import { plainDays } from '../../adapters/mapping/notice-text/plain-days.ts';
import { parseTime } from '../../adapters/mapping/time.ts';

function factsOf(text: string, kind: NoticeKind, title = '青岚县桥梁工程') {
  return noticeFacts(readTextNotice(text), title, kind, ROLES_OF.PROCUREMENT);
}

describe('midnight', () => {
  test.each(['2026-03-17 00:00', '2026-03-17 00:00:00', '2026/3/17 0:00', '2026-03-17 00:00:00.0'])(
    'as a machine prints it (%s) is the day',
    (raw) => {
      expect(parseTime(raw)?.precision).toBe('DAY');
    },
  );

  test('as a person writes it is a time', () => {
    expect(momentIn('2026年03月17日 00时00分')).toMatchObject({ at: '2026-03-17T00:00:00+08:00', precision: 'MINUTE' });
  });
});

describe('a title names the county of a works', () => {
  test.each([
    ['夷陵区晨屿路改造工程', '420506'],
    ['2025年度长阳土家族自治县晨屿镇农田项目', '420528'],
    ['S311当阳市晨屿至青岚段改建工程', '420582'],
    ['长阳城乡晨屿供水工程', '420528'],
    ['枝江城市晨屿系统项目', '420583'],
    ['宜昌市兴山晨屿健身中心设施', '420526'],
    ['湖北秭归晨屿电站工程', '420527'],
    ['夷陵区晨屿更新项目(青岚污水处理厂扩容）施工', '420506'],
    ['当阳市晨屿水厂改扩建工程', '420582'],
    ['[市本级]远安县晨屿小学项目', '420525'],
    ['远采谈[2026]23号-1远安县晨屿局图书一批', '420525'],
    ['兴山县G[2026]17号地块开发项目', '420526'],
    ['S324省道长阳境晨屿大桥改造工程', '420528'],
    ['G347兴山境南线晨屿至青岚段改造工程', '420526'],
    ['晨屿河流域治理工程（当阳段）监理', '420582'],
    ['2026年度（第一批）兴山县农村公路改善工程', '420526'],
    ['宜都市晨屿投资有限公司枝江市青岚片区项目', '420583'],
    ['晨屿库区规划（2026-2035）秭归县防治项目', '420527'],
    ['五峰县晨屿水泥厂宿舍改建项目', '420529'],
  ])('%s', (title, code) => {
    expect(countyInTitle(title, '420500')).toEqual({ code, raw: title });
  });

  test.each([
    '宜昌市环城路改造工程',
    '晨屿路改造工程',
    '宜都市晨屿建设有限公司厂房工程',
    '宜都至五峰公路工程（宜都段、五峰段）',
    '国道318夷陵区至远安县改建工程',
    '武汉市江岸区晨屿路工程',
    '西陵峡晨屿项目',
    '宜都路改造工程',
    '宜都陆城至五峰晨屿公路工程',
  ])('or names none within the city: %s', (title) => {
    expect(countyInTitle(title, '420500')).toBeNull();
  });
});

describe('a place names its county', () => {
  test.each([
    ['晨屿学校用地内（宜昌市西陵区青岚路6号）', '420502'],
    ['本项目位于远安县晨屿路延伸段。', '420525'],
    ['晨屿镇青岚村（三组）', '420500'],
    ['晨屿大厦（原宜都市青岚厂）', '420500'],
  ])('%s', (printed, code) => {
    expect(placeOf(printed, [], '420500').code).toBe(code);
  });
});

describe('days', () => {
  test.each([
    ['100日历天。', 100],
    ['180天（具体开工时间以开工令为准）', 180],
    ['365', 365],
    ['合同签订后30日内', null],
    ['12个月', null],
  ])('%s', (printed, days) => {
    expect(plainDays(printed)).toBe(days);
  });

  test('are no days where a label does not count in them', () => {
    expect(plainDays('12', '工期')).toBeNull();
    expect(plainDays('12', '履约期限（天）')).toBe(12);
  });
});

test('supervisors that a remark names, each behind its own words', () => {
  const remark =
    '1.行业主管部门：青岚县交通运输局，联系电话：****；综合监督部门：青岚县发展和改革局，联系电话：****。2.异议渠道：平台提出。';
  const { parties } = noticeFacts(readPairs({ 备注: remark }), '青岚县桥梁工程', 'RESULT', ROLES_OF.ENGINEERING);
  expect(parties.map(({ role, name }) => `${role} ${name}`)).toEqual(['SUPERVISOR 青岚县交通运输局', 'SUPERVISOR 青岚县发展和改革局']);
});

test('the buyer that a title names before the name of the project', () => {
  const { parties } = factsOf('一、项目名称：课桌采购项目\n二、项目编号：QL2026001', 'RESULT', '青岚县教育局课桌采购项目成交公告');
  expect(parties).toMatchObject([{ role: 'PURCHASER', name: '青岚县教育局' }]);
});

const OFFERS = '\n报价公示\n序号\n投标单位\n单价报价（元）\n1\n晨屿电子有限公司\n5000.0\n2\n青岚电子有限公司\n4000.0\n业绩公示';

test.each([
  ['totals where the winner got its own', '5000.0', '4000'],
  ['unit prices otherwise', '736000.0', null],
])('offers headed 单价报价 are %s', (_, deal, yuan) => {
  const won = `中标情况：\n序号\n中标供应商名称\n中标供应商地址\n中标金额(元)\n1\n晨屿电子有限公司\n青岚路53号\n${deal}\n八、评标委员会成员名单：`;
  const other = factsOf(won + OFFERS, 'RESULT').outcomes.find(({ parties }) => parties[0]?.name === '青岚电子有限公司');
  expect(other?.price?.yuan ?? null).toBe(yuan);
});

test('a sum in a bracket that the page has broken', () => {
  const { outcomes, stated } = factsOf('中标人：晨屿建工有限公司\n中标价\n：\n1879.00元\n（含暂列金\n99\n元）', 'RESULT');
  expect(outcomes[0]?.price?.yuan).toBe('1879');
  expect(stated).toMatchObject([{ label: '暂列金', money: { yuan: '99' } }]);
});

test('items of a plan keep their numbers and sums', () => {
  const items = '采购条目编号\n采购条目名称\n采购品目\n数量\n单位\n采购预算(人民币)\n技术需求或服务要求\n';
  const rows =
    '青购2026F0001\n扩音系统\n扩音设备\n1\n项\n1980.00元\n详见公告附件\n青购2026F0002\n监控系统\n监控设备\n1\n项\n20.00元\n详见公告附件\n';
  const { stated, projectCode } = factsOf(`项目编号：QL2026-J001\n${items}${rows}合同履行期限：30天`, 'ANNOUNCEMENT');
  expect(projectCode).toBe('QL2026-J001');
  expect(stated.map(({ value }) => value)).toEqual(['青购2026F0001', '青购2026F0002', '1980.00元', '20.00元']);
});

test('a sum for several years is a sum, one for a year is not; a price ends with its sentence', () => {
  const { stated } = factsOf('六、其他：\n最高限价：90万元/三年。（服务期三年）\n履约保证金：5万元/年', 'ANNOUNCEMENT');
  expect(stated.map(({ label, money }) => [label, money?.yuan])).toEqual([
    ['最高限价', '900000'],
    ['履约保证金', null],
  ]);
});

test('bidders of an opening keep their bonds and days, whatever cells are empty', () => {
  const headings = '签到顺序\n统一社会信用代码\n企业名称\n信用得分\n文件接收时间\n保证金(元)\n投标总报价（万元）\n工期\n备注\n';
  const first = '1\n914201045595509312\n晨屿建设有限公司\n2026-03-13 11:57:26\n电子保函\n1,835.0534\n360日历天（节点：/）\n';
  const second = '2\n91420581180502281P\n青岚建设有限公司\n2026-03-13 11:58:26\n400,000\n1,834.8496\n总工期350日历天\n';
  const { outcomes } = factsOf(headings + first + second, 'OPENING_RECORD');
  expect(outcomes.map(({ price, bond, durationDays }) => [price?.yuan, bond?.yuan ?? null, durationDays])).toEqual([
    ['18350534', null, 360],
    ['18348496', '400000', 350],
  ]);
});

test('a deal of an exchange in one line names seller and buyer, and no agency', () => {
  const line =
    '项目编号：G32026SH1000001 标的名称：某公司51%股权 转让方名称：晨屿集团有限公司 受让方名称：青岚投资有限公司 ' +
    '评估价格：1,200.5（万元） 转让底价：1,234.500000（万元） 交易价格：1,480.000000（万元） 成交日期：2026-03-16';
  const facts = noticeFacts(readTextNotice(line), '某公司51%股权', 'RESULT', ROLES_OF.OTHER);
  expect(facts.parties.map(({ role, name }) => [role, name])).toEqual([['SELLER', '晨屿集团有限公司']]);
  expect(facts.outcomes.map(({ parties, price }) => [parties[0]?.name, price?.yuan])).toEqual([['青岚投资有限公司', '14800000']]);
  expect(facts.stated.map(({ label, money }) => [label, money?.yuan])).toContainEqual(['评估价格', '12005000']);
});
