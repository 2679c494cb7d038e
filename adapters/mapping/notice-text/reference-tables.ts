import type { HtmlRow } from '../html-table.ts';
import type { Stated } from './label-pairs.ts';
import { looksLikeOrganisation } from './party-names.ts';

/** Some portals mask characters: `业*`. */
const NAMES_TABLE = /^(?:类似)?(?:项目)?业[绩*]$/u;
const WHOSE = /^(?:单位|投标人|中标候选人|企业)名称$/u;
const WORKS = /^(?:项目|工程|业绩)名称$/u;
const PRICE = /^合同(?:金额|价格?|价款)(?:[（(][^（()）]{1,4}[)）])?$/u;
const NUMBER = /^\d[\d,]*(?:\.\d+)?(?:万元|元)?$/u;

/**
 * The prices of the works that bidders refer to: `业绩 | 单位名称 | 项目名称 | 合同金额（万元）`, each under its bidder and works. A bidder
 * with several works stands only in the first of their rows.
 */
export function referencePrices(tables: readonly (readonly HtmlRow[])[]): readonly Stated[] {
  return tables.flatMap(([head, ...rows]) => {
    const headings = head?.cells.slice(1).map((cell) => cell.replaceAll(/\s/gu, '')) ?? [];
    const columns = [WHOSE, WORKS, PRICE].map((pattern) => headings.findIndex((heading) => pattern.test(heading)));
    const known = NAMES_TABLE.test(head?.cells[0] ?? '') && columns[0] === 0 && columns.every((column) => column >= 0);
    return known ? pricesIn(rows, headings, columns as [number, number, number]) : [];
  });
}

function pricesIn(
  rows: readonly HtmlRow[],
  headings: readonly string[],
  [, works, price]: readonly [number, number, number],
): readonly Stated[] {
  let whose = '';
  return rows.flatMap(({ cells }): readonly Stated[] => {
    const missing = headings.length - cells.length;
    if (missing !== 0 && missing !== 1) return [];
    if (missing === 0) whose = cells[0]!;
    const value = cells[price - missing]!;
    const label = `${whose} 业绩 ${cells[works - missing]!} ${headings[price]!}`;
    return whose !== '' && NUMBER.test(value) ? [{ label, value, meaning: 'referencePrice' }] : [];
  });
}

const OWNER = '项目业主';
/** What a row of references in a page without its tables holds: owner, works, two days, size, price, person. */
const ROW_CELLS = 7;
const PRICE_AT = 5;
const OF_BIDDER = /业绩[（(]([^（()）]{4,60}(?:[（(][^（()）]{1,20}[)）][^（()）]*)?)[)）]$/u;

/** The same of a page whose tables have become lines: `第一中标候选人类似业绩（某公司）`, the headings, then seven lines for each of the works. */
export function referencePricesInLines(lines: readonly string[]): readonly Stated[] {
  return lines.flatMap((line, index) => {
    const heading = lines[index + PRICE_AT] ?? '';
    const whose = OF_BIDDER.exec(lines[index - 1] ?? '')?.[1];
    return line !== OWNER || whose === undefined || !PRICE.test(heading) ? [] : pricesAfter(lines, index + ROW_CELLS, whose, heading);
  });
}

function pricesAfter(lines: readonly string[], start: number, whose: string, heading: string): readonly Stated[] {
  const found: Stated[] = [];
  for (let at = start; NUMBER.test(lines[at + PRICE_AT] ?? '') && !lines.slice(at, at + ROW_CELLS).includes(OWNER); at += ROW_CELLS)
    found.push({
      label: `${whose} 业绩 ${worksOf(lines[at]!, lines[at + 1]!)} ${heading}`,
      value: lines[at + PRICE_AT]!,
      meaning: 'referencePrice',
    });
  return found;
}

/** Owner and works are sometimes printed the other way round. */
function worksOf(owner: string, works: string): string {
  return looksLikeOrganisation(works) && !looksLikeOrganisation(owner) ? owner : works;
}
