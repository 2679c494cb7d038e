import { isHeaded, readHtml, type HtmlReading, type HtmlRow, type LabelledValue } from '../html-table.ts';
import { flowTables } from './flow-table.ts';
import { labelPairs, stated, type Stated } from './label-pairs.ts';
import { isHeading, meaningOf } from './labels.ts';
import { mendLines } from './mend-lines.ts';
import { referencePrices, referencePricesInLines } from './reference-tables.ts';

/** What a notice states: values beside their labels, in order, and rows of tables that name parties. */
export interface NoticeReading {
  readonly pairs: readonly Stated[];
  readonly rows: readonly (readonly LabelledValue[])[];
  readonly lines: readonly string[];
}

/** Reads a notice's plain text, whose tables have become lines. */
export function readTextNotice(text: string): NoticeReading {
  const lines = mendLines(text);
  const tables = flowTables(lines);
  const taken = new Set(tables.flatMap((table) => table.lines));
  return {
    pairs: [...labelPairs(lines, taken), ...tables.flatMap(({ rows }) => pairsOfOnlyRow(rows)), ...referencePricesInLines(lines)],
    rows: tables.flatMap(({ rows }) => rows),
    lines,
  };
}

/** Reads a notice's HTML: label tables, headed tables, tables with a column per candidate, and the text around them. */
export function readHtmlNotice(html: string): NoticeReading {
  return readPageNotice(readHtml(html));
}

/** The same of a page that is already read. */
export function readPageNotice({ tables, paragraphs }: HtmlReading): NoticeReading {
  const outside = readTextNotice(paragraphs.join('\n'));
  const beside = tables
    .filter((table) => !isHeaded(table) && (candidateColumns(table) === null || isLabelTable(table)))
    .flatMap(besidePairs);
  const rows = tables.flatMap((table) => candidateColumns(table) ?? (isHeaded(table) ? headedRows(table) : []));
  const only = tables.filter((table) => isHeaded(table) && table.length === 2).flatMap((table) => pairsOfOnlyRow(headedRows(table)));
  return {
    pairs: [...beside, ...outside.pairs, ...only, ...referencePrices(tables)],
    rows: [...rows, ...outside.rows],
    lines: outside.lines,
  };
}

/** A table with one row says what it says of the whole notice: its headings are labels. Suppliers and sums of lots are read from rows. */
function pairsOfOnlyRow(rows: readonly (readonly LabelledValue[])[]): readonly Stated[] {
  const [only = []] = rows;
  const pairs = only.map(({ label, value }) => ({ label, value, meaning: meaningOf(label) }));
  const ofSuppliers = pairs.some(({ label, meaning }) => meaning === 'winner' || meaning === 'candidate' || label === '名称');
  return rows.length !== 1 || ofSuppliers
    ? []
    : pairs.filter(({ value, meaning }) => value !== '' && !isHeading(value) && meaning !== 'budget' && meaning !== 'ceiling');
}

/** Reads values that already stand under their labels, as fields of a JSON object do. */
export function readPairs(values: Readonly<Record<string, unknown>>): NoticeReading {
  const pairs = Object.entries(values).flatMap(([label, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [{ label, value: String(value).trim(), meaning: meaningOf(label) }] : [],
  );
  return { pairs: pairs.filter(({ value }) => value !== ''), rows: [], lines: [] };
}

/** Several readings of one notice as one; what stands first wins. */
export function joinReadings(...readings: readonly NoticeReading[]): NoticeReading {
  return {
    pairs: readings.flatMap(({ pairs }) => pairs),
    rows: readings.flatMap(({ rows }) => rows),
    lines: readings.flatMap(({ lines }) => lines),
  };
}

/** Two columns, labels and values: with one candidate only, columns of candidates look the same. */
function isLabelTable(table: readonly HtmlRow[]): boolean {
  return table.every(({ cells }) => cells.length <= 2);
}

function besidePairs(table: readonly HtmlRow[]): Stated[] {
  return table.flatMap(({ cells }) => {
    const pairs: Stated[] = [];
    for (let index = 0; index + 1 < cells.length; index += 2) {
      const label = cells[index]!.replace(/[：:\s]+$/u, '');
      const value = cells[index + 1]!;
      if (label !== '' && value !== '' && !(isHeading(value) && meaningOf(value) !== 'winner')) pairs.push(stated({ label, value }));
    }
    return pairs;
  });
}

function headedRows([header, ...rows]: readonly HtmlRow[]): LabelledValue[][] {
  return rows
    .filter((row) => row.cells.length === header!.cells.length)
    .map((row) => row.cells.map((value, index) => ({ label: header!.cells[index]!, value })));
}

/** A table with a column per candidate (`中标候选人名称 | A | B | C`) gives a row per candidate; null for any other table. */
function candidateColumns(table: readonly HtmlRow[]): LabelledValue[][] | null {
  const names = table.find(
    ({ cells }) => cells.length >= 2 && ['candidate', 'winner'].includes(meaningOf(cells[0]!) ?? '') && !isHeading(cells[1]!),
  );
  if (names === undefined || !/候选人名称|中标人名称/u.test(names.cells[0]!)) return null;
  const seen = new Set<string>();
  const wanted = table.filter(({ cells }) => {
    const label = cells[0]!;
    if (cells.length !== names.cells.length || meaningOf(label) === null || seen.has(label)) return false;
    seen.add(label);
    return true;
  });
  return names.cells.slice(1).map((_, column) => wanted.map(({ cells }) => ({ label: cells[0]!, value: cells[column + 1]! })));
}
