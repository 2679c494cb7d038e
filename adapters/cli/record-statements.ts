import Big from 'big.js';
import type { TradeRecord } from '../../schema/records/record.ts';
import { creditCodeChecks } from '../../schema/identifiers/credit-code.ts';

/** Something a raw row plainly states, in the form in which a record must hold it. */
export interface StatedCheck {
  readonly kind: 'AMOUNT' | 'PARTY' | 'CODE' | 'NUMBER' | 'DATE' | 'PLACE';
  /** Yuan for an amount, yyyy-MM-dd for a date, the text as printed otherwise. */
  readonly value: string;
}

const AMOUNT_NEAR_LABEL =
  /(?:中标价|中标金额|最高投标限价|本工程投资|成交金额|交易价格|投标报价|预算金额|最高限价|控制价|合同金额|起始价|成交价)(?:[（(](元|万元)[)）])?\s*[:：]?\s*(?:人民币|￥|¥)?\s*(\d[\d,]*(?:\.\d+)?)\s*[（(]?(万元|元)?(?![\d.%％/]|\s*(?:[（(]含[)）])?\s*(?:以下|以上|至|-|~|的))/gu;
const PARTY_NEAR_LABEL =
  /(?:^|\n|[\s>])(?:招标人(?:名称)?|建设单位|(?:中标候选人\d|第[一二三]中标排序)单位名称|采购人(?:名称)?|中标人(?:名称)?|中标单位|中标供应商名称|成交供应商(?:名称)?|(?:招标|采购)代理(?:机构|单位)(?:名称)?|竞得人|受让方|转让方)\s*[:：]\s*([\p{Script=Han}（）()]{4,40}?(?:公司|局|院|学校|中心|大学|处|委员会))(?=[\s<。；，]|$)/gu;
const PARTY_IN_SENTENCE =
  /(?:招标人|采购人|项目业主|招标代理机构)(?:为|名称[:：])\s*([\p{Script=Han}（）()]{4,40}?(?:公司|局|处|院|中学|学校|中心))(?=[，,。；]|招标)/gu;
const CODE_NEAR_LABEL =
  /(?:^|\n|[\s>（(])(?:招标)?(?:项目|标段)(?:（包）|\(包\))?(?:编号|代码)\s*[:：]\s*([A-Za-z0-9][A-Za-z0-9-]{7,39})(?=[\s<。；，）)]|$)/gu;
/** Behind a hyphen it is part of a longer number: a qualification bears its holder's code. */
const CREDIT_CODE = /(?<![0-9A-Z]|[A-Z]-)[1-9AN][1-9][1-6]\d{5}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])/gu;

/** Cells of a page as text, parted by bars: a label and its value are one line again, whatever the breaks between them. */
function withoutBars(text: string): string {
  return (text.match(/\n\s*\|/gu)?.length ?? 0) < 4
    ? text
    : text.replaceAll(/\s*\|\s*/gu, '\n').replaceAll(/(?<=人|单位|名称|价|额|编号)\n(?=\S)/gu, '：');
}

/** Amounts beside their label, parties beside theirs, credit codes anywhere: by plain patterns over the text without its tags. */
export function statedInText(text: string): readonly StatedCheck[] {
  const plain = withoutBars(text)
    .replaceAll(/<(?:style|script)[\s\S]*?<\/(?:style|script)>/giu, '')
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll('&nbsp;', ' ');
  const amounts = [...plain.matchAll(AMOUNT_NEAR_LABEL)].flatMap(([, inLabel, number, after]) =>
    amount(number!, after ?? (Number(number) < 100 ? undefined : inLabel)),
  );
  const parties = [...plain.matchAll(PARTY_NEAR_LABEL), ...plain.matchAll(PARTY_IN_SENTENCE)].map(([, name]) => ({
    kind: 'PARTY' as const,
    value: name!,
  }));
  const codes = [...plain.matchAll(CREDIT_CODE)]
    .filter(([code]) => creditCodeChecks(code))
    .map(([code]) => ({ kind: 'CODE' as const, value: code }));
  const numbers = [...plain.matchAll(CODE_NEAR_LABEL)].map(([, code]) => ({ kind: 'CODE' as const, value: code! }));
  return distinct([...amounts, ...parties, ...codes, ...numbers, ...statedUnderLabels(plain)]);
}

const AMOUNT_UNDER_LABEL =
  /(?:^|\n|[\s、.])(?:(?:采购|项目)?预算(?:总?金额)?|(?:投标)?最高限价|总?中标(?:（成交）|成交)?(?:总?金额)|代理服务费?(?:收费)?金额|收费金额)\s*(?:[（(](元|万元)[)）])?\s*[:：]?\s*\n?\s*[¥￥]?(\d[\d,]*(?:\.\d+)?)\s*\n?\s*[（(]?(万元|元)?[)）]?(?=\s*(?:\n|（人民币）|。|$))/gu;
const PARTY_UNDER_LABEL =
  /(?:^|\n)\s*(?:中标(?:（成交）|成交)?供应商名称|供应商（乙方）|采购人（甲方）|监督单位名称|采购单位名称)\s*[:：]?\s*\n?\s*([\p{Script=Han}（）()]{4,40}?(?:公司|局|院|学校|中心|大学|处|委员会|事务所|采购办))\s*(?=\n|$)/gu;
const CODE_UNDER_LABEL =
  /(?:^|\n|[、（(])\s*(?:项目号|采购执行编号|采购计划编号|采购计划备案号|竞价编号|计划编号|原公告的采购项目编号|招标编号|合同编号)\s*[:：]?\s*\n?\s*([A-Za-z0-9][A-Za-z0-9()（）[\]-]{5,39})(?=[\s；;，<]|&nbsp|$)/gu;

/** The same where the value stands on the line below its label, and beside labels of procurement notices. */
function statedUnderLabels(plain: string): readonly StatedCheck[] {
  const names = [...plain.matchAll(PARTY_UNDER_LABEL)].map(([, value]) => ({ kind: 'PARTY' as const, value: value! }));
  const codes = [...plain.matchAll(CODE_UNDER_LABEL)].map(([, value]) => ({ kind: 'CODE' as const, value: closed(value!) }));
  const amounts = [...plain.matchAll(AMOUNT_UNDER_LABEL)].flatMap(([, inLabel, number, after]) => amount(number!, after ?? inLabel));
  return [...amounts.filter(({ value }) => Number(value) >= LEAST_SUM_YUAN), ...names, ...codes];
}

/** Below a heading for sums may stand the number of the first row. */
const LEAST_SUM_YUAN = 100;

/** Without the bracket that closes the clause around a code. */
function closed(code: string): string {
  return /[（(]/u.test(code) ? code : code.replace(/[)）]+$/u, '');
}

/** What a title names: a project's code beside its label, whoever buys. */
export function statedInTitle(title: string): readonly StatedCheck[] {
  const codes = [
    ...title.matchAll(/项目编号[：:]\s*([A-Za-z0-9][A-Za-z0-9-]{5,39})/gu),
    ...title.matchAll(/(?:^|[（(，,、])(\d{2}[A-Z]\d{4,5})(?=[）)，,、])/gu),
  ];
  const buyers = [...title.matchAll(/(?:^|公司关于)([\p{Script=Han}]{3,20}(?:局|委员会|医院|学校))(?=关于|采购(?!中心))/gu)];
  return distinct([
    ...codes.map(([, value]) => ({ kind: 'CODE' as const, value: value! })),
    ...buyers.map(([, value]) => ({ kind: 'PARTY' as const, value: value! })),
  ]);
}

const PRICE_CELL = /价|金额|预算|value$|price|Wan$|_wan$/iu;
const PARTY_CELL =
  /^(?:招标人|中标人|招标机构|采矿权人|探矿权人|buyername|winner|seller|name|土地使用权人|采购人名称|中标（成交）供应商名称)$/u;

/** Cells whose heading says what they hold: prices that are plain numbers, names, credit codes. */
export function statedInCells(row: Readonly<Record<string, unknown>>): readonly StatedCheck[] {
  const checks = Object.entries(row).flatMap(([label, value]): readonly StatedCheck[] => {
    if (Array.isArray(value)) return value.flatMap((entry: unknown) => statedInCells(entry as Readonly<Record<string, unknown>>));
    const text = typeof value === 'string' ? value.trim() : '';
    const number = /^([\d,]+(?:\.\d+)?)\s*(万元|元)?$/u.exec(text);
    if (label === 'uscc') return [{ kind: 'CODE', value: text }];
    if (PARTY_CELL.test(label) && text !== '' && !/^(?:\/|null|-|无)$/u.test(text))
      return [{ kind: 'PARTY', value: text.split(/[、;；]/u)[0]! }];
    if (!PRICE_CELL.test(label)) return [];
    return number !== null ? amount(number[1]!, number[2] ?? unitOf(label)) : partsOfPrice(text);
  });
  return distinct(checks);
}

/** Which columns of a list row hold names, yuan and codes. */
export interface StatedColumns {
  readonly parties?: readonly string[];
  readonly yuan?: readonly string[];
  readonly codes?: readonly string[];
}

/** The columns of a list row, whatever their type. */
export function statedInColumns(row: Readonly<Record<string, unknown>>, columns: StatedColumns): readonly StatedCheck[] {
  const text = (name: string): string => (['string', 'number'].includes(typeof row[name]) ? String(row[name]).trim() : '');
  const filled = (names: readonly string[] = []): readonly string[] => names.map(text).filter((value) => value !== '');
  return distinct([
    ...filled(columns.parties).map((value) => ({ kind: 'PARTY' as const, value })),
    ...filled(columns.codes).map((value) => ({ kind: 'CODE' as const, value })),
    ...filled(columns.yuan).flatMap((value) => amount(value, '元')),
  ]);
}

/** Sums of a price's parts: `设计费报价为28万元`. */
const PART_OF_PRICE =
  /(?:设计|勘察|建安|施工|安装|咨询服务|工程)(?:工程)?费(?:报价)?(?:为|[:：])?\s*[¥￥]?(\d+(?:\.\d+)?)\s*(万元|元)(?!\s*[\/／每])/gu;

function partsOfPrice(price: string): readonly StatedCheck[] {
  return [...price.matchAll(PART_OF_PRICE)].flatMap(([, number, unit]) => amount(number!, unit));
}

/** Bidders and their prices in yuan, where names and prices stand together. */
export function statedInCandidates(list: unknown): readonly StatedCheck[] {
  const entries = (Array.isArray(list) ? list : []) as readonly { readonly bidder?: string; readonly price?: string }[];
  return distinct(
    entries.flatMap(({ bidder = '', price = '' }): readonly StatedCheck[] => {
      const single =
        price !== '未提供' && /^[\p{Script=Han}（）()]{4,40}公司$/u.test(bidder) ? [{ kind: 'PARTY' as const, value: bidder }] : [];
      return [...single, ...partsOfPrice(price), ...(Number(price) < 1000 ? [] : amount(price, '元'))];
    }),
  );
}

function unitOf(label: string): string | undefined {
  if (/Wan$|_wan$|万元|^(?:evaluatevalue|objectprice|tradevalue|bidprice)$/u.test(label)) return '万元';
  return /[（(]元[)）]/u.test(label) ? '元' : undefined;
}

/** Zero is printed for "none"; a number without a unit states no sum. */
export function amount(number: string, unit: string | undefined): readonly StatedCheck[] {
  const plain = number.replaceAll(',', '');
  if (unit === undefined || !/^\d+(?:\.\d+)?$/u.test(plain)) return [];
  const yuan = new Big(plain).times(unit === '万元' ? 10_000 : 1);
  return yuan.eq(0) ? [] : [{ kind: 'AMOUNT', value: yuan.toFixed() }];
}

function distinct(checks: readonly StatedCheck[]): readonly StatedCheck[] {
  return [...new Map(checks.map((check) => [`${check.kind} ${check.value}`, check])).values()];
}

/** What of a row's statements its records do not hold. Texts of the notice itself do not count. */
export function missesOf(stated: readonly StatedCheck[], records: readonly TradeRecord[]): readonly StatedCheck[] {
  const held = heldBy(records);
  const isPlaced = records.some((record) => 'region' in record && record.region?.code != null);
  return stated.filter(({ kind, value }) => (kind === 'PLACE' ? !isPlaced : !held.has(plain(value))));
}

const LONG_TEXTS = new Set(['content', 'source', 'raw']);

function heldBy(records: readonly TradeRecord[]): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (value: unknown, name: string): void => {
    if (LONG_TEXTS.has(name)) return;
    if (typeof value === 'string') found.add(plain(value)).add(value.slice(0, 'yyyy-MM-dd'.length));
    else if (Array.isArray(value)) value.forEach((member) => walk(member, name));
    else if (typeof value === 'object' && value !== null) Object.entries(value).forEach(([key, member]) => walk(member, key));
  };
  walk(records, '');
  return found;
}

function plain(value: string): string {
  return value.replaceAll(/[\s\u00a0\u3000]+/gu, '');
}
