const HYPHENATED = /^(\d{4})-(\d{6})-(\d{2})-(\d{2})-(\d{6})$/u;
const COMPACT = /^(\d{4})(\d{6})(\d{2})(\d{2})(\d{6})$/u;

/** The parts of a 投资项目统一代码: 24 characters with hyphens, 20 digits without. There is no check character. */
export interface InvestmentProjectCode {
  /** As written: a year (`2018`), or since about 2020 the year and month of two digits each (`2103` is March 2021). */
  readonly period: string;
  /** `2018` or `2021-03`; null where the period is neither. */
  readonly date: string | null;
  /** GB/T 2260, or a department of the State Council (`000…`). */
  readonly region: string;
  readonly industry: string;
  readonly projectType: string;
  readonly sequence: string;
}

/** Reads a 投资项目统一代码 with or without its hyphens; null where it is none. Its region is not looked up. */
export function parseInvestmentProjectCode(text: string): InvestmentProjectCode | null {
  const plain = text.trim();
  const match = HYPHENATED.exec(plain) ?? COMPACT.exec(plain);
  if (match === null) return null;
  const [, period, region, industry, projectType, sequence] = match as unknown as [string, string, string, string, string, string];
  return { period, date: dateOf(period), region, industry, projectType, sequence };
}

/** Writes the code of 24 characters. */
export function formatInvestmentProjectCode({ period, region, industry, projectType, sequence }: InvestmentProjectCode): string {
  return [period, region, industry, projectType, sequence].join('-');
}

/** The codes began in 2014: a smaller number is no year, and one above 2099 has a month. */
function dateOf(period: string): string | null {
  if (/^20(?:1[3-9]|[2-9]\d)$/u.test(period)) return period;
  return /^2\d(?:0[1-9]|1[0-2])$/u.test(period) ? `20${period.slice(0, 2)}-${period.slice(2)}` : null;
}
