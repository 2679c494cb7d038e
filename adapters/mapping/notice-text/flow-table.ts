import type { LabelledValue } from '../html-table.ts';
import { isHeading, meaningOf, type Meaning } from './labels.ts';
import { EMPTY_CELL } from './mend-lines.ts';
import { looksLikeOrganisation } from './party-names.ts';
import { plainDays } from './plain-days.ts';

/** A table whose cells stand one below the other, as text of a page without its markup. */
export interface FlowTable {
  readonly rows: readonly (readonly LabelledValue[])[];
  /** Indexes of the lines it takes, heading included. */
  readonly lines: readonly number[];
}

const NUMBER = /^(?:报价[：:])?\s*[¥￥]?\s*-?[\d,，]+(?:\.\d+)?\s*[（(]?(?:元|万元|%)?[)）]?$/u;
const RANK = /^第?[\d一二三四五六七八九十]{1,4}(?:名|中标候选人)?$/u;
const AFTER =
  /^[一二三四五六七八九十]{1,3}、|^第[一二三四五六七八九十]中标候选人(?!名称|单位)[^，。：:]{4,}|^[（(][一二三四五六七八九十]{1,2}[)）]|^\d{1,2}[、.．]\D/u;
const CODE = /^[0-9A-Z]{9}$|^[0-9A-Z]{18}$/u;
/** Persons told by their post stand one below the other, whatever the headings: `设计负责人：李*`. */
const POST = /^\p{Script=Han}{0,6}(?:负责人|经理|工程师|总工|总监)[:：]/u;
/** What stands over a table of those who are not proposed: `五、未进入中标候选人的投标企业情况`. */
const LOST = /^(?!.*(?:无|没有)[。；]?$).*(?:未(?:进入|入围|中标|中选|成交|获推荐|被推荐)|非中标候选人|其他投标人|否决|废标)/u;
/** `采购包1:`, `合同包2（体育器材）：` over the table of one lot. */
const OF_LOT = /^(?:采购包|合同包|标项|标包|分包|包)\s*([A-Z\d]{1,3})\s*(?:[（(](.{1,60})[)）])?\s*[:：]?$/u;
const OF_NUMBERED_LOT = /^(\d{3})(?=\D)(.{4,60})[:：]$/u;
const LONGEST_HEAD = 80;
/** Label of what is said over a table of those who are not proposed. */
export const LOST_HEAD = '未中标情况';
const AMOUNTS: ReadonlySet<Meaning> = new Set<Meaning>(['dealPrice', 'bidPrice', 'budget', 'ceiling']);
const MAX_ROWS = 20_000;

/** Every table of parties in a notice's lines: a run of headings that holds one for a name, then its rows. */
export function flowTables(lines: readonly string[]): readonly FlowTable[] {
  const tables: FlowTable[] = [];
  for (let index = 0; index < lines.length;) {
    const width = headingWidth(lines, index);
    const table = isPartyHeading(lines.slice(index, index + width)) ? readTable(lines, index, width) : null;
    if (table !== null) tables.push(table);
    index = table === null ? index + Math.max(1, width) : table.lines.at(-1)! + 1;
  }
  return tables;
}

function headingWidth(lines: readonly string[], start: number): number {
  let width = 0;
  while (start + width < lines.length && (isHeading(lines[start + width]!) || (width >= 2 && isUnknownHeading(lines, start + width))))
    width += 1;
  return width;
}

/** A heading that no list of ours holds: a short word between headings that it does hold. */
function isUnknownHeading(lines: readonly string[], index: number): boolean {
  const word = lines[index]!;
  return /^\p{Script=Han}{2,8}$/u.test(word) && !looksLikeOrganisation(word) && isHeading(lines[index + 1] ?? '');
}

function isPartyHeading(headings: readonly string[]): boolean {
  if (headings.length < 3) return false;
  const meanings = headings.map(meaningOf);
  const named = headings.some(namesSomebody);
  const ofLots = meanings.includes('lotCode') && meanings.some((meaning) => meaning === 'budget' || meaning === 'ceiling');
  return (
    ofLots ||
    isOfPlan(headings) ||
    isOfItems(headings) ||
    (named && meanings.some((meaning) => meaning === 'dealPrice' || meaning === 'bidPrice' || meaning === 'rank'))
  );
}

function isOfPlan(headings: readonly string[]): boolean {
  const meanings = headings.map(meaningOf);
  return meanings.includes('projectName') && meanings.includes('budget');
}

/** Items of a plan that a purchase takes up: `采购条目编号 | 采购条目名称 | … | 采购预算`. */
function isOfItems(headings: readonly string[]): boolean {
  return headings.some((heading) => /条目编号/u.test(heading)) && headings.map(meaningOf).includes('budget');
}

function readTable(lines: readonly string[], start: number, width: number): FlowTable | null {
  const headings = lines.slice(start, start + width);
  const rows: LabelledValue[][] = [];
  let next = start + width;
  while (next < lines.length && rows.length < MAX_ROWS && !ends(lines, next)) {
    const read =
      wholeRow(headings, lines, next) ??
      wholeRow(withoutUnit(headings), lines, next) ??
      wholeRow(withoutRemark(headings), lines, next) ??
      looseRow(headings, lines, next);
    if (read === null) break;
    rows.push(read.cells);
    next += read.length;
  }
  return rows.length === 0
    ? null
    : { rows: withHead(rows, headOver(lines, start)), lines: Array.from({ length: next - start }, (_, offset) => start + offset) };
}

/** Each row also tells what the line over its table says of all of them. */
function withHead(rows: readonly LabelledValue[][], head: string): readonly (readonly LabelledValue[])[] {
  const told = head.length > LONGEST_HEAD ? [] : LOST.test(head) ? [{ label: LOST_HEAD, value: head }] : lotIn(head);
  return told.length === 0 ? rows : rows.map((row) => [...row, ...told]);
}

/** The line over a table; over `1、中标候选人基本情况` the lot that it is of: `001青岚县道路工程一标段:`. */
function headOver(lines: readonly string[], start: number): string {
  const head = lines[start - 1] ?? '';
  return /^1[、.．]中标候选人/u.test(head) && OF_NUMBERED_LOT.test(lines[start - 2] ?? '') ? lines[start - 2]! : head;
}

function lotIn(head: string): readonly LabelledValue[] {
  const [, code, name] = OF_LOT.exec(head) ?? OF_NUMBERED_LOT.exec(head) ?? [];
  if (code === undefined) return [];
  return [{ label: '包号', value: code }, ...(name === undefined ? [] : [{ label: '包名称', value: name }])];
}

function wholeRow(headings: readonly string[], lines: readonly string[], start: number) {
  const { length } = headings;
  const cells = followedWell(headings, lines, start + length) ? fullRow(headings, lines.slice(start, start + length)) : null;
  return cells === null ? null : { cells, length };
}

/** A unit that stands in a cell of its own is often written onto the number before it. */
function withoutUnit(headings: readonly string[]): readonly string[] {
  return headings.filter((heading) => meaningOf(heading) !== 'unit');
}

/** An empty cell leaves no line: the last column of a plan is for remarks, and most rows have none. */
function withoutRemark(headings: readonly string[]): readonly string[] {
  if (!isOfPlan(headings)) return headings;
  return headings.filter((heading, index) => index < headings.length - 1 || !/^备注/u.test(heading));
}

function ends(lines: readonly string[], index: number): boolean {
  return AFTER.test(lines[index]!) || (isHeading(lines[index]!) && isHeading(lines[index + 1] ?? ''));
}

/** Whether a row can end here: the table ends, or what follows can begin another row. */
function followedWell(headings: readonly string[], lines: readonly string[], index: number): boolean {
  return index >= lines.length || ends(lines, index) || /[:：]/u.test(lines[index]!) || cellFits(headings[0]!, lines[index]!);
}

/** A row with a cell under every heading: each cell must look like what its heading announces. */
function fullRow(headings: readonly string[], cells: readonly string[]): LabelledValue[] | null {
  if (cells.length < headings.length) return null;
  const fits = headings.every((heading, index) => cellFits(heading, cells[index]!));
  return fits ? headings.map((label, index) => ({ label, value: cells[index]! })).filter(({ value }) => value !== EMPTY_CELL) : null;
}

function cellFits(heading: string, cell: string): boolean {
  const meaning = meaningOf(heading);
  if (namesSomebody(heading)) return looksLikeOrganisation(cell);
  if (cell === EMPTY_CELL) return true;
  if (meaning !== null && AMOUNTS.has(meaning)) return NUMBER.test(cell) || /[%％元]|\d\s*[万亿]/u.test(cell);
  if (meaning === 'rank') return RANK.test(cell);
  if (meaning === 'lotCode') return /^[\p{Script=Han}\w（()）[\]【】〔〕—-]{1,60}$/u.test(cell) && !isHeading(cell);
  if (meaning === 'code') return CODE.test(cell);
  return isPlainCell(cell) && (meaning === null || !POST.test(cell));
}

function isPlainCell(cell: string): boolean {
  return !isHeading(cell) && !AFTER.test(cell);
}

/**
 * A row with missing or broken cells: rank, then names, then the next price. Only what stands where its heading puts it
 * counts; a row without a name is none.
 */
function looseRow(headings: readonly string[], lines: readonly string[], start: number) {
  const end = endOfLooseRow(headings, lines, start);
  const row = lines.slice(start, end);
  const nameAt = row.findIndex((cell) => looksLikeOrganisation(cell));
  if (nameAt < 0 || nameAt > 3 || !headings.some(namesSomebody)) return null;
  const nameEnd = row.findIndex((cell, index) => index > nameAt && !looksLikeOrganisation(cell) && !/[:：]$/u.test(cell));
  const last = nameEnd < 0 ? row.length : nameEnd;
  const cells = headings.flatMap((label) => looseCell(label, headings, row, nameAt, last));
  return { cells, length: end - start };
}

function namesSomebody(heading: string): boolean {
  return heading === '名称' || ['winner', 'candidate'].includes(meaningOf(heading) ?? '');
}

function looseCell(label: string, headings: readonly string[], row: readonly string[], nameAt: number, nameEnd: number): LabelledValue[] {
  const meaning = meaningOf(label);
  if (meaning === 'rank' && RANK.test(row[0]!)) return [{ label, value: row[0]! }];
  if (namesSomebody(label)) return [{ label, value: row.slice(nameAt, nameEnd).join(' ') }];
  if (meaning === 'code') return codesAmong(row, label);
  if (meaning === 'term') return row.flatMap((cell) => (plainDays(cell, '') === null ? [] : [{ label, value: cell }])).slice(0, 1);
  if (meaning === 'bond') return bondAmong(label, headings, row, nameEnd);
  return meaning === 'dealPrice' || meaning === 'bidPrice' ? priceAmong(label, headings, row, nameEnd) : [];
}

function codesAmong(row: readonly string[], label: string): LabelledValue[] {
  const code = row.find((cell) => CODE.test(cell));
  return code === undefined ? [] : [{ label, value: code }];
}

/** The cell after the names where the price has the next heading, else the one cell that looks like a sum. */
function priceAmong(label: string, headings: readonly string[], row: readonly string[], nameEnd: number): LabelledValue[] {
  const position = headings.indexOf(label);
  const namePosition = headings.findIndex(namesSomebody);
  const value = position === namePosition + 1 ? row[nameEnd] : row.find((cell) => /^[\d,]+\.\d{2,}\s*(?:元|万元)?$/u.test(cell));
  return value === undefined || !(NUMBER.test(value) || /[%％]|\d元/u.test(value)) ? [] : [{ label, value }];
}

/** A bond in numbers stands right before the price where its heading does. */
function bondAmong(label: string, headings: readonly string[], row: readonly string[], nameEnd: number): LabelledValue[] {
  const priced = headings[headings.indexOf(label) + 1];
  if (priced === undefined || !AMOUNTS.has(meaningOf(priced)!)) return [];
  const [price] = priceAmong(priced, headings, row, nameEnd);
  const value = price === undefined ? undefined : row[row.lastIndexOf(price.value) - 1]?.split(/[+＋]/u)[0];
  return value !== undefined && NUMBER.test(value) ? [{ label, value }] : [];
}

/** A loose row ends where the next rank begins, or at the end of the table. */
function endOfLooseRow(headings: readonly string[], lines: readonly string[], start: number): number {
  const ranked = meaningOf(headings[0]!) === 'rank' && RANK.test(lines[start]!);
  const limit = Math.min(lines.length, start + headings.length * 3);
  for (let index = start + 1; index < limit; index += 1) {
    if (AFTER.test(lines[index]!) || (isHeading(lines[index]!) && !looksLikeOrganisation(lines[index]!))) return index;
    if (
      ranked &&
      RANK.test(lines[index]!) &&
      (CODE.test(lines[index + 1] ?? '') || looksLikeOrganisation(withoutLead(lines[index + 1] ?? '')))
    )
      return index;
  }
  return limit;
}

function withoutLead(text: string): string {
  return text.replace(/^[^：:]{2,8}[：:]/u, '');
}
