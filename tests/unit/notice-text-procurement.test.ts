import { expect, test } from 'vitest';
import type { NoticeKind } from '../../schema/codes/notice-kind.ts';
import { noticeFacts } from '../../adapters/mapping/notice-text/notice-facts.ts';
import { readTextNotice } from '../../adapters/mapping/notice-text/notice-reading.ts';
import { ROLES_OF } from '../../adapters/mapping/notice-text/notice-records.ts';
import { refineKind } from '../../adapters/mapping/notice-text/title-kind.ts';

function factsOf(text: string, title = '某某项目采购公告', kind: NoticeKind = 'ANNOUNCEMENT') {
  return noticeFacts(readTextNotice(text), title, kind, ROLES_OF.PROCUREMENT);
}

test("a project's own number comes before the number of its plan, each under the label it is printed with", () => {
  const { projectCode, projectCodeLabel, stated } = factsOf('采购计划编号：\n2026NCZ(SZS)000001\n项目编号：\nABC-2026-01\n');
  expect([projectCode, projectCodeLabel]).toEqual(['ABC-2026-01', '项目编号']);
  expect(stated.map(({ label, value }) => [label, value])).toEqual([['采购计划编号', '2026NCZ(SZS)000001']]);
});

test.each(['年', '0年', ' 年', '0', '天'])('a term of %j was not filled in', (term) => {
  expect(factsOf(`合同期限\n${term}\n合同签署时间\n2026-03-17 00:32:09`, '某某合同', 'CONTRACT').term).toBeNull();
});

test('a term with a number stands', () => {
  expect(factsOf('合同期限\n3年\n合同签署时间\n2026-03-17', '某某合同', 'CONTRACT').term).toBe('3年');
});

test('the method beside the name of a project is read, and is no part of the name', () => {
  const { projectName, method } = factsOf(
    '二、项目名称：\n某市第六中学配电工程（采购方式：竞争性磋商）',
    '某市第六中学配电工程中标结果公告',
    'RESULT',
  );
  expect([projectName, method?.code]).toEqual(['某市第六中学配电工程', 'COMPETITIVE_CONSULTATION']);
});

test('things that are rented are no way of trading', () => {
  expect(factsOf('', '训练场地租赁服务竞争性磋商公告').method?.code).toBe('COMPETITIVE_CONSULTATION');
  expect(factsOf('', '塔吊设备租赁项目招标公告').method).toBeNull();
});

test('a supervisor named beside its own label is a party', () => {
  const { parties } = factsOf('（5）监督单位名称：某市财政局政府采购办\n地址：新华路85号');
  expect(parties.map(({ role, name }) => [role, name])).toEqual([['SUPERVISOR', '某市财政局政府采购办']]);
});

test.each([
  ['某工程施工标段中标结果更正公告', 'RESULT', 'CORRECTION'],
  ['某项目公开招标更正（澄清）公告（一）', 'ANNOUNCEMENT', 'CORRECTION'],
  ['某项目延期开标公告', 'ANNOUNCEMENT', 'CORRECTION'],
  ['某项目更正公告(四)', 'ANNOUNCEMENT', 'CORRECTION'],
  ['某河道设计变更工程招标公告', 'ANNOUNCEMENT', 'ANNOUNCEMENT'],
  ['某隧道变更增加工程中标结果公示', 'RESULT', 'RESULT'],
] as const)('%s of the category %s is a %s', (title, category, kind) => {
  expect(refineKind(category, title)).toBe(kind);
});

test('the shares of a budget are told where they make the whole, and only there', () => {
  const shares = (text: string) => factsOf(text).stated.map(({ label, money }) => [label, money?.yuan]);
  expect(shares('预算金额：\n本项目预算金额为 480000.0 元，其中：B 羽毛球馆租赁服务 200000.0元A 游泳馆租赁服务 280000.0元。')).toEqual([
    ['预算金额 B 羽毛球馆租赁服务', '200000'],
    ['预算金额 A 游泳馆租赁服务', '280000'],
  ]);
  expect(shares('预算金额：\n本项目预算金额为 480000.0 元，其中：第一年 200000.0元，第二年 200000.0元。')).toEqual([]);
});

test('a ceiling without a unit keeps its figures and gets no sum', () => {
  const { stated } = factsOf('预算金额：1800000\n最高限价：1750000\n采购需求：玩教具');
  expect(stated.map(({ label, value, money }) => [label, value, money?.yuan])).toEqual([['最高限价', '1750000', null]]);
});

test('every lot of a table of lots has its own budget', () => {
  const { lotCodes, lotBudgets } = factsOf(
    '包号\n预算金额(万元)\n最高限价(万元)\nA\n50.000000\n48.000000\nB\n35.000000\n35.000000\n采购需求：',
  );
  expect(lotCodes.map((code) => [code, lotBudgets.get(code)?.yuan])).toEqual([
    ['A', '500000'],
    ['B', '350000'],
  ]);
});

test.each([
  [
    'in two columns',
    '序号\n更正项\n更正前内容\n更正后内容\n1\n提交投标文件截止时间\n2026年03月20日 09:00\n2026年03月27日 09:00\n更正日期：2026年03月10日',
  ],
  ['in a sentence', '更正内容：原公告中：投标截止时间：2026年03月20日 09时00分，现更正为：2026年03月27日 09时00分；'],
  ['said twice', '原公告：\n投标截止时间：2026年03月20日 09时00分\n现更正为：\n投标截止时间：2026年03月27日 09时00分'],
])('a deadline that a correction moves, %s, is the new one', (_, text) => {
  expect(factsOf(text, '某项目更正公告', 'CORRECTION').deadline?.at).toBe('2026-03-27T09:00:00+08:00');
});

test('suppliers of lots keep their lots, from labels and from a column', () => {
  const won = (text: string) =>
    factsOf(text, '结果公告', 'RESULT').outcomes.map(({ lotCode, parties, price }) => [lotCode, parties[0]?.name, price?.yuan]);
  const labelled =
    '包组编号：001\n供应商名称：甲物业有限公司\n中标（成交）金额：956,000(元)\n包组编号：002\n供应商名称：乙物业有限公司\n中标（成交）金额：15.6万元';
  const listed =
    '标包\n供应商名称\n供应商地址\n中标（成交）金额\nA\n甲物业有限公司\n某区1号\n956000元\nB\n乙物业有限公司\n某区2号\n156000元\n四、主要标的信息';
  expect(won(labelled).map((facts) => facts.slice(1))).toEqual(won(listed).map((facts) => facts.slice(1)));
  expect([...won(labelled), ...won(listed)].map(([lotCode]) => lotCode)).toEqual(['001', '002', 'A', 'B']);
});

test('losing bidders of a list headed 单价报价 keep their offers, which are sums where the winner got its own', () => {
  const text =
    '中标供应商名称\n中标供应商地址\n中标金额(元)\n甲电子有限公司\n某路1号\n736320.0\n八、评委\n序号\n投标单位\n单价报价（元）\n1\n甲电子有限公司\n736320.0\n2\n乙科技有限公司\n727000.0\n业绩公示';
  const { outcomes } = factsOf(text, '成交公告', 'RESULT');
  expect(outcomes.map(({ status, parties, price }) => [status, parties[0]?.name, price?.yuan, price?.raw])).toEqual([
    ['WON', '甲电子有限公司', '736320', '736320.0'],
    ['BID', '乙科技有限公司', '727000', '727000.0'],
  ]);
});

test('a published contract states its own code and that of its project', () => {
  const text = '一、合同编号：HT-2026-0001\n三、项目编号（或招标编号、政府采购计划编号、采购计划备案文号等，如有）：ZC-2026-33';
  const { contractCode, projectCode } = factsOf(text, '课桌采购合同公告', 'CONTRACT');
  expect([contractCode, projectCode]).toEqual(['HT-2026-0001', 'ZC-2026-33']);
});

test('each planned purchase of a month keeps its budget, with or without a remark', () => {
  const text =
    '序号\n采购项目名称\n采购需求概况\n预算金额(万元)\n预计采购时间\n备注\n1\n体育器材采购\n采购器材一批\n56.8\n2026年4月\n2\n场地维修\n维修场地\n30\n2026年5月\n无';
  expect(factsOf(text, '2026年4月政府采购意向', 'PLAN').stated.map(({ money }) => money?.yuan)).toEqual(['568000', '300000']);
});
