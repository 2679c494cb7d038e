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
