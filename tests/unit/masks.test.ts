import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MASK_RULES, type MaskRuleName } from '../../schema/access/mask-rules.ts';
import { formatCreditCode } from '../../schema/identifiers/credit-code.ts';
import { formatDealCode } from '../../schema/identifiers/deal-code.ts';
import { formatOrganisationCode } from '../../schema/identifiers/organisation-code.ts';
import { residentNumber } from '../records/id-numbers.ts';

const masked = (text: string, rule: MaskRuleName = 'PROSE') => MASK_RULES[rule].mask(text);
const ID = residentNumber('210102', '19900307', '891');

const HIDDEN: readonly (readonly [string, string])[] = [
  [`法定代表人张三（身份证号${ID}）`, '法定代表人张三（身份证号［身份证件号码］）'],
  [`ID${ID}，${ID.slice(0, 6)} ${ID.slice(6, 14)} ${ID.slice(14)}`, 'ID［身份证件号码］，［身份证件号码］'],
  ['身份证号码：210102900307891', '身份证号码：［身份证件号码］'],
  ['张三210102900307891', '张三［身份证件号码］'],
  ['身份证：210102199013328914', '身份证：［身份证件号码］'],
  [residentNumber('810000', '19880101', '012'), '［身份证件号码］'],
  [residentNumber('830000', '19880101', '012'), '［身份证件号码］'],
  [residentNumber('911158', '19880101', '012'), '［身份证件号码］'],
  ['护照号：E12345678', '护照号：［身份证件号码］'],
  [`http://a.example/x?card=${ID}&n=1`, 'http://a.example/x?card=［身份证件号码］&n=1'],
  ['联系人：李四 13812345678', '联系人：李四 ［手机号码］'],
  ['电话：+86 138-1234-5678转8001', '电话：［手机号码］转8001'],
  ['13812345678/13998765432', '［手机号码］/［手机号码］'],
  ['１３８１２３４５６７８', '［手机号码］'],
  ['024-88888888-13812345678', '024-88888888-［手机号码］'],
  ['tel13812345678', 'tel［手机号码］'],
  ['<p>138<span>1234</span><b>5678</b></p>', '<p>［手机号码］<span></span><b></b></p>'],
  ['<a href="tel:13812345678">致电</a>', '<a href="tel:［手机号码］">致电</a>'],
  ['&#49;3812345678', '［手机号码］'],
  ['账号：3500 1676 1070 5250 5220', '账号：［银行账号］'],
  ['<td>账户</td><td>2101000000012345</td>', '<td>账户</td><td>［银行账号］</td>'],
  ['6222021001116245702', '［银行账号］'],
  ['6222 0210 0111 6245 702', '［银行账号］'],
  ['账号：13812345678', '账号：［银行账号］'],
  ['评标委员会成员：张三、李四（组长）、欧阳娜娜。', '评标委员会成员：［评审专家］。'],
  ['评标委员会成员名单\n刘**、王**、杨*\n评标意见', '评标委员会成员名单\n［评审专家］\n评标意见'],
  [
    '评审专家（单一来源采购人员）名单：\n王**\n、\n徐涛（采购人代表）\n六、',
    '评审专家（单一来源采购人员）名单：\n［评审专家］（采购人代表）\n六、',
  ],
  ['磋商小组：组长 张 三 成员 李四；王五', '磋商小组：组长 ［评审专家］'],
  ['<td>评委：</td><td>李雷</td><td>韩梅梅</td>', '<td>评委：</td><td>［评审专家］</td><td></td>'],
  ['询价小组由赵一、钱二、孙三等3人组成', '询价小组由［评审专家］等3人组成'],
];

const KEPT: readonly string[] = [
  '联系电话：024-88888888、(024)23456789',
  '统一社会信用代码 91210100MA0U4KPR2T，组织机构代码 46310047-X',
  '预算 13812345678 元；报价13812345678.00，￥13812345678',
  '项目编号 SYZB-2023-0101-13800，A2101000001000123，A2101000001000123001001',
  'e3fbd4ab-13d9-460f-8106-c13827956023',
  'http://ggzy.example.gov.cn/detail/13812345678/210102199003078910.html',
  '2024年05月06日 09:30 至 2024-06-01 17:00:00',
  '2305-210102-04-01-123456',
  '公告号 20230501123045，面积 12345678.90 平方米',
  'JH22-13812345678-01',
  '账户名称：沈阳某某有限公司',
  '评审专家：随机抽取',
  '评标委员会：由招标人依法组建',
  '经评标委员会评审，4家投标单位形式性评审均合格',
  '评委1 | 100.00 | 评委2 | 99.00',
  '评标委员会成员人数：5人',
  '谈判小组 单位 金额',
  '评标专家名称',
  '开户行：中国银行',
];

describe('masked text', () => {
  test.each(HIDDEN)('%s → %s', (text, shown) => expect(masked(text)).toBe(shown));

  test.each(KEPT)('keeps %s', (text) => expect(masked(text)).toBe(text));

  test.each([...HIDDEN.map(([text]) => text), ...KEPT])('is the same when masked again: %s', (text) =>
    expect(masked(masked(text))).toBe(masked(text)),
  );

  test('tells nothing of the number', () => {
    expect(masked(`甲${ID}乙`)).toBe(masked(`甲${residentNumber('110101', '19551231', '001')}乙`));
    expect(masked('评委：张三、李四')).toBe(masked('评委：王小明'));
  });
});

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`, 'u'));
const region = fc.constantFrom('210102', '110101', '441900', '350104', '654321');
const day = fc
  .date({ min: new Date('1920-01-01'), max: new Date('2015-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));
const idNumber = fc.tuple(region, day, digits(3)).map(([place, born, sequence]) => residentNumber(place, born, sequence));
const around = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('<b>', '（', '身份证号', 'ID:', '\n', '，a', '138 '));
const creditCode = fc
  .tuple(fc.constantFrom('91', '12', '51', '11'), region, fc.stringMatching(/^[0-9A-HJ-NPQRTUWXY]{8}$/u))
  .map(([[body, kind], place, organisation]) =>
    formatCreditCode({
      registeringBody: body!,
      bodyKind: kind!,
      region: place,
      organisationCode: formatOrganisationCode(organisation).replace('-', ''),
    }),
  );
const dealCode = fc
  .tuple(fc.constantFrom('A01', 'D02', 'B03'), creditCode, day, digits(6))
  .map(([category, issuer, on, sequence]) => formatDealCode(category, issuer, on, sequence));

describe('whatever surrounds them', () => {
  test('valid id numbers are gone', () => {
    fc.assert(
      fc.property(around, idNumber, around, (before, number, after) => {
        fc.pre(!/[0-9０-９A-Za-zＡ-Ｚａ-ｚ]$/u.test(before) && !/^[0-9０-９A-Za-zＡ-Ｚａ-ｚ]/u.test(after) && !before.includes('://'));
        expect(masked(before + number + after)).not.toContain(number);
      }),
      { numRuns: 2_000 },
    );
  });

  test('credit codes, deal codes and dates are kept', () => {
    fc.assert(
      fc.property(creditCode, dealCode, day, (credit, deal, on) => {
        const text = `${credit} ${deal} ${deal.replaceAll('-', '')}，${on} 公告`;
        expect(masked(text)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  test('text without digits and committees is the very same', () => {
    fc.assert(fc.property(fc.stringMatching(/^[甲乙丙 \n<>&a-z]{0,60}$/u), (text) => masked(text) === text));
  });
});

const MEGABYTE = 1_000_000;

describe('hostile text', () => {
  test.each([
    ...[
      '1',
      '1 ',
      '62',
      '138-',
      '<',
      '<a',
      '&#4',
      '账',
      '账号：1 ',
      '评标委员会',
      '评委：张三、',
      '评委：(',
      '身份证',
      '身份证号1 ',
      'http://a?',
      '\u200b1',
    ],
    ...['评委组成成员', '卡    ', '－1', '张 ', '1a', '&nbsp;1', '<b>1</b>', '210102199003078910 ', '评审专家名单(', 'a://'],
  ])('of a megabyte is read in time: %j', (piece) => {
    const startedMs = performance.now();
    masked(piece.repeat(Math.ceil(MEGABYTE / piece.length)));
    expect(performance.now() - startedMs).toBeLessThan(4_000);
  });
});
