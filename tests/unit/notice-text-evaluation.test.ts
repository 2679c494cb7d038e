import { describe, expect, test } from 'vitest';
import { evaluatedBidders } from '../../adapters/mapping/notice-text/evaluated-bidders.ts';
import { noticeFacts } from '../../adapters/mapping/notice-text/notice-facts.ts';
import { readHtmlNotice, readTextNotice } from '../../adapters/mapping/notice-text/notice-reading.ts';
import { ROLES_OF } from '../../adapters/mapping/notice-text/notice-records.ts';
import { rankInReport } from '../../adapters/profiles/file-drop/evaluation-report.ts';

function namesIn(report: string): readonly string[] {
  return evaluatedBidders(report).map(({ parties }) => parties.map(({ name }) => name).join('+'));
}

describe('the report of an evaluation names', () => {
  test.each<[string, readonly string[]]>([
    [
      '2、资格评审阶段：经评标委员会评审，某省晨屿新能源有限公司未出具声明函未通过资格评审，剩余6家投标单位均合格。',
      ['某省晨屿新能源有限公司'],
    ],
    [
      '其中晨屿建工集团有限责任公司、青岚建设有限公司2家投标单位的投标报价超过上限价（B1)74180927.5412，经济标判定为不合格。',
      ['晨屿建工集团有限责任公司', '青岚建设有限公司'],
    ],
    [
      '晨屿电力工程有限公司缺少机械员；青岚建设有限公司未提交证书，上述2家投标单位资格评审不予通过。',
      ['晨屿电力工程有限公司', '青岚建设有限公司'],
    ],
    ['晨屿建筑有限公司和青岚建筑有限公司的投标报价高于上限价，否决其投标。', ['晨屿建筑有限公司', '青岚建筑有限公司']],
    ['否决投标情况及理由：某市晨屿建筑工程有限公司因评审点不满足招标文件要求。', ['某市晨屿建筑工程有限公司']],
    ['中国晨屿股份有限公司青岚市分公司未提交许可证，资格评审不通过。', ['中国晨屿股份有限公司青岚市分公司']],
    ['青岚电力勘测设计院未按要求盖章，形式评审不通过。', ['青岚电力勘测设计院']],
    ['晨屿省核工业二四八地质大队提供业绩为钻探合同，不满足资格评审标准要求。', ['晨屿省核工业二四八地质大队']],
    ['晨屿会计师事务所（特殊普通合伙）未按要求盖章，形式评审不通过。', ['晨屿会计师事务所（特殊普通合伙）']],
    ['鉴于原第一中标候选人晨屿建设有限公司不符合招标文件要求，取消其资格。', ['晨屿建设有限公司']],
    ['其联合体成员青岚设计有限公司未按要求签字，资格评审不通过。', ['青岚设计有限公司']],
    ['依据招标文件第5点:晨屿建设集团有限公司的住房公积金不符合招标文件要求。', ['晨屿建设集团有限公司']],
  ])('whoever fails: %s', (report, names) => {
    expect(namesIn(report)).toEqual(names);
  });

  test('all who took part, consortia with their members', () => {
    expect(
      namesIn('参加评审的投标单位有两家，分别是晨屿咨询有限公司（联合体成员：青岚设计有限公司、枫溪管理有限公司）、白石工程有限公司。'),
    ).toEqual(['晨屿咨询有限公司+青岚设计有限公司+枫溪管理有限公司', '白石工程有限公司']);
    expect(namesIn('晨屿建设有限公司、青岚设计有限公司联合体未提供协议书，资格评审不通过。')).toEqual([
      '晨屿建设有限公司+青岚设计有限公司',
    ]);
  });

  test('all whose number it tells after their names', () => {
    expect(namesIn('经评标委员会评审，参与投标的晨屿设计有限公司、青岚勘测有限公司共2家投标单位形式评审均合格。')).toEqual([
      '晨屿设计有限公司',
      '青岚勘测有限公司',
    ]);
  });

  test.each([
    '经评标委员会评审，6家投标单位形式评审均合格，进入下一阶段评审。',
    '评标委员会推荐晨屿建设有限公司为第一中标候选人。',
    '投标人未按规定签到的，其投标无效。',
    '未按晨屿投资有限公司要求提交样品的，作无效标处理。',
    '招标代理公司未按规定公示，不符合要求。',
    '投诉人晨屿建设有限公司反映的问题不符合受理条件。',
    '招标代理机构：晨屿招标有限公司 招标人代表：李*',
    '不符合《晨屿县人民政府关于投标的通知》要求的，否决其投标。',
  ])('nobody in: %s', (report) => {
    expect(namesIn(report)).toEqual([]);
  });
});

test('rejected bidders stand beside the candidates of a notice, each once, and the tenderer does not', () => {
  const html = `<p>1.招标人：青岚投资有限公司</p><table><tr><td>中标候选人名称</td><td>晨屿建设有限公司</td><td>白石建设有限公司</td></tr>
    <tr><td>投标报价(元/%)</td><td>34993209.47</td><td>35100002.88</td></tr></table>
    <table><tr><td>评标情况</td><td>资格评审阶段：经评标委员会评审，晨屿建设有限公司、白石建设有限公司合格，枫溪建设有限公司人员不符合青岚投资有限公司要求，资格评审不通过。</td></tr></table>`;
  const { outcomes } = noticeFacts(readHtmlNotice(html), '中标候选人公示', 'CANDIDATES', ROLES_OF.ENGINEERING);
  expect(outcomes.map(({ status, parties, price }) => [status, parties[0]?.name, price?.yuan ?? null])).toEqual([
    ['CANDIDATE', '晨屿建设有限公司', '34993209.47'],
    ['CANDIDATE', '白石建设有限公司', '35100002.88'],
    ['BID', '枫溪建设有限公司', null],
  ]);
});

test('a rank told anywhere in the report counts, two different ranks do not', () => {
  const report = '第一中标候选人：晨屿建设有限公司第二中标候选人：白石建设有限公司四、排名：序号1晨屿建设有限公司554510.90';
  expect([rankInReport(report, '晨屿建设有限公司'), rankInReport(report, '白石建设有限公司')]).toEqual([1, 2]);
  expect(rankInReport('第一中标候选人：晨屿有限公司；更正为第二中标候选人：晨屿有限公司', '晨屿有限公司')).toBeNull();
});

test('the works that bidders refer to are told with their prices, each under its bidder', () => {
  const row = (...cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  const html = `<table>${row('业绩', '单位名称', '项目名称', '合同金额（万元）', '项目负责人', '备注')}
    ${row('晨屿建设有限公司', '青岚小学项目', '9534.23', '杨*', '')}${row('枫溪中学项目', '5759.56', '葛**', '')}
    ${row('白石建设有限公司', '白石大厦项目', '/', '夏*', '')}</table>`;
  const { stated } = noticeFacts(readHtmlNotice(html), '中标候选人公示', 'CANDIDATES', ROLES_OF.ENGINEERING);
  expect(stated.map(({ label, money }) => [label, money?.yuan])).toEqual([
    ['晨屿建设有限公司业绩青岚小学项目合同金额', '95342300'],
    ['晨屿建设有限公司业绩枫溪中学项目合同金额', '57595600'],
  ]);
});

test('who applied for a tender is told, whether or not the prequalification was passed', () => {
  const html = `<table><tr><td>资格审查结果</td><td>单位名称</td><td>审查结果</td><td>不通过原因</td></tr>
    <tr><td>晨屿集团有限公司</td><td>资审通过</td><td></td></tr><tr><td>青岚建设有限公司</td><td>资审不通过</td><td>业绩不足</td></tr></table>`;
  const { parties, outcomes } = noticeFacts(readHtmlNotice(html), '中标候选人公示', 'CANDIDATES', ROLES_OF.ENGINEERING);
  expect(parties.map(({ role, name }) => [role, name])).toEqual([
    ['BIDDER', '晨屿集团有限公司'],
    ['BIDDER', '青岚建设有限公司'],
  ]);
  expect(outcomes).toEqual([]);
});

test('so are those of a page whose tables have become lines, owner and works in either order', () => {
  const text = [
    '第一中标候选人类似业绩（晨屿工程局有限公司）\n项目业主\n项目名称\n开工日期\n竣工（交工）日期\n建设规模\n合同价格（元）\n项目负责人',
    '青岚置业有限公司\n青岚小区项目\n20201231\n20230630\n总建筑面积140186.9平方米。\n520642245.18\n邓*',
    '枫溪桥项目\n枫溪交通有限公司\n20211118\n20240318\n桥长200米\n363699103.76\n李*',
    '第一中标候选人项目负责人类似业绩（晨屿工程局有限公司）\n项目业主\n项目名称\n开工日期\n竣工（交工）日期\n建设规模\n合同价格（元）\n技术负责人',
    '无\n无\n无\n无\n无\n无\n无',
  ].join('\n');
  const { stated } = noticeFacts(readTextNotice(text), '评标结果公示', 'RESULT', ROLES_OF.ENGINEERING);
  expect(stated.map(({ label, money }) => [label, money?.yuan])).toEqual([
    ['晨屿工程局有限公司业绩青岚小区项目合同价格', '520642245.18'],
    ['晨屿工程局有限公司业绩枫溪桥项目合同价格', '363699103.76'],
  ]);
});
