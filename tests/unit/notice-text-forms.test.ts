import { describe, expect, test } from 'vitest';
import type { NoticeKind } from '../../schema/codes/notice-kind.ts';
import { noticeFacts } from '../../adapters/mapping/notice-text/notice-facts.ts';
import { readTextNotice } from '../../adapters/mapping/notice-text/notice-reading.ts';
import { ROLES_OF } from '../../adapters/mapping/notice-text/notice-records.ts';
import { kindOfTitle } from '../../adapters/mapping/notice-text/title-kind.ts';

function factsOf(text: string, kind: NoticeKind = 'ANNOUNCEMENT', title = '青岚县桥梁工程') {
  return noticeFacts(readTextNotice(text), title, kind, ROLES_OF.ENGINEERING);
}

describe('a clause number of any depth stands before its label', () => {
  test.each([
    '2.1 项目名称：青岚县桥梁工程',
    '2.1项目名称：青岚县桥梁工程',
    '（1）项目名称：青岚县桥梁工程',
    '一、2.1项目名称：青岚县桥梁工程',
  ])('%s', (line) => {
    expect(factsOf(line).projectName).toBe('青岚县桥梁工程');
  });
});

describe('the deadline for bids is read from the sentence of the standard forms', () => {
  test.each([
    '5.1 投标文件递交截止时间（即投标截止时间）为： 2026年03月09日 09时30分00秒 5.2 递交方式：网上递交',
    '6.1响应文件递交截止时间（即响应截止时间）为：【 2026 年 3 月 9 日 9 时 30 分】。',
    '5.1投标文件提交的截止时间(投标截止时间)：北京时间 2026年3月 9 日09时30分前通过网络上传',
    '递交截止时间 （即响应截止时间）和递交地点： 202 6 年 3月9 日 9： 30前 递交至开标室',
    '至响应文件递交截止时间（北京时间：2026年03月09日09时30分00秒），递交的供应商不足',
  ])('%s', (line) => {
    expect(factsOf(line).deadline?.at).toBe('2026-03-09T09:30:00+08:00');
  });

  test.each([
    '招标文件获取的截止时间为：2026年03月01日17时00分',
    '报名截止时间：2026年3月1日17:00',
    '质疑截止时间：2026年03月01日 17时00分',
  ])('but not from what ends before: %s', (line) => {
    const later = '投标文件递交截止时间为2026年3月9日09时30分';
    expect(factsOf(`${line}。\n${later}。`).deadline?.at).toBe('2026-03-09T09:30:00+08:00');
  });

  test('with days and hours whose digits the page has parted', () => {
    expect(factsOf('投标文件递交截止时间为：【2026年7月2 3 日 1 0 时 0 0分】').deadline?.at).toBe('2026-07-23T10:00:00+08:00');
  });
});

describe('places for seals name nobody', () => {
  test('an empty seal', () => {
    expect(factsOf('招标人：（单位章）\n招标代理机构：（盖单位章）').parties).toEqual([]);
  });

  test('the mark of an electronic seal before a name', () => {
    const [party] = factsOf('招标人：&&&招标人盖章位置2&&&晨屿建设有限公司').parties;
    expect(party?.name).toBe('晨屿建设有限公司');
  });
});

/** A page's table as text: cells parted by bars, line breaks inside cells kept. */
const BARRED_PLAN = [
  '青岚县桥梁工程招标计划公告',
  '序号\n| 项目名称\n| 建设单位\n（或招标人）\n| 项目概况\n| 招标\n方式\n| 投资额\n（万元）\n| 预计招标时间\n|',
  '1\n| 青岚县桥梁工程\n| 青岚县水利局\n| 桥长300米，包括：护坡。\n注：以图纸为准\n| 公开\n招标\n| 约 250万元\n| 2026年05月\n|',
  '注：以招标公告为准。',
].join('\n');

describe('a table whose cells are parted by bars', () => {
  test('says in its only row what the notice says', () => {
    const { projectName, parties, method, budget } = factsOf(BARRED_PLAN, 'PLAN');
    expect(projectName).toBe('青岚县桥梁工程');
    expect(parties.map(({ role, name }) => [role, name])).toEqual([['TENDERER', '青岚县水利局']]);
    expect(method?.code).toBe('OPEN_TENDER');
    expect(budget?.yuan).toBe('2500000');
  });

  test('gives no value to the label of an empty cell', () => {
    const text = '招标人\n|\n青岚县水利局\n|\n招标人地址\n|\n|\n代理机构名称\n|\n|\n监督机构\n|\n名称\n|\n青岚县发展和改革局\n|';
    expect(factsOf(text).parties.map(({ role, name }) => [role, name])).toEqual([
      ['TENDERER', '青岚县水利局'],
      ['SUPERVISOR', '青岚县发展和改革局'],
    ]);
  });

  test('gives no heading that we do not know to the label before it', () => {
    expect(factsOf('序号\n|\n建设单位\n|\n桥梁概况\n|\n招标方式\n|\n暂估金额\n|').parties).toEqual([]);
  });

  test('puts a sum and its unit together, and a unit alone is no sum', () => {
    const text = '招标人\n|\n青岚县水利局\n|\n最高限价\n|\n19060433.57\n元\n|\n投标保证金\n|\n元\n|';
    expect(factsOf(text).stated.map(({ label, money }) => [label, money?.yuan])).toEqual([['最高限价', '19060433.57']]);
  });
});

describe('a rough or explained sum is a sum', () => {
  test.each([
    ['约 250万元', '2500000'],
    ['总投资约18000万元', '180000000'],
    ['估算约250万元', '2500000'],
    ['约997万', '9970000'],
    ['约3500万元（最终按财审价的建安费调整）', '35000000'],
  ])('%s', (printed, yuan) => {
    expect(factsOf(`预算金额：${printed}`).budget?.yuan).toBe(yuan);
  });

  test.each(['350元（每平方米）', '350元（单价）'])('but %s is not', (printed) => {
    expect(factsOf(`预算金额：${printed}`).budget?.yuan ?? null).toBeNull();
  });
});

describe('candidates in label tables', () => {
  const offers = (...labels: string[]) =>
    labels
      .map((label, index) => `| ${label} |\n某${index + 1}建设有限公司\n|\n企业资质\n|\n二级\n|\n投标报价\n|\n${index + 1}000000.50\n元`)
      .join('\n');
  const read = (text: string) =>
    factsOf(`${text}\n|`, 'CANDIDATES').outcomes.map(({ status, rank, parties, price }) => [status, rank, parties[0]?.name, price?.yuan]);

  test.each([
    [
      ['中标候选人1单位名称', '中标候选人2单位名称'],
      [1, 2],
    ],
    [
      ['第一中标排序单位名称', '第二中标排序单位名称'],
      [1, 2],
    ],
    [
      ['第一中标候选人', '第二中标候选人'],
      [1, 2],
    ],
    [
      ['单位名称', '单位名称'],
      [null, null],
    ],
  ])('%s', (labels, ranks) => {
    expect(read(offers(...labels))).toEqual([
      ['CANDIDATE', ranks[0], '某1建设有限公司', '1000000.5'],
      ['CANDIDATE', ranks[1], '某2建设有限公司', '2000000.5'],
    ]);
  });

  test('a place that nobody took is no candidate', () => {
    expect(read(`${offers('第一中标排序单位名称')}\n|\n第二中标排序单位名称\n|\n|\n投标报价\n|\n元\n|`)).toEqual([
      ['CANDIDATE', 1, '某1建设有限公司', '1000000.5'],
    ]);
  });
});

describe('the clock after a day', () => {
  test.each([
    '投标截止时间及开标时间：2026年4月21日（上午）10时30分。开标地点：开标室',
    '投标截止时间：2026年4月21日 上午 10：30（北京时间）\n开标时间：2026年4月21日10:30',
    '开标时间（投标截止时间）：2026-04-21 （星期二） 10:30:00',
  ])('%s', (line) => {
    const { deadline, openingAt } = factsOf(line);
    expect([deadline?.at, openingAt?.at]).toEqual(['2026-04-21T10:30:00+08:00', '2026-04-21T10:30:00+08:00']);
  });

  test('in the afternoon', () => {
    expect(factsOf('开标时间：2026年4月21日下午2时30分').openingAt?.at).toBe('2026-04-21T14:30:00+08:00');
  });
});

test('the investment in this tender comes before that in the whole project', () => {
  const { budget, stated } = factsOf('项目总投资：652万元\n本工程投资：5849499.57元');
  expect(budget?.yuan).toBe('5849499.57');
  expect(stated.map(({ money }) => money?.yuan)).toEqual(['6520000']);
});

test('the code of the investment is not the number of the tender', () => {
  const { projectCode, stated } = factsOf('投资项目代码：2503-210100-04-01-225421\n招标编号：210100032026006');
  expect(projectCode).toBe('210100032026006');
  expect(stated.map(({ value }) => value)).toEqual(['2503-210100-04-01-225421']);
});

describe('a sum in a sentence', () => {
  test('counts where no label states one', () => {
    expect(factsOf('1、本项目采用合理低价法。招标控制价为5849499.57元。').stated.map(({ label, money }) => [label, money?.yuan])).toEqual([
      ['招标控制价', '5849499.57'],
    ]);
    expect(factsOf('本项目采购预算为人民币43.79万元（含税），按成交金额签订合同。').budget?.yuan).toBe('437900');
  });

  test.each(['单价最高限价为350元', '最高限价为350元/吨', '类似业绩合同估算价为500万元以上'])('but not %s', (line) => {
    const { budget, stated } = factsOf(line);
    expect([budget, stated.filter(({ money }) => money?.yuan != null)]).toEqual([null, []]);
  });
});

describe('what a title says of its notice', () => {
  test.each([
    ['青岚县桥梁工程施工招标公告', 'ANNOUNCEMENT'],
    ['青岚县办公用房消防验收检测服务询价公告', 'ANNOUNCEMENT'],
    ['青岚县机构撤销清算审计服务招标公告', 'ANNOUNCEMENT'],
    ['青岚县智能答疑系统采购公告（第二次）', 'ANNOUNCEMENT'],
    ['青岚县合同信息化平台公开招标公告', 'ANNOUNCEMENT'],
    ['青岚县桥梁工程采购项目预公示', 'PLAN'],
    ['青岚县桥梁工程终止公告', 'TERMINATION'],
    ['关于终止青岚县桥梁工程招标的公告', 'TERMINATION'],
    ['青岚县桥梁工程竣工验收公示', 'PERFORMANCE'],
    ['青岚县桥梁工程答疑公告', 'CLARIFICATION'],
    ['青岚县桥梁工程合同（第一批）公告', 'CONTRACT'],
    ['青岚县桥梁工程采购文件意见征集公告', null],
  ])('%s', (title, kind) => {
    expect(kindOfTitle(title)).toBe(kind);
  });
});

test('a code that is left out is not the next label', () => {
  const { projectCode, stated } = factsOf('投资项目代码：\n【信息时间： 2026-03-27】\n招标人：青岚县水利局');
  expect([projectCode, stated]).toEqual([null, []]);
});

test('a code of an investment alone leaves the number of the tender open', () => {
  const { projectCode, stated } = factsOf('投资项目代码：2503-210100-04-01-225421');
  expect([projectCode, stated.map(({ value }) => value)]).toEqual([null, ['2503-210100-04-01-225421']]);
});

test('contacts in brackets behind a name are no part of it', () => {
  const [party] = factsOf('招标人：青岚县水利局（联系人及方式：某** *********** ）').parties;
  expect(party?.name).toBe('青岚县水利局');
});

test('a deadline whose label and clock the page has broken into lines keeps its minutes', () => {
  const { deadline } = factsOf('四、响应文件提交\n1.截止时\n间：\n202\n6\n年\n3\n月\n20\n日\n9\n时\n30\n分\n（北京时间）\n2.地点：网上。');
  expect(deadline?.at).toBe('2026-03-20T09:30:00+08:00');
});

test('who supervises is read from its sentence', () => {
  const text = '（3）本招标项目的监督部门为青岚县交通运输局建设管理处，地址：青岚路1号。';
  expect(factsOf(text).parties.map(({ role, name }) => [role, name])).toEqual([['SUPERVISOR', '青岚县交通运输局建设管理处']]);
});

test('a natural person below the label is a winner, a heading is none', () => {
  expect(factsOf('竞得人\n王某某\n成交价\n5000元', 'RESULT').outcomes[0]?.parties[0]?.name).toBe('王某某');
  expect(factsOf('中标人\n投标承诺\n项目名称\n青岚县桥梁工程', 'RESULT').outcomes).toEqual([]);
});
