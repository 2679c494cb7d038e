import type { Money } from '../../../schema/records/money.ts';
import type { StatedValue } from '../../../schema/records/notice.ts';
import { NUMBER, UNIT as SUM_UNIT, yuanOf } from './sum-pattern.ts';

/** Amounts of the project that notices tell in sentences: `本工程预算审核价为人民币20794078元`. */
const TOLD = [
  '预算审核价',
  '审核预算价',
  '预算审定价',
  '财政评审价',
  '预算金额',
  '采购预算',
  '项目预算',
  '总预算',
  '预估总金额',
  '预算价',
  '招标控制价',
  '招标控制总价',
  '最高投标限价',
  '投标最高限价',
  '最高限价',
  '合同估算价',
  '项目总投资',
  '工程总投资',
  '计划总投资',
  '概算总投资',
  '估算总投资',
  '总投资额',
  '国有资金',
  '财政资金',
  '自筹资金',
  '总投资',
  '投资总额',
  '投资估算',
  '计划投资',
  '项目投资',
  '工程投资',
  '建设投资',
  '建设费用',
  '工程造价',
  '建安工程费',
  '建安费',
  '勘察费',
  '设计费',
  '监理费',
  '投标保证金金额',
  '投标保证金',
  '收费金额',
  '收取金额',
];
/** `总投资约25亿。` */
const UNIT = String.raw`${SUM_UNIT}|[亿万](?=[。，；）;,)\s]|$)`;
/** What stands between a label and its sum; after an investment, a budget or a ceiling nothing need stand there: `总投资60000万元`. */
const LINK = String.raw`(?:(?:约为|为|是|约|[：:])\s*(?:人民币|暂定为?|暂估|估算为?|预计)?|(?<=投资|投资额|投资总额|限价|控制价|预算金额|总预算|建安费|工程费|勘察费|设计费|监理费)\s?(?=约?\d))`;
/** Looking back at every character is slow: first whether a label can begin here. */
const FIRST_CHARACTERS = [...new Set(TOLD.map((label) => label[0]))].join('');
const IN_SENTENCE = new RegExp(
  String.raw`(?=[${FIRST_CHARACTERS}])(?<!类似|单项|单个|单价|业绩|每[\p{Script=Han}]{1,3})(${TOLD.join('|')})(?:[（(][^（()）\d]{1,12}[)）])?${LINK}\s*约?[¥￥]?\s*(${NUMBER})\s*(${UNIT})(?!\s*[)）]?\s*(?:[\/／每的]|(?:[（(]含[^）)]{0,6}[)）]|及|或)?以[上下内]))`,
  'gu',
);

/** Sums told in sentences that no labelled value holds, each once. */
export function proseAmounts(lines: readonly string[], held: readonly (Money | null)[]): readonly StatedValue[] {
  const seen = new Set(held.map((money) => money?.yuan ?? null));
  return [...lines.join('\n').matchAll(IN_SENTENCE)].flatMap(([, label, number, unit]) => {
    const yuan = yuanOf(number!, unit!);
    if (yuan.lte(0) || seen.has(yuan.toFixed())) return [];
    seen.add(yuan.toFixed());
    const raw = `${number!}${unit!}`;
    return [{ label: label!, value: raw, money: { yuan: yuan.toFixed(), currency: 'CNY', form: 'AMOUNT' as const, raw, rawUnit: unit! } }];
  });
}

const BUDGETS: ReadonlySet<string> = new Set(['预算金额', '采购预算', '项目预算', '总预算']);

/** The one budget that sentences tell; null where they tell none or several. */
export function budgetTold(lines: readonly string[]): Money | null {
  const budgets = proseAmounts(lines, []).filter(({ label }) => BUDGETS.has(label));
  return budgets.length === 1 ? budgets[0]!.money : null;
}
