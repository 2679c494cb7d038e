import { describe, expect, test } from 'vitest';
import { mapRow } from '../../adapters/profiles/procurement-portal-rest/index.ts';

const CONTEXT = { system: 'gx-procurement', fetchedAt: new Date('2026-01-01T00:00:00Z') };
const ARTICLE = { articleId: 'A1', title: '青岚县器材采购公告', publishDate: 1_708_251_407_000, districtCode: '451027' };

function read(announcementType: number, content: string) {
  const change = mapRow('zcy', { list: null, detail: { ...ARTICLE, announcementType, content } }, CONTEXT);
  if (change.type !== 'READ') throw new Error(JSON.stringify(change));
  return change;
}

function row(...cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

describe('the page of an article is read where its labels and tables are silent or less exact', () => {
  test('a deadline has its clock, whatever is added to it', () => {
    const { records, findings } = read(
      3001,
      '<p>提交投标文件截止时间：<span>2026年04月08日 09:30</span>（北京时间）</p><p>开标时间：2026年04月08日 09:30</p>',
    );
    const at = { at: '2026-04-08T09:30:00+08:00', precision: 'MINUTE' };
    expect(records[0]).toMatchObject({ kind: 'notice', deadline: at, openingAt: at });
    expect(findings).toEqual([]);
  });

  test('a price is read as people print it, for each lot', () => {
    const table =
      row('序号', '标项名称', '供应商名称', '中标（成交）金额') +
      row('1', '甲', '晨屿公司', '报价:999200(元)') +
      row('2', '乙', '晨屿公司', '报价:1.5(万元)');
    const { records, findings } = read(3004, `<table>${table}</table>`);
    const awards = records.flatMap((record) => (record.kind === 'award' ? [record.price?.yuan] : []));
    expect(awards).toEqual(['999200', '15000']);
    expect(findings).toEqual([]);
  });

  test('a supplier beside its label is the winner, without any table', () => {
    const { records } = read(3004, '<p>中标供应商名称：青岚县晨屿体育有限公司</p><p>中标（成交）金额：98.5（万元）</p>');
    expect(records.find(({ kind }) => kind === 'award')).toMatchObject({
      parties: [{ role: 'WINNER', name: '青岚县晨屿体育有限公司' }],
      price: { yuan: '985000' },
    });
  });

  test('a contract’s sum stands before its words', () => {
    const { records } = read(3010, '<p>合同编号：11N1</p><p>合同金额：99.92 万元，大写（人民币）：玖拾玖万玖仟贰佰元整</p>');
    expect(records.find(({ kind }) => kind === 'contract')).toMatchObject({ contractCode: '11N1', price: { yuan: '999200' } });
  });

  test('a correction names winners that were and winners that are: neither is an award', () => {
    const { records } = read(3005, '<p>原中标供应商名称：晨屿体育有限公司</p><p>中标供应商名称：青岚体育有限公司</p>');
    expect(records.map(({ kind }) => kind)).toEqual(['notice', 'project']);
  });
});

test('a development zone of Chongqing lies in its district or in the municipality', () => {
  const regionOf = (districtName: string) => {
    const list = { id: '1', noticeType: 302, issueTime: '2017-11-30 17:19:57', title: '器材结果公告', districtName };
    const change = mapRow('chongqing', { list, detail: null }, CONTEXT);
    return change.type === 'READ' && change.records[0]?.kind === 'notice' ? change.records[0].region : null;
  };
  expect(regionOf('两江新区')).toEqual({ code: '500000', raw: '两江新区' });
  expect(regionOf('万盛经开区')).toEqual({ code: '500110', raw: '万盛经开区' });
});
