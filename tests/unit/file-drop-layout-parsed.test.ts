import { expect, test } from 'vitest';
import type { Award } from '../../schema/records/award.ts';
import type { Bid } from '../../schema/records/bid.ts';
import type { Notice } from '../../schema/records/notice.ts';
import { mapParsedNotice } from '../../adapters/profiles/file-drop/index.ts';
import { candidatesIn } from '../../adapters/profiles/file-drop/layout-parsed-candidates.ts';

const CONTEXT = { system: 'city', fetchedAt: new Date('2026-01-01T00:00:00+08:00'), region: '420500' };
const REPORT = '评标工作于2026年1月1日在评标室进行。'.padEnd(240, '评标过程如下。');

function read(list: readonly (readonly [string, string])[]) {
  const row = {
    infoid: 'row-1',
    parsed_data: {
      full_url: 'http://127.0.0.1/jyxx/003001/003001004/20260101/row-1.html',
      bidders_and_prices: list.map(([bidder, price]) => ({ bidder, price })),
    },
    raw_data: { title: '某路工程中标候选人公示', infodate: '2026-01-01' },
  };
  const change = mapParsedNotice(row, CONTEXT);
  const records = change.type === 'READ' ? change.records : [];
  const awards = records.filter((record): record is Award => record.kind === 'award');
  const bids = records.filter((record): record is Bid => record.kind === 'bid');
  const notice = records.find((record): record is Notice => record.kind === 'notice')!;
  return {
    candidates: awards.map(({ rank, parties, price }) => [rank, parties.map(({ name }) => name).join('+'), price?.yuan ?? null]),
    bidders: bids.map(({ bidder }) => bidder.name),
    stated: (notice.stated ?? []).map(({ label, money }) => [label, money?.yuan ?? null]),
  };
}

test('a heading that became the first price gives every bidder the next price', () => {
  const { candidates } = read([
    ['甲建设有限公司', '投标报价(元/%)'],
    ['乙建设有限公司', '5001.5'],
    ['丙建设有限公司', '5002.5'],
  ]);
  expect(candidates).toEqual([
    [null, '甲建设有限公司', '5001.5'],
    [null, '乙建设有限公司', '5002.5'],
    [null, '丙建设有限公司', null],
  ]);
});

test('a candidate whose name the list lost is read from the report, and the offers are nobody’s', () => {
  const { candidates, stated } = read([
    ['乙建设有限公司', '5001.5'],
    ['丙建设有限公司', '5002.5'],
    [
      `${REPORT}三、评审结果：第一中标候选人：甲种植专业合作社第二中标候选人：乙建设有限公司第三中标候选人：丙建设有限公司招标人代表：李*`,
      '未提供',
    ],
  ]);
  expect(candidates).toEqual([
    [2, '乙建设有限公司', null],
    [3, '丙建设有限公司', null],
    [1, '甲种植专业合作社', null],
  ]);
  expect(stated).toEqual([
    ['投标报价', '5001.5'],
    ['投标报价', '5002.5'],
  ]);
});

test('a bidder whom the report rejects is no candidate', () => {
  const { candidates, bidders } = read([
    ['甲建设（武汉）有限公司', '5001.5'],
    ['乙建设有限公司', '5002.5'],
    ['丙建设有限公司', '未提供'],
    ['丁建设有限公司', '未提供'],
    [
      `${REPORT}丙建设有限公司高于上限价，予以否决。三、评审结果：中标候选人（排名不分先后）：甲建设(武汉)有限公司、乙建设有限公司。`,
      '未提供',
    ],
  ]);
  expect(candidates).toEqual([
    [null, '甲建设（武汉）有限公司', '5001.5'],
    [null, '乙建设有限公司', '5002.5'],
  ]);
  expect(bidders).toEqual(['丙建设有限公司']);
});

test('a price in parts that two bidders share is nobody’s; the parts of any other are kept under the bidder’s name', () => {
  const shared = '5003元（其中建安费5000元，设计费3元）';
  expect(
    read([
      ['甲建设有限公司', shared],
      ['乙建设有限公司', '6003元（其中建安费6000元，设计费3元）'],
      ['丙建设有限公司', shared],
    ]).candidates.map(([, , yuan]) => yuan),
  ).toEqual([null, null, null]);
  expect(
    read([
      ['甲建设有限公司', '建安费5000元，设计费3元'],
      ['乙建设有限公司', '下浮率5%'],
    ]).stated,
  ).toEqual([
    ['甲建设有限公司 建安费', '5000'],
    ['甲建设有限公司 设计费', '3'],
  ]);
});

test('a report that names only the leaders of consortia confirms their prices', () => {
  const report =
    `评标工作于2026年3月5日进行。${'经评审，2家投标单位均通过评审，进入下一阶段。'.repeat(12)}` +
    '三、评审结果：中标候选人(排名不分先后)为：晨屿建设有限公司、青岚建设有限公司。招标人代表：黄*';
  const { outcomes, offers } = candidatesIn(
    [
      { name: '晨屿建设有限公司、枫溪设计有限公司联合体', price: '117340867.33' },
      { name: '青岚建设有限公司', price: '116851437.23' },
      { name: report, price: '未提供' },
    ],
    [],
  );
  expect(outcomes.map(({ parties, price }) => [parties[0]?.name, price?.yuan])).toEqual([
    ['晨屿建设有限公司', '117340867.33'],
    ['青岚建设有限公司', '116851437.23'],
  ]);
  expect(offers).toEqual([]);
});
