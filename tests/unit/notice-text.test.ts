import { describe, expect, test } from 'vitest';
import { chineseYuan } from '../../adapters/mapping/notice-text/chinese-numeral.ts';
import { momentsIn } from '../../adapters/mapping/notice-text/moment.ts';
import { noticeFacts } from '../../adapters/mapping/notice-text/notice-facts.ts';
import { readHtmlNotice, readTextNotice } from '../../adapters/mapping/notice-text/notice-reading.ts';
import { ROLES_OF } from '../../adapters/mapping/notice-text/notice-records.ts';
import { namesIn, partiesIn } from '../../adapters/mapping/notice-text/party-names.ts';
import { placeOf } from '../../adapters/mapping/notice-text/place.ts';
import { readPrice, unitInLabel } from '../../adapters/mapping/notice-text/price.ts';
import { refineKind } from '../../adapters/mapping/notice-text/title-kind.ts';

describe('a printed price', () => {
  test.each([
    ['1,234,567.80元', null, '1234567.8'],
    ['88.5 万元（人民币）', null, '885000'],
    ['480.000000（万元）', null, '4800000'],
    ['1.2亿元', null, '120000000'],
    ['¥3,045.00', null, '3045'],
    ['2630565.34', '元', '2630565.34'],
    ['3602.5688', '万元', '36025688'],
    ['人民币壹万陆仟元整（￥16000.00）', null, '16000'],
    ['90031980.52元(其中建安费89443980.52元，设计费588000.00元）', null, '90031980.52'],
    ['下浮率（2.2%）投标总价：25400.99万元', null, '254009900'],
    ['单价为64元/吨，总价为39050元', null, '39050'],
  ])('%s under the unit %s is %s yuan', (printed, unit, yuan) => {
    expect(readPrice(printed, unit)?.yuan).toBe(yuan);
  });

  test.each([
    ['下浮率20.50%', 'RATE'],
    ['98.6', 'RATE', '%'],
    ['286.6元/工日', 'UNIT_PRICE'],
    ['513360.00元每年', 'UNIT_PRICE'],
    ['设计费27万元；施工费下浮率3.04%', 'OTHER'],
    ['建安工程费：100元、设计费：20元', 'OTHER'],
    ['0.95', 'OTHER', '元/%'],
  ])('%s is no sum of money but %s', (printed, form, unit?: string) => {
    expect(readPrice(printed, unit ?? null)).toMatchObject({ yuan: null, form, raw: printed });
  });

  test('0 means that none is stated: the text stays', () => {
    expect(readPrice('0元 人民币')).toMatchObject({ yuan: null, raw: '0元 人民币' });
  });

  test('without a unit there is no yuan', () => {
    expect(readPrice('30.000000')).toMatchObject({ yuan: null, rawUnit: null });
  });

  test('a placeholder states nothing', () => {
    expect(['/', '未提供', '详见附件', ''].map((text) => readPrice(text, '元'))).toEqual([null, null, null, null]);
  });

  test('words and digits that contradict each other give no sum', () => {
    expect(readPrice('壹万元整（￥20000.00）')?.yuan).toBeNull();
  });

  test('a label may state the unit', () => {
    expect(['中标价(元)', '合同估算价（万元）', '投标报价(元/%)', '中标价'].map(unitInLabel)).toEqual(['元', '万元', '元/%', null]);
  });
});

test('Chinese numerals are exact to the fen', () => {
  expect(['壹拾伍元伍角', '叁佰玖拾万零伍仟壹佰壹拾元', '壹亿贰仟万元整', '叁元零伍分', '三家'].map(chineseYuan)).toEqual([
    '15.5',
    '3905110',
    '120000000',
    '3.05',
    null,
  ]);
});

describe('names of parties', () => {
  test.each([
    ['甲建设有限公司、乙设计院有限公司联合体', ['甲建设有限公司', '乙设计院有限公司']],
    ['甲建设有限公司;乙设计有限公司', ['甲建设有限公司', '乙设计有限公司']],
    ['牵头人：甲建设有限公司 联合体成员1：乙设计有限公司', ['甲建设有限公司', '乙设计有限公司']],
    ['甲建设有限公司（牵头人）、乙工程设计院（成员）', ['甲建设有限公司', '乙工程设计院']],
    ['李一及王小二', ['李一', '王小二']],
    ['李及第', ['李及第']],
    ['星火会计师事务所（普通合伙）', ['星火会计师事务所（普通合伙）']],
    ['陈** 李*', ['陈**', '李*']],
    ['（盖章）', []],
    ['2026年3月16日', []],
    ['/', []],
  ])('%s', (printed, names) => {
    expect(namesIn(printed)).toEqual(names);
  });

  test('a member printed twice is one party, persons of one name are two', () => {
    expect(namesIn('王**、李*、王**')).toHaveLength(3);
    expect(partiesIn('GRANTEE', '王**、李*、王**')).toHaveLength(3);
    expect(partiesIn('WINNER', '甲建设有限公司、甲建设有限公司、乙设计有限公司联合体').map(({ name }) => name)).toEqual([
      '甲建设有限公司',
      '乙设计有限公司',
    ]);
  });

  test('a citizen number beside a name is withheld', () => {
    expect(partiesIn('BUYER', '陈**', '11010519491231002X')[0]).toMatchObject({ code: null, codeKind: 'WITHHELD' });
  });
});

test('spans and English months are moments', () => {
  expect(momentsIn('2025年06月13日 18时00分至2025年06月16日 18时00分').map(({ at }) => at)).toEqual([
    '2025-06-13T18:00:00+08:00',
    '2025-06-16T18:00:00+08:00',
  ]);
  expect(momentsIn('Mar 16, 2026')[0]?.at).toBe('2026-03-16T00:00:00+08:00');
});

test('a place has the code that its row gives, else its province; a bare county is not guessed', () => {
  expect(placeOf('兴山县', ['420526']).code).toBe('420526');
  expect(placeOf('内蒙古赤峰市宁城县').code).toBe('150429');
  expect(placeOf('和平区').code).toBeNull();
  expect(placeOf('和平区', [], '210100').code).toBe('210102');
  expect(placeOf('兴山县某镇', ['420500']).code).toBe('420526');
});

test('a coarse category is told apart by the title', () => {
  expect(refineKind('RESULT', '某路工程中标候选人公示')).toBe('CANDIDATES');
  expect(refineKind('CONTRACT', '候选人培训合同')).toBe('CONTRACT');
});

const RESULT = `一、项目编号：
ZC2026-001
二、项目名称：某校设备采购
三、中标（成交）信息
序号
标项名称
中标（成交）金额（元）
中标供应商名称
中标供应商地址
中标供应商统一社会信用代码
1
设备采购
2630565.34
甲电力工程有限公司
某市某路1号
91520382MAD0YATF0W
四、代理服务收费金额（元）：20091.66
五、凡对本次公告内容提出询问，请按以下方式联系
1.采购人信息
名 称：某市第一中学
联系方式：***********
2.采购代理机构信息
名 称：
乙工程咨询有限公司
3.项目联系方式
项目联系人：张*`;

describe('the text of a result notice whose tables have become lines', () => {
  const facts = noticeFacts(readTextNotice(RESULT), '某校设备采购中标结果公告', 'RESULT', ROLES_OF.PROCUREMENT);

  test('gives code, buyer and agency of their sections', () => {
    expect(facts.projectCode).toBe('ZC2026-001');
    expect(facts.parties.map(({ role, name }) => [role, name])).toEqual([
      ['PURCHASER', '某市第一中学'],
      ['PURCHASE_AGENCY', '乙工程咨询有限公司'],
    ]);
  });

  test('gives the winner once, with code and price', () => {
    expect(facts.outcomes).toMatchObject([
      { status: 'WON', parties: [{ name: '甲电力工程有限公司', code: '91520382MAD0YATF0W' }], price: { yuan: '2630565.34' } },
    ]);
  });

  test('keeps other amounts under their label and maps no contact person', () => {
    expect(facts.stated).toMatchObject([{ label: '代理服务收费金额', money: { yuan: '20091.66' } }]);
    expect(JSON.stringify(facts)).not.toContain('张*');
  });
});

test('a list of losing suppliers makes no winner', () => {
  const text = '未中标供应商\n供应商名称\n丙科技有限公司\n评委1(技术标)\n30\n供应商名称\n丁科技有限公司\n评委1(技术标)\n28';
  expect(noticeFacts(readTextNotice(text), '成交公告', 'RESULT', ROLES_OF.PROCUREMENT).outcomes).toEqual([]);
});

test('candidates that stand side by side each have their own price', () => {
  const html =
    '<table><tr><td>名 次</td><td>第一名</td><td>第二名</td></tr><tr><td>中标候选人名称</td><td>甲建设有限公司</td><td>乙建设有限公司</td></tr>' +
    '<tr><td>投标报价(元/%)</td><td>1799255.53</td><td>下浮率3%</td></tr></table>';
  const { outcomes } = noticeFacts(readHtmlNotice(html), '中标候选人公示', 'CANDIDATES', ROLES_OF.ENGINEERING);
  expect(outcomes.map(({ rank, parties, price }) => [rank, parties[0]?.name, price?.yuan, price?.form])).toEqual([
    [1, '甲建设有限公司', '1799255.53', 'AMOUNT'],
    [2, '乙建设有限公司', null, 'RATE'],
  ]);
});

test('pieces of a broken date belong together', () => {
  const text = '（公示期：\n2026\n年\n03\n月\n16\n日至\n2026\n年\n03\n月\n18\n日）';
  const { publicFrom, publicTo } = noticeFacts(readTextNotice(text), '公示', 'CANDIDATES', ROLES_OF.ENGINEERING);
  expect([publicFrom?.at, publicTo?.at]).toEqual(['2026-03-16T00:00:00+08:00', '2026-03-18T00:00:00+08:00']);
});

test('a code that runs into the next clause is not guessed', () => {
  const text = '招标文件编号：HBCT-170425-0071、招标条件：某公司受委托';
  expect(noticeFacts(readTextNotice(text), '公告', 'ANNOUNCEMENT', ROLES_OF.ENGINEERING).projectCode).toBeNull();
});

describe('codes of a project', () => {
  test.each([
    ['（项目编号：甲招2026-01、乙采2026-002号）', ['甲招2026-01', '乙采2026-002号']],
    ['项目编号：ABC-2026-01 DEF-2026-02', ['ABC-2026-01', 'DEF-2026-02']],
    ['某市中标人公告\n编号：G20260056', ['G20260056']],
    ['中标人：甲公司\n工期：3天\n质量：合格\n招标人：乙局\n编号：G20260056', []],
    ['编号：见附件', []],
  ])('%s', (text, codes) => {
    const { projectCode, stated } = noticeFacts(readTextNotice(text), '公告', 'RESULT', ROLES_OF.ENGINEERING);
    expect([...(projectCode === null ? [] : [projectCode]), ...stated.map(({ value }) => value)]).toEqual(codes);
  });
});
