import { describe, expect, test } from 'vitest';
import type { NoticeKind } from '../../schema/codes/notice-kind.ts';
import { noticeFacts } from '../../adapters/mapping/notice-text/notice-facts.ts';
import { readTextNotice } from '../../adapters/mapping/notice-text/notice-reading.ts';
import { readPrice } from '../../adapters/mapping/notice-text/price.ts';
import { ROLES_OF } from '../../adapters/mapping/notice-text/notice-records.ts';

function factsOf(lines: readonly string[], kind: NoticeKind) {
  return noticeFacts(readTextNotice(lines.join('\n')), '青岚县器材采购项目', kind, ROLES_OF.PROCUREMENT);
}

function outcomesIn(lines: readonly string[], kind: NoticeKind) {
  return factsOf(lines, kind).outcomes.map(({ status, lotCode, parties, price }) => [
    status,
    lotCode,
    parties[0]?.name,
    price?.yuan ?? price?.raw ?? null,
  ]);
}

const RESULT_HEADINGS = ['供应商名称', '供应商地址', '中标（成交）金额', '评审总得分'];

describe('results of several lots', () => {
  test('the line over a table says which lot it is for, so that one supplier may win two', () => {
    const lines = ['三、采购结果', '采购包1:', ...RESULT_HEADINGS, '晨屿文体有限公司', '青岚县城关镇', '550,000.00元', '99.40'];
    const second = ['采购包2(体育器材):', ...RESULT_HEADINGS, '晨屿文体有限公司', '青岚县城关镇', '120,000.00元', '98.10'];
    expect(outcomesIn([...lines, ...second, '四、主要标的信息'], 'RESULT')).toEqual([
      ['WON', '1', '晨屿文体有限公司', '550000'],
      ['WON', '2', '晨屿文体有限公司', '120000'],
    ]);
  });

  test('who wins at two prices won twice, though nothing numbers the lots', () => {
    const headings = ['序号', '标项名称', '中标（成交）金额（元）', '中标供应商名称'];
    const rows = ['1', '甲区器材', '100000', '晨屿文体有限公司', '2', '乙区器材', '200000', '晨屿文体有限公司'];
    expect(outcomesIn([...headings, ...rows, '四、其他'], 'RESULT').map((outcome) => outcome[3])).toEqual(['100000', '200000']);
  });

  test('the total of several winners is nobody’s price, and is told by itself', () => {
    const facts = factsOf(
      [
        '总中标成交金额：300 万元（人民币）',
        '中标供应商名称：晨屿文体有限公司',
        '中标金额：100 万元',
        '中标供应商名称：青岚商贸有限公司',
        '中标金额：200 万元',
      ],
      'RESULT',
    );
    expect(facts.outcomes.map(({ price }) => price?.yuan)).toEqual(['1000000', '2000000']);
    expect(facts.stated).toEqual([
      expect.objectContaining({ label: '总中标成交金额', money: expect.objectContaining({ yuan: '3000000' }) }),
    ]);
  });

  test('the total of the only winner is its price', () => {
    expect(outcomesIn(['总成交金额：88.45 万元', '成交供应商名称：晨屿文体有限公司'], 'RESULT')).toEqual([
      ['WON', null, '晨屿文体有限公司', '884500'],
    ]);
  });
});

describe('bidders who are not proposed', () => {
  const candidates = ['序号', '中标候选人名称', '投标报价（元）', '1', '晨屿建设有限公司', '1000', '2', '青岚建设有限公司', '1100'];

  test('stand in tables of their own, rejected ones too', () => {
    const lost = ['五、未进入中标候选人的投标企业情况', '序号', '投标企业名称', '报价（元）', '1', '白露建设有限公司', '1200'];
    const rejected = [
      '六、否决投标情况及原因',
      '序号',
      '否决投标企业',
      '否决环节',
      '否决原因',
      '1',
      '霜降建设有限公司',
      '符合性评审',
      '未盖章',
    ];
    expect(outcomesIn([...candidates, ...lost, ...rejected, '七、公示期'], 'CANDIDATES')).toEqual([
      ['CANDIDATE', null, '晨屿建设有限公司', '1000'],
      ['CANDIDATE', null, '青岚建设有限公司', '1100'],
      ['BID', null, '白露建设有限公司', '1200'],
      ['BID', null, '霜降建设有限公司', null],
    ]);
  });

  test('a line that says nobody was rejected makes no loser of a candidate', () => {
    const statuses = outcomesIn(['否决投标情况：无', ...candidates, '七、公示期'], 'CANDIDATES').map(([status]) => status);
    expect(statuses).toEqual(['CANDIDATE', 'CANDIDATE']);
  });

  test('what their offers were evaluated at is told beside the offer', () => {
    const lines = ['其他投标人（除中标候选人之外的）评审情况', '投标人名称', '白露建设有限公司', '1,200.50元(/)', '1,100.50元(/)', '88.64'];
    const { outcomes, stated } = factsOf(lines, 'CANDIDATES');
    expect(outcomes.map(({ price }) => price?.yuan)).toEqual(['1200.5']);
    expect(stated).toEqual([
      expect.objectContaining({ label: '白露建设有限公司 经评审的投标价', money: expect.objectContaining({ yuan: '1100.5' }) }),
    ]);
  });
});

describe('a moment told twice', () => {
  test('once as a day, once with its clock, is the one with the clock', () => {
    const { deadline, openingAt } = factsOf(
      [
        '文件递交截止时间：2026-03-27',
        '项目开标时间：2026-03-27',
        '四、提交投标文件截止时间、开标时间和地点',
        '2、截止时间：2026年03月27日09点30分',
      ],
      'ANNOUNCEMENT',
    );
    expect(deadline).toMatchObject({ at: '2026-03-27T09:30:00+08:00', precision: 'MINUTE' });
    expect(openingAt).toMatchObject({ at: '2026-03-27T09:30:00+08:00', precision: 'MINUTE' });
  });

  test('another day with a clock is another moment', () => {
    const { deadline } = factsOf(['投标截止时间：2026-03-27', '递交截止时间：2026年03月28日09点30分'], 'ANNOUNCEMENT');
    expect(deadline).toMatchObject({ at: '2026-03-27T00:00:00+08:00', precision: 'DAY' });
  });
});

test('a term whose number stands on a line of its own is read', () => {
  expect(factsOf(['中标人：晨屿建设有限公司', '工期：总工期', '330', '日历天'], 'RESULT').durationDays).toBe(330);
});

describe('lots whose numbers stand in headings', () => {
  test('of candidates: the same bidder stands in both', () => {
    const table = ['1、中标候选人基本情况', '排序', '中标候选人名称', '投标报价（万元）'];
    const lines = [
      '001青岚县道路一标段:',
      ...table,
      '1',
      '晨屿建设有限公司',
      '100',
      '002青岚县道路二标段:',
      ...table,
      '1',
      '晨屿建设有限公司',
      '200',
    ];
    expect(outcomesIn([...lines, '二、异议'], 'CANDIDATES')).toEqual([
      ['CANDIDATE', '001', '晨屿建设有限公司', '1000000'],
      ['CANDIDATE', '002', '晨屿建设有限公司', '2000000'],
    ]);
    expect(factsOf([...lines, '二、异议'], 'CANDIDATES').lotNames).toEqual(['青岚县道路一标段', '青岚县道路二标段']);
  });

  test('of budgets: none of them is the project’s', () => {
    const lot = (code: string, budget: string) => [`采购包${code}：`, `采购包预算金额（元）: ${budget}`];
    const several = factsOf(['预算金额：', ...lot('1', '1,200,000.00'), ...lot('2', '800,000.00')], 'ANNOUNCEMENT');
    expect(several.budget).toBeNull();
    expect(several.stated.map(({ money }) => money?.yuan)).toEqual(['1200000', '800000']);
    expect(factsOf(['预算金额：', ...lot('1', '1,200,000.00')], 'ANNOUNCEMENT').budget?.yuan).toBe('1200000');
  });

  test('of fees: each is told', () => {
    const { stated } = factsOf(
      ['代理服务费金额：', '合同包1（田径器材）：1.2万元', '合同包2（球类器材）：0.8万元', '收取对象：中标供应商'],
      'RESULT',
    );
    expect(stated.map(({ money }) => money?.yuan)).toEqual(['12000', '8000']);
  });

  test('of ceilings in one value: each is told, a comma within a number parts nothing', () => {
    expect(factsOf(['最高限价（元）：1000000,2000000.50'], 'ANNOUNCEMENT').stated.map(({ money }) => money?.yuan)).toEqual([
      '1000000',
      '2000000.5',
    ]);
    expect(factsOf(['最高限价（元）：1,000,000'], 'ANNOUNCEMENT').stated.map(({ money }) => money?.yuan)).toEqual(['1000000']);
  });
});

test('the number of the documents beside the project’s is a code of its own', () => {
  const { projectCode, stated } = factsOf(['项目编号：QLZC-2026-001(招标文件编号：QLZC-2026-001-2)'], 'RESULT');
  expect([projectCode, ...stated.map(({ value }) => value)]).toEqual(['QLZC-2026-001', 'QLZC-2026-001-2']);
});

test('the supervisors of a purchase are nobody’s agency', () => {
  const { parties } = factsOf(
    ['2.采购代理机构信息', '名 称：晨屿招标代理有限公司', '3.同级政府采购监督管理部门', '名 称：青岚县财政局政府采购监管科'],
    'ANNOUNCEMENT',
  );
  expect(parties.map(({ role, name }) => `${role} ${name}`)).toEqual([
    'PURCHASE_AGENCY 晨屿招标代理有限公司',
    'SUPERVISOR 青岚县财政局政府采购监管科',
  ]);
});

test('what a party is, in brackets after its name, is no part of the name', () => {
  const { parties } = factsOf(['采购单位：青岚县体育局（采购人）', '采购代理机构全称：晨屿招标代理有限公司（单位盖章）'], 'RESULT');
  expect(parties.map(({ name }) => name)).toEqual(['青岚县体育局', '晨屿招标代理有限公司']);
});

describe('a sum and its words', () => {
  test.each([
    ['人民币 88 万元（捌拾捌万元整）', '880000'],
    ['人民币 88 万元（捌拾柒万元整）', null],
    ['1234.56万元 工期：360天', '12345600'],
  ])('%s', (printed, yuan) => {
    expect(readPrice(printed)?.yuan).toBe(yuan);
  });
});

test('a postponed opening is on its new day', () => {
  const { openingAt } = factsOf(
    ['开标时间', '2026-04-08 09:00:00', '是否延期', '是', '延期后开标时间', '2026-04-15 09:00:00'],
    'CLARIFICATION',
  );
  expect(openingAt?.at).toBe('2026-04-15T09:00:00+08:00');
});

test('bidders and their offers in the prose of an opening', () => {
  const record =
    '投标人名称：晨屿建设有限公司 投标报价：1234.56万元 工期：360天；投标人名称：白露建设有限公司 投标报价：1200.00万元 工期：365天';
  expect(outcomesIn(['开标记录内容', record], 'OPENING_RECORD')).toEqual([
    ['BID', null, '晨屿建设有限公司', '12345600'],
    ['BID', null, '白露建设有限公司', '12000000'],
  ]);
});
