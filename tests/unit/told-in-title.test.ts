import { expect, test } from 'vitest';
import { noticeFacts } from '../../adapters/mapping/notice-text/notice-facts.ts';
import { readTextNotice } from '../../adapters/mapping/notice-text/notice-reading.ts';
import { ROLES_OF } from '../../adapters/mapping/notice-text/notice-records.ts';
import { codeInTitle, partiesInTitle } from '../../adapters/mapping/notice-text/told-in-title.ts';

test.each([
  ['甲项目管理有限公司关于乙县教育局采购教学终端项目（项目编号：JDGR2026-AB-G003）电子化公开招标公告', 'JDGR2026-AB-G003'],
  ['【平公资采2026001号】丙县教育局校舍维修项目-招标[采购]公告', '平公资采2026001号'],
  ['某市某局办公楼综合服务项目(CQS26C00001)竞争性磋商公告', 'CQS26C00001'],
  ['某大学采购项目（招标编号：GXTC-A-2026001(二次)）中标公告', 'GXTC-A-2026001(二次)'],
])('the title %s prints a code', (title, code) => {
  expect(codeInTitle(title)?.value).toBe(code);
});

test.each([
  '某市第十五届运动会服务项目(2)公开招标公告',
  '混凝土工程（GB50204-2015）检测服务',
  '某局关于2026年度法律服务采购项目的公告',
  '【重要】某项目更正公告',
])('the title %s prints none', (title) => {
  expect(codeInTitle(title)).toBeNull();
});

const named = (title: string) => partiesInTitle(title, ROLES_OF.PROCUREMENT).map(({ role, name }) => [role, name]);

test('whoever publishes a notice about something to buy is its buyer, or its agency by its name', () => {
  expect(named('那边县应急管理局关于乡镇消防车采购项目的终止公告')).toEqual([['PURCHASER', '那边县应急管理局']]);
  expect(named('广西甲项目管理有限公司关于乡镇消防车的中标公告')).toEqual([['PURCHASE_AGENCY', '广西甲项目管理有限公司']]);
  expect(named('某市政府采购中心关于空调的中标公告')).toEqual([['PURCHASE_AGENCY', '某市政府采购中心']]);
});

test('an agency that says for whom it buys names both', () => {
  expect(named('甲招标有限公司关于乙县教育体育局采购丙教学终端项目电子化公开招标公告')).toEqual([
    ['PURCHASE_AGENCY', '甲招标有限公司'],
    ['PURCHASER', '乙县教育体育局'],
  ]);
});

test('a title that leaves open who buys names nobody', () => {
  expect(named('甲电力股份有限公司关于变压器的公告')).toEqual([]);
  expect(named('关于体育中心车辆保险的框架协议合同')).toEqual([]);
  expect(named('甲招标有限公司关于乙县教育局办公楼维修的公告')).toEqual([['PURCHASE_AGENCY', '甲招标有限公司']]);
});

test('a text that names its buyer wins over the title', () => {
  const text = '1.采购人信息\n名称：乙县教育局\n2.采购代理机构信息\n名称：丙咨询有限公司';
  const { parties } = noticeFacts(readTextNotice(text), '丁县财政局关于空调的公告', 'ANNOUNCEMENT', ROLES_OF.PROCUREMENT);
  expect(parties.map(({ name }) => name)).toEqual(['乙县教育局', '丙咨询有限公司']);
});

test('whoever signs a notice in its own name is the buyer, unless it speaks for another', () => {
  const own =
    '我公司于2026年3月16日组织的体育公园劳务招标，经评审，现将结果公示如下：\n监督电话：****-******\n甲发展建设有限公司\n2026年3月16日';
  const buyers = (text: string) =>
    noticeFacts(readTextNotice(text), '结果的公示', 'RESULT', ROLES_OF.OTHER).parties.map(({ name }) => name);
  expect(buyers(own)).toEqual(['甲发展建设有限公司']);
  expect(buyers(own.replace('我公司于', '受业主委托，我公司于'))).toEqual([]);
});

test('whoever stands before 采购 buys, a number before it or not, but 政府采购 is one word', () => {
  expect(named('甲采公〔2026〕10号（第二次）乙开发区行政执法支队采购多功能抑尘车项目公告')).toEqual([
    ['PURCHASER', '乙开发区行政执法支队'],
  ]);
  expect(named('丙县人民医院采购彩超公告')).toEqual([['PURCHASER', '丙县人民医院']]);
  expect(named('丙县政府采购电子卖场入驻公告')).toEqual([]);
  expect(named('丙县教育局采购项目中标公告')).toEqual([]);
});
