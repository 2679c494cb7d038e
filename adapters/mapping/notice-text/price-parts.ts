import Big from 'big.js';
import { chineseYuan } from './chinese-numeral.ts';
import { NUMBER, UNIT, yuanOf } from './sum-pattern.ts';

/** One labelled sum inside a longer text: `设计费：28万元` of a price of several parts. */
export interface PricePart {
  /** As printed, without numbering and quotation marks. */
  readonly label: string;
  /** The sum as printed. */
  readonly raw: string;
  readonly unit: string;
  /** Exact decimal. */
  readonly yuan: string;
}

/** Clauses end at these; a comma within a number ends none. */
const CLAUSE = /[；;。、\n=+（(]|(?<=元)(?:[:：]|(?=[A-Z]\s?\p{Script=Han}))|[,，](?!\d{3}(?!\d))|其中(?:包括|包含)?|含(?=暂)/u;
/** What brackets without a number explain belongs to no label. */
const EXPLAINED = /[（(][^（()）\d]{1,40}[)）]/gu;
const SUM = new RegExp(
  String.raw`^(.*?[^\d.,，%％\s])\s*(?:人民币|约|[¥￥])*\s*[:：]?\s*(${NUMBER})\s*(${UNIT})(?!\s*[)）]?\s*[\/／每])`,
  'u',
);
const NUMBERING = /^[\s且但和与“”"'：:)）]*(?:\d{1,2}[)）.．、]\s*)*[“"]?/u;
const LINK = /[“”"\s)）]|(?:[为是：:]|人民币|约|[¥￥])+$/gu;
/** What is paid by the piece or the year is no sum of the whole. */
const BY_THE_PIECE = /单价|[每\/／]|率|系数|折扣|^超过/u;
const WORDS = /(?:人民币)?\s*(?:[:：]\s*)?([零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿]+[元圆][整正]?)\s*$/u;

/** Every sum of money with a label of its own that a text states, in order. Unit prices and rates are none. */
export function partsIn(printed: string): readonly PricePart[] {
  const clauses = printed
    .replaceAll(/[\s\u00a0\u3000\u200b-\u200f]+/gu, ' ')
    .replaceAll(EXPLAINED, '')
    .split(CLAUSE);
  return clauses.flatMap((clause, index) => partOf(clause, clauses[index - 1] ?? ''));
}

/** `…费报价为人民币叁万元整（￥30000元）`: the label stands before the words. */
function partOf(clause: string, before: string): readonly PricePart[] {
  const inWords = WORDS.exec(before);
  const text = inWords !== null && /^\s*[¥￥:：\s]*\d/u.test(clause) ? before.slice(0, inWords.index) + clause.trim() : clause;
  const match = SUM.exec(text);
  if (match === null) return [];
  const label = match[1]!.replace(NUMBERING, '').replaceAll(LINK, '').split(/[:：]/u).at(-1)!;
  const yuan = yuanOf(match[2]!, match[3]!);
  const contradicted = inWords !== null && text !== clause && chineseYuan(inWords[1]!) !== yuan.toFixed();
  if (!/^[A-Z]?\p{Script=Han}/u.test(label) || label.length < 2 || label.length > 40 || BY_THE_PIECE.test(label)) return [];
  return contradicted || yuan.lte(0) ? [] : [{ label, raw: `${match[2]!}${match[3]!}`, unit: match[3]!, yuan: yuan.toFixed() }];
}

/** The parts' sum; null where there are fewer than two. */
export function sumOf(parts: readonly PricePart[]): Big | null {
  return parts.length < 2 ? null : parts.reduce((sum, { yuan }) => sum.plus(yuan), new Big(0));
}
