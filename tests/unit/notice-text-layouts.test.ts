import { expect, test } from 'vitest';
import { noticeFacts } from '../../adapters/mapping/notice-text/notice-facts.ts';
import { readTextNotice } from '../../adapters/mapping/notice-text/notice-reading.ts';
import { ROLES_OF } from '../../adapters/mapping/notice-text/notice-records.ts';

test('candidates told line by line stay candidates with their names, though their rates stand beside a label', () => {
  const text =
    '一、\n中标候选人排序\n第一名\n.\n甲建设工程有限公司     下浮比例\n：\n24.91%\n第二名\n.\n乙建设工程有限公司\n下浮比例\n：\n23.9%';
  const { outcomes } = noticeFacts(readTextNotice(text), '结果的公示', 'RESULT', ROLES_OF.OTHER);
  expect(outcomes.map(({ status, rank, parties, price }) => [status, rank, parties[0]?.name, price?.form])).toEqual([
    ['CANDIDATE', 1, '甲建设工程有限公司', 'RATE'],
    ['CANDIDATE', 2, '乙建设工程有限公司', 'RATE'],
  ]);
});

test('bids are opened when they are due where one heading says both, not when their submission starts', () => {
  const span = '四、提交投标文件截止时间、开标时间和地点\n1、开始时间：\n2026年03月17日00点00分\n2、截止时间：\n2026年04月07日09点00分';
  const single = '四、提交投标文件截止时间、开标时间和地点\n2026-04-07 09:00:00（北京时间）\n地点：某市公共资源交易中心';
  for (const text of [span, single]) {
    const { deadline, openingAt } = noticeFacts(readTextNotice(text), '招标公告', 'ANNOUNCEMENT', ROLES_OF.PROCUREMENT);
    expect([deadline?.at, openingAt?.at]).toEqual(['2026-04-07T09:00:00+08:00', '2026-04-07T09:00:00+08:00']);
  }
});

test('a project name that the page broke in two is whole where the title says so', () => {
  const text = '二、项目名称：某县文化旅游体育局\n2026至2029年食堂运营服务项目\n三、中标（成交）信息';
  const title = '某县文化旅游体育局2026至2029年食堂运营服务项目成交结果公告';
  expect(noticeFacts(readTextNotice(text), title, 'RESULT', ROLES_OF.PROCUREMENT).projectName).toBe(
    '某县文化旅游体育局2026至2029年食堂运营服务项目',
  );
});

test('a reference of the winner is not the project, though both were tendered twice', () => {
  const text = '企业类似业绩\n项目名称\n阳光院新建工程内部装饰工程（暂估价二次招标）';
  expect(noticeFacts(readTextNotice(text), '湖畔中心局部装修（暂估价二次招标）', 'RESULT', ROLES_OF.ENGINEERING).projectName).toBeNull();
});

test('the tenderer of a sentence and the supervisor before its telephone number are named', () => {
  const text =
    '根据该工程招标文件的规定，\n某市文旅发展有限公司\n的\n湖畔中心装修工程\n中标候选人公示已经结束\n采购监督管理机构：某县财政局，联系方式：****-*******。';
  const { parties } = noticeFacts(readTextNotice(text), '中标人公告', 'RESULT', ROLES_OF.ENGINEERING);
  expect(parties.map(({ role, name }) => [role, name])).toEqual([
    ['SUPERVISOR', '某县财政局'],
    ['TENDERER', '某市文旅发展有限公司'],
  ]);
});

test('bidders besides the candidates keep their offers, rejected or not', () => {
  const text =
    '其他投标人（除中标候选人之外的）评审情况\n投标人名称\n投标报价（元）或否决投标依据条款\n甲建设集团有限公司\n143097138.42元(/)\n121563027.34元(/)\n88.64\n' +
    '乙建设有限责任公司\n139793123.31元(专家1：不符合规定)\n/\n否决\n备注';
  const { outcomes } = noticeFacts(readTextNotice(text), '施工评标结果公示', 'RESULT', ROLES_OF.ENGINEERING);
  expect(outcomes.map(({ status, parties, price }) => [status, parties[0]?.name, price?.yuan])).toEqual([
    ['BID', '甲建设集团有限公司', '143097138.42'],
    ['BID', '乙建设有限责任公司', '139793123.31'],
  ]);
});

test('an organisation before the telephone number of its contact is named, a person is not', () => {
  const text = [
    '招标人联系人及电话 | 联系人：梁* 电话：***********',
    '招标代理机构名称项目负责人及电话 | 联系人：某省晨屿工程管理有限公司 王** 电话：***********',
    '监管部门联系方式 | 青岚县住房和城乡建设局（招标办） ****-*******',
    '招标人 | 青岚县城市管理局',
    '开标地点 | 某县公共资源交易中心 |',
  ].join(' |\n');
  const { parties } = noticeFacts(readTextNotice(text), '招标公告', 'ANNOUNCEMENT', ROLES_OF.ENGINEERING);
  expect(parties.map(({ role, name }) => [role, name])).toEqual([
    ['TENDERER', '青岚县城市管理局'],
    ['TENDER_AGENCY', '某省晨屿工程管理有限公司'],
    ['SUPERVISOR', '青岚县住房和城乡建设局（招标办）'],
  ]);
});

test('who takes part in an opening is named beside those with a role', () => {
  const text = '开标参与人\n某市晨屿企业管理有限公司,青岚县投资发展有限公司\n开标地点\n开标二室';
  const { parties } = noticeFacts(readTextNotice(text), '开标记录', 'OPENING_RECORD', ROLES_OF.ENGINEERING);
  expect(parties.map(({ role, name, consortium }) => [role, name, consortium])).toEqual([
    ['OTHER', '某市晨屿企业管理有限公司', null],
    ['OTHER', '青岚县投资发展有限公司', null],
  ]);
});

test.each([
  ['立项批文号：关于晨屿大桥可行性研究报告的批复 : 青发改投字[2026]223号', '立项批文号', '青发改投字[2026]223号'],
  ['本项目已由青岚县发展和改革局以青发改备〔2026〕H00008号文批准建设。', '批准文号', '青发改备〔2026〕H00008号'],
  ['项目已由\n青岚县发展和改革局\n（青高发改字〔2026〕23号）批准建设。', '批准文号', '青高发改字〔2026〕23号'],
])('the decision that approved the works is told beside the project: %s', (text, label, value) => {
  const { stated, projectCode, parties } = noticeFacts(readTextNotice(text), '招标公告', 'ANNOUNCEMENT', ROLES_OF.ENGINEERING);
  expect(parties.map(({ role, name }) => [role, name])).toEqual(text.includes('由') ? [['OTHER', '青岚县发展和改革局']] : []);
  expect(stated).toEqual([{ label, value, money: null }]);
  expect(projectCode).toBeNull();
});

test('rules that a notice cites approved nothing', () => {
  const text = '本次招标执行赣建招标〔2019〕10号文，投标人须经核准。依据《某办法》（某发〔2020〕1号）评标。';
  expect(noticeFacts(readTextNotice(text), '招标公告', 'ANNOUNCEMENT', ROLES_OF.ENGINEERING).stated).toEqual([]);
});

test('sums set aside within a price are told, empty ones are not', () => {
  const text = '暂定金额 | 元 |\n暂估价 | 元 |\n暂定金额和暂估价费用合计 | 806715.53元 |\n招标人 | 青岚县投资有限公司 |\n工期 | 177 天 |';
  const { stated } = noticeFacts(readTextNotice(text), '中标候选人公示', 'CANDIDATES', ROLES_OF.ENGINEERING);
  expect(stated.map(({ label, money }) => [label, money?.yuan])).toEqual([['暂定金额和暂估价费用合计', '806715.53']]);
});

test('a change of a notice keeps the investment in the whole beside that in the part', () => {
  const text = '项目总投资：511.93万元\n本工程投资：3382892.39元';
  const { budget, stated } = noticeFacts(readTextNotice(text), '变更公告', 'CORRECTION', ROLES_OF.ENGINEERING);
  expect([budget?.yuan, stated.map(({ money }) => money?.yuan)]).toEqual(['3382892.39', ['5119300']]);
});
