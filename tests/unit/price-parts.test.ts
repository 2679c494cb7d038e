import { describe, expect, test } from 'vitest';
import { noticeFacts } from '../../adapters/mapping/notice-text/notice-facts.ts';
import { readHtmlNotice, readTextNotice } from '../../adapters/mapping/notice-text/notice-reading.ts';
import { ROLES_OF } from '../../adapters/mapping/notice-text/notice-records.ts';
import { readPrice } from '../../adapters/mapping/notice-text/price.ts';
import { partsIn } from '../../adapters/mapping/notice-text/price-parts.ts';
import { proseAmounts } from '../../adapters/mapping/notice-text/prose-amounts.ts';

describe('a price of several parts', () => {
  test.each([
    ['建安工程费：300.5元、设计费：20元', { 建安工程费: '300.5', 设计费: '20' }],
    ['(1)设计费报价105万元；（2）施工费下浮率5%', { 设计费报价: '1050000' }],
    ['总价：9元；其中：(1)设计费（含税）：4元，税率：6%；(2)暂列金额：5元', { 总价: '9', 设计费: '4', 暂列金额: '5' }],
    ['按收费标准的40%计取，且最终结算总价不得超过 137.4 万元。', { 最终结算总价不得超过: '1374000' }],
    ['“1.咨询费”投标报价为人民币叁万元整（￥30000.00元）', { 咨询费投标报价: '30000' }],
    ['总报价：30元=施工费：20元+设计费：10元', { 总报价: '30', 施工费: '20', 设计费: '10' }],
    ['暂估价（管件、阀门及仪表）500 元', { 暂估价: '500' }],
    ['勘察费：160元/延米，每孔不超过 1800 元，综合单价合计：99元', {}],
    ['不得超过410万元，超过410万元的按410万元计取', { 不得超过: '4100000' }],
    ['“1.咨询费”投标报价为人民币叁万元整（￥40000.00元）', {}],
  ])('%s', (printed, parts) => {
    expect(Object.fromEntries(partsIn(printed).map(({ label, yuan }) => [label, yuan]))).toEqual(parts);
  });

  test('whose parts add up states its total', () => {
    expect(readPrice('60.5 元（（设计30.5元、测量30元））')?.yuan).toBe('60.5');
    expect(readPrice('60.5 元（（设计30.5元、测量31元））')?.yuan).toBeNull();
  });

  test('has no total that is less than a part: a number of an offer is no sum', () => {
    expect(readPrice('投标报价1（咨询服务费1）：3798000.00元、投标报价2折扣率：57%', '元/%')).toMatchObject({ yuan: null, form: 'OTHER' });
    expect(readPrice('设计费投标报价：27万元；施工费100万元')?.yuan).toBeNull();
  });

  test('of rates may say what it comes to', () => {
    expect(readPrice('施工按最终价的100%；设计按标准的60%计取。（约12.5万元）')?.yuan).toBe('125000');
  });

  test('is kept part by part beside the winner', () => {
    const text = '中标人：甲建设有限公司\n中标价：建安费：300元、设计费：20元';
    const { stated, outcomes } = noticeFacts(readTextNotice(text), '中标结果公告', 'RESULT', ROLES_OF.ENGINEERING);
    expect(outcomes[0]?.price?.yuan).toBeNull();
    expect(stated.map(({ label, money }) => [label, money?.yuan])).toEqual([
      ['建安费', '300'],
      ['设计费', '20'],
    ]);
  });
});

describe('amounts told in sentences', () => {
  test.each([
    ['本工程预算审核价为人民币20794078元（含暂列金990000元）；', ['预算审核价', '20794078']],
    ['项目总投资约1.2亿元，资金自筹。', ['项目总投资', '120000000']],
    ['投标保证金为人民币10万元整。', ['投标保证金', '100000']],
    ['工程总投资:工程总投资60000万元；', ['工程总投资', '600000000']],
    ['本项目投资约38000万元；', ['项目投资', '380000000']],
    ['设计费：暂定486万元；', ['设计费', '4860000']],
    ['打造精品街区，总投资约25亿。', ['总投资', '2500000000']],
  ])('%s', (line, [label, yuan]) => {
    expect(proseAmounts([line], []).map((stated) => [stated.label, stated.money?.yuan])).toEqual([[label, yuan]]);
  });

  test('in a cell of a table whose label means nothing are read too', () => {
    const html =
      '<table><tr><td>中标范围和内容</td><td>分为两个标段，一标段预算金额为42922.4万元；二标段预算金额为6395.5万元。</td></tr></table>';
    const { stated } = noticeFacts(readHtmlNotice(html), '中标结果公告', 'RESULT', ROLES_OF.ENGINEERING);
    expect(stated.map(({ money }) => money?.yuan)).toEqual(['429224000', '63955000']);
  });

  test.each(['综合工种人工日单价限价（元/工日）：356.33元', '综合工种人工日单价限价为356.33元/工日。'])(
    '%s is a limit by the piece',
    (text) => {
      const { stated, budget } = noticeFacts(readTextNotice(text), '中标结果公示', 'RESULT', ROLES_OF.ENGINEERING);
      expect(stated.map(({ money }) => [money?.form, money?.yuan, money?.raw.slice(0, 7)])).toEqual([['UNIT_PRICE', null, '356.33元']]);
      expect(budget).toBeNull();
    },
  );

  test.each([
    '近三年完成过总投资3000万元以上的项目',
    '总投资3000万元及以上',
    '类似总投资为3000万元以上的业绩',
    '总投资为3000万元（含）以上',
    '最高限价为500元/吨',
    '总投资为3000万元的项目',
  ])('%s is a demand or a unit price', (line) => {
    expect(proseAmounts([line], [])).toEqual([]);
  });
});

test('persons told by their post are no quality, and the rows after them are read', () => {
  const row = (number: number, name: string): string =>
    `${number}\n${name}\n按标准的9${number}%计取\n项目经理：李*\n设计负责人：王*\n勘察负责人：陈*\n合格\n24个月`;
  const text = `序号\n中标候选人名称\n投标报价(%)\n项目负责人\n质量\n工期\n${row(1, '甲建设有限公司')}\n${row(2, '牵头人：乙建设有限公司\n联合体成员：丙设计有限公司')}\n${row(3, '丁建设有限公司')}\n2、人员情况`;
  const { outcomes } = noticeFacts(readTextNotice(text), '中标候选人公示', 'CANDIDATES', ROLES_OF.ENGINEERING);
  expect(outcomes.map(({ parties }) => parties.map(({ name }) => name).join('+'))).toEqual([
    '甲建设有限公司',
    '乙建设有限公司+丙设计有限公司',
    '丁建设有限公司',
  ]);
  expect(JSON.stringify(outcomes)).not.toContain('负责人');
});

test('the evaluated price of a bidder is kept beside the offer', () => {
  const text =
    '中标候选人及排序\n中标候选人名称\n投标报价（元）\n经评审的投标价（元）\n第一名\n甲建设有限公司\n13958.34\n11805.26\n第二名\n乙建设有限公司\n13871.16\n11717.08';
  const { stated, outcomes } = noticeFacts(readTextNotice(text), '评标结果公示', 'CANDIDATES', ROLES_OF.ENGINEERING);
  expect(outcomes.map(({ price }) => price?.yuan)).toEqual(['13958.34', '13871.16']);
  expect(stated.map(({ label, money }) => [label, money?.yuan])).toEqual([
    ['甲建设有限公司 经评审的投标价', '11805.26'],
    ['乙建设有限公司 经评审的投标价', '11717.08'],
  ]);
});
