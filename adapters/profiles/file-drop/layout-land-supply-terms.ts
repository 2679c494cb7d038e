import type { StatedValue } from '../../../schema/records/notice.ts';
import { readPrice } from '../../mapping/notice-text/price.ts';

const DECIMAL = /^\d{1,12}(?:\.\d+)?$/u;

/** What a land-supply row states of origin and terms and has no field of its own, by the heading under which the land market prints it. */
export interface SupplyTerms {
  readonly source: string | null;
  readonly industry: string | null;
  readonly instalments: string | null;
  readonly instalmentNumber: string | null;
  readonly instalmentDate: string | null;
  readonly handoverAt: string | null;
  readonly startAt: string | null;
  readonly completionAt: string | null;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
}

const ORIGIN: readonly (readonly [keyof SupplyTerms, string])[] = [
  ['source', '土地来源'],
  ['industry', '行业分类'],
];
const TERMS: readonly (readonly [keyof SupplyTerms, string])[] = [
  ['handoverAt', '约定交地时间'],
  ['startAt', '约定开工时间'],
  ['completionAt', '约定竣工时间'],
  ['startedAt', '实际开工时间'],
  ['completedAt', '实际竣工时间'],
];

/** `2/2008年02月20日/400.0000/Nah,1/…`: number, day, amount and remark of each. */
const SLASHED = /^\d+\/\d{4}年[^/]*\//u;

/** Where the land comes from and what it is for, one line each; null where nothing is stated. */
export function originText(row: SupplyTerms): string | null {
  return joined(linesOf(ORIGIN, row));
}

/** Instalments and agreed dates, one line each; null where nothing is stated. */
export function termsText(row: SupplyTerms): string | null {
  return joined([...instalmentLines(row), ...linesOf(TERMS, row)]);
}

function linesOf(headings: readonly (readonly [keyof SupplyTerms, string])[], row: SupplyTerms): readonly string[] {
  return headings.flatMap(([name, heading]) => (row[name] === null ? [] : [`${heading}：${row[name]}`]));
}

function joined(lines: readonly string[]): string | null {
  return lines.length === 0 ? null : lines.join('\n');
}

/** The instalments, each with its sum in yuan where it names one. */
export function instalmentsOf(row: SupplyTerms): readonly StatedValue[] {
  return instalments(row).map(({ told, sum }) => ({ label: '分期支付', value: told, money: sum === null ? null : readPrice(sum, '万元') }));
}

function instalmentLines(row: SupplyTerms): readonly string[] {
  return instalments(row).map(({ told }) => `分期支付约定（万元）：${told}`);
}

/** An instalment as told, and the number among its parts. */
interface Instalment {
  readonly told: string;
  readonly sum: string | null;
}

/** Amounts are in 万元; a list of instalments is `{"1": [date, amount, remark]}`, `1/date/amount/remark,…` or amounts with a semicolon behind each. */
function instalments(row: SupplyTerms): readonly Instalment[] {
  if (row.instalments === null) return [];
  if (SLASHED.test(row.instalments)) return row.instalments.split(',').map(slashed);
  const listed = instalmentList(row.instalments);
  if (listed !== null) return listed;
  const sums = row.instalments.split(/[;；]/u).filter((sum) => sum.trim() !== '');
  return sums.length === 1
    ? [instalmentOf([numberOf(row.instalmentNumber), row.instalmentDate, sums[0]!])]
    : sums.map((sum) => instalmentOf([sum]));
}

function slashed(instalment: string): Instalment {
  const [number = null, ...parts] = instalment.split('/').filter((part) => !/^(?:nah)?$/iu.test(part.trim()));
  return instalmentOf([numberOf(number), ...parts]);
}

function numberOf(number: string | null): string | null {
  return number === null ? null : `第${number}期`;
}

function instalmentOf(parts: readonly (string | null)[]): Instalment {
  const stated = parts.filter((part) => part !== null).map((part) => part.trim());
  return { told: stated.join(' '), sum: stated.find((part) => DECIMAL.test(part)) ?? null };
}

function instalmentList(text: string): readonly Instalment[] | null {
  if (!text.startsWith('{')) return null;
  try {
    const parsed = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return Object.entries(parsed).map(([number, parts]) => instalmentOf([numberOf(number), ...[parts].flat().map(String)]));
  } catch {
    return null;
  }
}
