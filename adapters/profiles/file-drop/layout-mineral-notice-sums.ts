import type { Finding } from '../../../schema/records/finding.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { StatedValue } from '../../../schema/records/notice.ts';
import { readPrice } from '../../mapping/notice-text/price.ts';
import { finding, textOf, type Columns } from '../../mapping/reader.ts';
import { toldAmounts, toldPeriods } from './layout-mineral-notice-text.ts';

/** The sum in a column of 万元; null where it is empty. */
export function wan(raw: Columns, column: string, findings: Finding[]): Money | null {
  const printed = textOf(raw, column);
  if (printed === null) return null;
  const price = readPrice(printed, '万元');
  if (price?.yuan == null) findings.push(finding({ code: 'NOT_AN_AMOUNT', severity: 'WARNING', column, value: printed }));
  return price;
}

const OWN_COLUMNS = new Set(['startPriceWan', 'dealPriceWan']);
const DEPOSIT = 'depositWan';

/** Every further column of 万元, and what the summary tells beside the columns. */
export function statedIn(
  raw: Columns,
  summary: string | null,
  held: readonly (Money | null)[],
  findings: Finding[],
): readonly StatedValue[] {
  const columns = Object.keys(raw).filter((name) => /Wan$|万元/u.test(name) && !OWN_COLUMNS.has(name));
  const own = columns.flatMap((name) => {
    const money = wan(raw, name, findings);
    return money === null ? [] : [{ label: name === DEPOSIT ? '保证金' : name, value: money.raw, money }];
  });
  const known = new Set([...held, ...own.map(({ money }) => money)].map((price) => price?.yuan));
  return [...own, ...toldAmounts(summary, known), ...toldPeriods(summary)];
}
