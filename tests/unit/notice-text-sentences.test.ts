import { describe, expect, test } from 'vitest';
import type { NoticeKind } from '../../schema/codes/notice-kind.ts';
import type { Sector } from '../../schema/codes/sector.ts';
import { momentIn } from '../../adapters/mapping/notice-text/moment.ts';
import { noticeFacts } from '../../adapters/mapping/notice-text/notice-facts.ts';
import { readTextNotice } from '../../adapters/mapping/notice-text/notice-reading.ts';
import { ROLES_OF } from '../../adapters/mapping/notice-text/notice-records.ts';

function factsOf(lines: readonly string[], kind: NoticeKind, sector: Sector = 'PROCUREMENT') {
  return noticeFacts(readTextNotice(lines.join('\n')), '青岚县体育馆项目', kind, ROLES_OF[sector]);
}

function partiesOf(lines: readonly string[], sector: Sector) {
  return factsOf(lines, 'ANNOUNCEMENT', sector).parties.map(({ role, name }) => `${role} ${name}`);
}

function sumsOf(lines: readonly string[]) {
  return factsOf(lines, 'ANNOUNCEMENT').stated.map(({ label, money }) => [label, money?.yuan ?? money?.form]);
}

test('a code in the brackets of a title ends where they close', () => {
  const line = '（项目编号：QLCY2026-C001）竞争性磋商采购结果公告';
  expect(factsOf([line], 'RESULT').projectCode).toBe('QLCY2026-C001');
});

describe('sums', () => {
  test('beside a label that only names money are told under it', () => {
    expect(sumsOf(['加价幅度：100万元', '文件工本费（元）：300'])).toEqual([
      ['加价幅度', '1000000'],
      ['文件工本费', '300'],
    ]);
  });

  test('of a piece, of other works, or of a number by itself are none', () => {
    expect(sumsOf(['主要标的单价：12000.00元', '类似业绩合同款：500万元', '建设资金：财政资金', '检测费：详见附件'])).toEqual([]);
  });

  test('told in a sentence need no word before the number', () => {
    expect(sumsOf(['2.2 项目总投资约 2.35 亿元，其中建安费 18,000 万元。', '按标准收取，收费金额为 12345.67 元'])).toEqual([
      ['项目总投资', '235000000'],
      ['建安费', '180000000'],
      ['收费金额', '12345.67'],
    ]);
  });
});

describe('parties', () => {
  test('who is entrusted in a sentence is the agency', () => {
    expect(partiesOf(['招标人为青岚县城建集团有限公司，委托晨屿招标代理有限公司代理。'], 'ENGINEERING')).toEqual([
      'TENDERER 青岚县城建集团有限公司',
      'TENDER_AGENCY 晨屿招标代理有限公司',
    ]);
  });

  test('the only source of a purchase is its supplier', () => {
    const lines = ['采购人：青岚市射击运动管理中心', '二、拟定供应商信息', '名称：晨屿国际贸易有限公司', '三、公示期限'];
    expect(partiesOf(lines, 'PROCUREMENT')).toEqual(['PURCHASER 青岚市射击运动管理中心', 'SUPPLIER 晨屿国际贸易有限公司']);
  });

  test('whoever stands above 受让方 is no agency', () => {
    expect(partiesOf(['转让方：青岚县体育事业发展中心', '受让方：白露商贸有限公司'], 'PROPERTY_RIGHTS')).toEqual([
      'SELLER 青岚县体育事业发展中心',
    ]);
  });

  test('who grants land is its grantor', () => {
    expect(partiesOf(['宗地编号：QL2026-01', '出让人：青岚县自然资源局'], 'LAND')).toEqual(['GRANTOR 青岚县自然资源局']);
  });
});

test.each([
  ['二〇二六年三月十六日', '2026-03-16'],
  ['二○二六年十一月三十日', '2026-11-30'],
  ['二〇二五年十月二十一日', '2025-10-21'],
])('a day in numerals: %s', (printed, day) => {
  expect(momentIn(printed)).toMatchObject({ at: `${day}T00:00:00+08:00`, precision: 'DAY' });
});

describe('a clock', () => {
  test('ends with its line: the number of the next clause is no second, no minute', () => {
    const text = (clock: string) => [`投标截止时间（投标截止时间，下同）为 2026 年 4 月 7 日 ${clock}`, '6. 投标保证金'];
    expect(factsOf(text('9 时 30 分'), 'ANNOUNCEMENT').deadline).toMatchObject({ at: '2026-04-07T09:30:00+08:00', precision: 'MINUTE' });
    expect(factsOf(text('9 时'), 'ANNOUNCEMENT').deadline).toMatchObject({ at: '2026-04-07T09:00:00+08:00' });
  });

  test.each([
    ['2026年4月7日 9时30分15秒', '2026-04-07T09:30:15+08:00'],
    ['2026-04-07 09:30:15', '2026-04-07T09:30:15+08:00'],
    ['2026年4月7日上午9：30', '2026-04-07T09:30:00+08:00'],
    ['2026年4月7日下午2时30分', '2026-04-07T14:30:00+08:00'],
  ])('%s', (printed, at) => {
    expect(momentIn(printed)?.at).toBe(at);
  });
});

test('sums of lots that one value names are told under each', () => {
  expect(
    sumsOf([
      '最高投标限价：一标段 3200.56万元；二标段 2100.44万元',
      '投标保证金',
      '第一标段：人民币伍拾万元整（500000元）；第二标段：30万元',
    ]),
  ).toEqual([
    ['最高投标限价一标段', '32005600'],
    ['最高投标限价二标段', '21004400'],
    ['投标保证金第一标段', '500000'],
    ['投标保证金第二标段', '300000'],
  ]);
});

test('a code ends where its sentence goes on', () => {
  const line =
    '本招标项目已由青岚县发展和改革局批准建设，项目代码：2501-510199-04-01-123456，招标人为青岚县城建有限公司，资金来源为自筹，出资比例100%。';
  expect(factsOf([line], 'ANNOUNCEMENT').projectCode).toBe('2501-510199-04-01-123456');
});

test('suppliers admitted to a framework agreement win at their discount', () => {
  const lines = ['序号', '入围供应商名称', '入围价格', '1', '晨屿科技有限公司', '折扣率：85%', '四、其他'];
  expect(factsOf(lines, 'RESULT').outcomes).toMatchObject([
    { status: 'WON', parties: [{ name: '晨屿科技有限公司' }], price: { form: 'RATE' } },
  ]);
});

test('the number of a first row is no sum, though no table is made out', () => {
  expect(sumsOf(['包号', '包名称', '包最高限价（元）', '1', '甲', '乙'])).toEqual([]);
});
