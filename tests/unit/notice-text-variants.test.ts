import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noticeFacts } from '../../adapters/mapping/notice-text/notice-facts.ts';
import { readHtmlNotice, readTextNotice, type NoticeReading } from '../../adapters/mapping/notice-text/notice-reading.ts';
import { ROLES_OF } from '../../adapters/mapping/notice-text/notice-records.ts';

/** Invented organisations of the usual endings. */
const ORGANISATIONS = [
  '晨屿建设有限公司',
  '云湾市政工程集团有限公司',
  '泽禾（辽宁）咨询股份有限公司',
  '青岚县第二人民医院',
  '砚川市勘测设计研究院',
];
const organisation = fc.constantFrom(...ORGANISATIONS);
const distinctOrganisations = (count: number) => fc.shuffledSubarray([...ORGANISATIONS], { minLength: count, maxLength: count });
const cents = fc.integer({ min: 100_001, max: 99_999_999_999 });
const labels = (...names: string[]) => fc.constantFrom(...names);

function grouped(digits: string): string {
  return digits.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
}

/** A sum as notices print it, with its yuan. */
const sum = fc.record({ cents, form: fc.constantFrom('plain', 'commas', 'wan', 'full-width', 'yen') }).map(({ cents: whole, form }) => {
  const yuan = Math.floor(whole / 100).toString();
  const rest = (whole % 100).toString().padStart(2, '0');
  const exact = `${yuan}.${rest}`;
  const wan = `${(whole / 1_000_000).toFixed(6)}万元`;
  const printed = {
    plain: `${exact}元`,
    commas: `${grouped(yuan)}.${rest}元`,
    wan,
    'full-width': `${yuan}．${rest}元`.replaceAll('．', '.'),
    yen: `￥${exact}`,
  }[form];
  return { printed, yuan: exact.replace(/\.?0+$/u, '') };
});

interface Stated {
  readonly label: string;
  readonly value: string;
}

type Layout = (pairs: readonly Stated[]) => NoticeReading;

/** The same statements on lines of their own, label and value on two lines, as a label table, or as paragraphs with numbering. */
const LAYOUTS: readonly Layout[] = [
  (pairs) => readTextNotice(pairs.map(({ label, value }) => `${label}：${value}`).join('\n')),
  (pairs) => readTextNotice(pairs.map(({ label, value }) => `${label}: ${value}`).join('\n')),
  (pairs) => readTextNotice(pairs.map(({ label, value }) => `${label}：\n${value}`).join('\n')),
  (pairs) => readTextNotice(pairs.map(({ label, value }, index) => `${index + 1}、${label}：${value}`).join('\n')),
  (pairs) => readHtmlNotice(`<table>${pairs.map(({ label, value }) => `<tr><td>${label}</td><td>${value}</td></tr>`).join('')}</table>`),
  (pairs) => readHtmlNotice(pairs.map(({ label, value }) => `<p><span>${label}：</span>${value}</p>`).join('')),
];
const layout = fc.constantFrom(...LAYOUTS);

test('a result gives its buyer, agency, winner and price, whatever its labels, order and layout', () => {
  const notice = fc.record({
    parties: distinctOrganisations(3),
    price: sum,
    layout,
    labels: fc.tuple(
      labels('招标人', '建设单位', '招标单位', '项目业主'),
      labels('招标代理机构', '招标代理', '代理机构', '招标代理单位'),
      labels('中标人', '中标单位', '中标人名称', '中标供应商'),
      labels('中标价', '中标金额', '中标价格', '成交金额'),
    ),
    agencyFirst: fc.boolean(),
  });
  fc.assert(
    fc.property(notice, ({ parties: [buyer, agency, winner], price, layout: lay, labels: names, agencyFirst }) => {
      const sides = [
        { label: names[0], value: buyer! },
        { label: names[1], value: agency! },
      ];
      const pairs = [
        ...(agencyFirst ? sides.toReversed() : sides),
        { label: names[2], value: winner! },
        { label: names[3], value: price.printed },
      ];
      const facts = noticeFacts(lay(pairs), '某工程中标结果公告', 'RESULT', ROLES_OF.ENGINEERING);
      expect(facts.parties.map(({ role, name }) => `${role} ${name}`).toSorted()).toEqual(
        [`TENDERER ${buyer}`, `TENDER_AGENCY ${agency}`].toSorted(),
      );
      expect(facts.outcomes.map(({ parties, price: read }) => [parties.map(({ name }) => name), read?.yuan])).toEqual([
        [[winner], price.yuan],
      ]);
    }),
    { numRuns: 300 },
  );
});

test('candidates of a table keep their rank and price, in columns or in rows, with any number of bidders', () => {
  const notice = fc.record({
    names: fc.shuffledSubarray([...ORGANISATIONS], { minLength: 2, maxLength: 5 }),
    prices: fc.array(cents, { minLength: 5, maxLength: 5 }),
    consortium: fc.boolean(),
    sideways: fc.boolean(),
    priceLabel: labels('投标报价(元)', '投标报价（元）', '报价(元)'),
  });
  fc.assert(
    fc.property(notice, ({ names, prices, consortium, sideways, priceLabel }) => {
      const printed = names.map((name, index) => (consortium && index === 0 ? `${name}、朔滨设计有限公司联合体` : name));
      const sums = names.map((_, index) => (prices[index]! / 100).toFixed(2));
      const ranks = names.map((_, index) => `第${'一二三四五'[index]!}名`);
      const rows = sideways
        ? [
            ['名次', ...ranks],
            ['中标候选人名称', ...printed],
            [priceLabel, ...sums],
          ]
        : [['名次', '中标候选人名称', priceLabel], ...names.map((_, index) => [ranks[index]!, printed[index]!, sums[index]!])];
      const html = `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
      const facts = noticeFacts(readHtmlNotice(html), '某工程中标候选人公示', 'CANDIDATES', ROLES_OF.ENGINEERING);
      expect(facts.outcomes.map(({ rank, parties, price }) => [rank, parties[0]!.name, parties.length, Number(price?.yuan)])).toEqual(
        names.map((name, index) => [index + 1, name, consortium && index === 0 ? 2 : 1, Number(sums[index])]),
      );
    }),
    { numRuns: 200 },
  );
});

test('every lot of a purchase keeps its own winner and price', () => {
  const lots = fc.array(fc.record({ winner: organisation, price: cents }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(
      lots,
      labels('包号', '标段号', '标包编号'),
      labels('供应商名称', '中标供应商名称', '成交供应商'),
      (awards, lotLabel, nameLabel) => {
        const lines = awards.flatMap(({ winner, price }, index) => [`包-${index + 1}`, winner, `${(price / 100).toFixed(2)}元`]);
        const text = ['三、中标情况', lotLabel, nameLabel, '中标金额', ...lines, '四、其他补充事宜', '无'].join('\n');
        const facts = noticeFacts(readTextNotice(text), '某采购结果公告', 'RESULT', ROLES_OF.PROCUREMENT);
        expect(facts.outcomes.map(({ lotCode, parties, price }) => [lotCode, parties[0]?.name, Number(price?.yuan)])).toEqual(
          awards.map(({ winner, price }, index) => [`包-${index + 1}`, winner, price / 100]),
        );
      },
    ),
    { numRuns: 200 },
  );
});
