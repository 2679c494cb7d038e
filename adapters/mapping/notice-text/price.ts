import Big from 'big.js';
import type { Money, PriceForm } from '../../../schema/records/money.ts';
import { chineseYuan } from './chinese-numeral.ts';
import { partsIn, sumOf } from './price-parts.ts';
import { NUMBER, UNIT, yuanOf } from './sum-pattern.ts';

/** What may stand around a sum without changing it. */
const HEAD = String.raw`(?:(?:采购)?包\d+\s*[-:：]\s*)?(?:人民币|RMB|CNY|[¥￥]|大写|小写|合计|总价|总投资|报价|金额|最终|最后|投标|成交|中标|估算(?:投资)?|约|[:：()（）\s])*`;
/** What a sum is for where it is for several years: all of it. */
const FOR_YEARS = String.raw`[/／]\s*[二两三四五2-5]\s*年`;
const TAIL = String.raw`(?:人民币|整|${FOR_YEARS}|[（(]\s*(?:人民币|元|大写.*?|小写.*?|¥.*?|不?含(?:增值)?税.*?)\s*[)）]|[（(](?:最终|具体|暂定|以)[^（）()\d%每单]*[)）]|[（(]\s*(?:人民币)?[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿]+[元圆][^（）()\d]{0,12}[)）]|大写(?:[（(][^（）()]{1,6}[)）])?\s*[:：]?\s*(?:人民币)?[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿]+[元圆][^（）()\d]{0,12}|[。；;、，,\s])*`;
const PLAIN = new RegExp(String.raw`^${HEAD}(${NUMBER})\s*[（(]?(${UNIT}|亿|万)?[)）]?${TAIL}$`, 'u');
/** A sum followed by what it is made of: `90031980.52元(其中建安费…)`. */
const WITH_PARTS = new RegExp(String.raw`^${HEAD}(${NUMBER})\s*(${UNIT})?\s*((?:[（(]+|[,，；;]?\s*其中).*)$`, 'u');
const SUMS = new RegExp(String.raw`(${NUMBER})\s*(${UNIT})`, 'gu');
/** The one total among several figures. */
const TOTAL = new RegExp(
  String.raw`(?<![费”])(?:投标总报价|投标总价|总报价|总价|报价总额|总金额|投标报价|合计|预算金额为|中标价格|中标价|小写)[为是：:]*\s*[¥￥]?\s*(${NUMBER})\s*(${UNIT})(?![\/／每])`,
  'gu',
);
/** Beside unit prices only a word for the whole counts. */
const GRAND_TOTAL = new RegExp(String.raw`(?:投标总价|总报价|(?<!单)总价)[为是：:]*\s*[¥￥]?\s*(${NUMBER})\s*(${UNIT})(?![\/／每])`, 'gu');
/** `…的60%计取。（约9017.71万元）`: what a price of rates comes to. */
const ESTIMATE = new RegExp(String.raw`[（(]\s*约\s*(${NUMBER})\s*(${UNIT})\s*[)）]\s*[。；]?$`, 'gu');
/** A heading for sums and rates alike: a small number may be a rate or a unit price, and is no price of a project. */
const SUM_OR_RATE = '元/%';
const LEAST_SUM_YUAN = 1000;
const PER_PIECE = /(?:元|万元)\s*[)）]?\s*[\/／每]|单价/u;
const RATE = /%|％|‰|费率|下浮|折扣|系数|优惠率|收益率/u;
const NOTHING = /^(?:|[（(]?(?:人民币)?(?:元|万元|亿元|%)[)）]?|\||[\/\\-]+|—+|无|未提供|暂无|详见.*|见.*|\*+|null|nullnull|不适用|空)$/u;

/** The unit that a label states in brackets: `中标价(元)` → 元; `元/%` and none give null. */
export function unitInLabel(label: string): string | null {
  return /[（(](?:人民币|单位[:：])?\s*(亿元|万元|元\/%|元|%)[)）]/u.exec(label)?.[1] ?? null;
}

const IN_WORDS = /[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,}[元圆](?:[零壹贰叁肆伍陆柒捌玖]角)?(?:零?[壹贰叁肆伍陆柒捌玖]分)?/u;
/** What a line tells after its price: `1234.56万元 工期：360天`. */
const NEXT_LABEL = /[\s；;，,]+(?:工期|质量|交货期|服务期|备注|项目经理|项目负责人)\s*[：:].*$/u;

/**
 * A price as printed. Only a sum of money whose unit is stated (in the value or in its label) gets yuan; rates, unit prices
 * and prices of several parts keep their text. `0` is printed for "none stated": no yuan. Null where nothing is stated.
 */
export function readPrice(printed: string, labelUnit: string | null = null): Money | null {
  const raw = printed
    .replaceAll(/[\s\u00a0\u3000]+/gu, ' ')
    .replace(NEXT_LABEL, '')
    .trim();
  if (NOTHING.test(raw)) return null;
  const plain = PLAIN.exec(raw);
  if (plain !== null) return agreed(plainSum(raw, plain[1]!, plain[2] ?? (/[¥￥]/u.test(raw) ? '元' : labelUnit)));
  return (
    chineseSum(raw) ?? sumWithParts(raw) ?? total(raw, PER_PIECE.test(raw) ? GRAND_TOTAL : TOTAL) ?? total(raw, ESTIMATE) ?? noSum(raw)
  );
}

/** A sum that its own words contradict is none. */
function agreed(price: Money): Money {
  const words = IN_WORDS.exec(price.raw)?.[0];
  const yuan = words === undefined ? null : chineseYuan(words);
  return yuan === null || price.yuan === null || yuan === price.yuan ? price : money(null, 'OTHER', price.raw, null);
}

function plainSum(raw: string, number: string, unit: string | null): Money {
  if (unit === '%') return money(null, 'RATE', raw, '%');
  if (unit === SUM_OR_RATE)
    return new Big(number.replaceAll(/[,，]/gu, '')).gt(LEAST_SUM_YUAN) ? amount(raw, number, '元') : money(null, 'OTHER', raw, null);
  return unit === null ? money(null, 'AMOUNT', raw, null) : amount(raw, number, unit);
}

function amount(raw: string, number: string, unit: string): Money {
  const yuan = yuanOf(number, unit);
  return money(yuan.eq(0) ? null : yuan.toFixed(), 'AMOUNT', raw, unit);
}

function chineseSum(raw: string): Money | null {
  const [words, rest] = raw.split(/(?<=[元圆][整正]?)\s*[（(]/u);
  const yuan = chineseYuan(words ?? '');
  const digits = rest === undefined ? null : PLAIN.exec(rest.replace(/[)）]$/u, ''));
  if (yuan === null || (digits !== null && !new Big(digits[1]!.replaceAll(/[,，]/gu, '')).eq(yuan))) return null;
  return money(yuan, 'AMOUNT', raw, '元');
}

/** A total printed without a unit takes the unit of its parts where they all name the same one; no total is less than a part of it. */
function sumWithParts(raw: string): Money | null {
  const match = WITH_PARTS.exec(raw);
  const inBrackets = match?.[3]!.split(/[)）]\s*(?=备注|$)/u)[0] ?? '';
  if (match === null || PER_PIECE.test(inBrackets)) return null;
  const sums = [...inBrackets.matchAll(SUMS)].map(([, number, unit]) => ({ number: number!, unit: unit! }));
  const units = new Set(sums.map(({ unit }) => unit));
  const unit = match[2] ?? (units.size === 1 ? [...units][0]! : null);
  if (unit === null) return null;
  const whole = yuanOf(match[1]!, unit);
  const isLess = sums.some((sum) => whole.lt(yuanOf(sum.number, sum.unit)));
  const announced = /^[^）)]*(?:其中|含|[费价]|资金)/u.test(inBrackets) || sumOf(partsIn(inBrackets))?.eq(whole) === true;
  return announced && !isLess ? amount(raw, match[1]!, unit) : null;
}

function total(raw: string, pattern: RegExp): Money | null {
  const found = [...raw.matchAll(pattern)];
  const sums = new Set(found.map(([, number, unit]) => yuanOf(number!, unit!).toFixed()));
  const [sum] = sums;
  if (sums.size !== 1 || partsIn(raw).some(({ yuan }) => new Big(yuan).gt(sum!))) return null;
  return money(sum!, 'AMOUNT', raw, found[0]![2]!);
}

function noSum(raw: string): Money {
  const percents = raw.match(/[%％‰]/gu)?.length ?? 0;
  const sums = new RegExp(String.raw`\d\s*(?:${UNIT})`, 'u').test(raw);
  if (PER_PIECE.test(raw) && percents === 0 && partsIn(raw).length === 0) return money(null, 'UNIT_PRICE', raw, null);
  const isRate = RATE.test(raw) && percents <= 1 && !sums;
  return money(null, isRate ? 'RATE' : 'OTHER', raw, isRate && percents === 1 ? '%' : null);
}

function money(yuan: string | null, form: PriceForm, raw: string, rawUnit: string | null): Money {
  return { yuan, currency: 'CNY', form, raw, rawUnit };
}
