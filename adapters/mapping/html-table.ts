import { Parser } from 'htmlparser2';

/** One row of a table: its cells as plain text, and whether all of them are header cells. */
export interface HtmlRow {
  readonly cells: readonly string[];
  readonly header: boolean;
}

/** What a notice's HTML says, without markup, scripts and styles. Nothing is interpreted yet. */
export interface HtmlReading {
  /** Everything in reading order; blocks and rows end a line, cells are parted by a tab. */
  readonly text: string;
  /** Lines outside tables. */
  readonly paragraphs: readonly string[];
  readonly tables: readonly (readonly HtmlRow[])[];
}

export interface LabelledValue {
  /** As printed, without the colon. */
  readonly label: string;
  readonly value: string;
}

const SILENT = new Set(['script', 'style', 'title', 'textarea', 'noscript', 'template']);
const BREAKS = new Set(
  'address article blockquote br center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li ol p pre section ul table'.split(
    ' ',
  ),
);
const MAX_HTML_CHARACTERS = 8_000_000;
/** Tables nested deeper are read as part of the cell they stand in. */
const MAX_NESTED_TABLES = 16;

/** Reads HTML of any quality; unclosed and stray tags never fail. Text beyond 8 million characters is not read. */
export function readHtml(html: string): HtmlReading {
  const sheet: Sheet = { lines: [], paragraphs: [], tables: [], open: [], line: '' };
  let silent = 0;
  const parser = new Parser({
    onopentag(name) {
      if (SILENT.has(name)) silent += 1;
      else if (silent === 0) openTag(sheet, name);
    },
    ontext(data) {
      if (silent === 0) addText(sheet, data);
    },
    onclosetag(name) {
      if (SILENT.has(name)) silent -= 1;
      else if (silent === 0) closeTag(sheet, name);
    },
  });
  parser.end(html.slice(0, MAX_HTML_CHARACTERS));
  while (sheet.open.length > 0) endTable(sheet);
  endLine(sheet);
  return { text: sheet.lines.join('\n'), paragraphs: sheet.paragraphs, tables: sheet.tables };
}

interface OpenTable {
  readonly rows: HtmlRow[];
  cells: string[];
  headerCells: number;
  cell: string | null;
}

/** What was read so far; a table inside a cell gives its text to that cell as well. */
interface Sheet {
  readonly lines: string[];
  readonly paragraphs: string[];
  readonly tables: HtmlRow[][];
  readonly open: OpenTable[];
  line: string;
}

function openTag(sheet: Sheet, name: string): void {
  breakBefore(sheet, name);
  const table = sheet.open.at(-1);
  if (name === 'table' && sheet.open.length < MAX_NESTED_TABLES) sheet.open.push({ rows: [], cells: [], headerCells: 0, cell: null });
  else if (table !== undefined && name === 'tr') endRow(sheet, table);
  else if (table !== undefined && (name === 'td' || name === 'th')) startCell(sheet, table, name === 'th');
}

function closeTag(sheet: Sheet, name: string): void {
  const table = sheet.open.at(-1);
  if (name === 'table') endTable(sheet);
  else if (table !== undefined && name === 'tr') endRow(sheet, table);
  else if (table !== undefined && (name === 'td' || name === 'th')) endCell(sheet, table);
  else breakBefore(sheet, name);
}

function addText(sheet: Sheet, data: string): void {
  sheet.line += data;
  for (const table of sheet.open) if (table.cell !== null) table.cell += data;
}

/** A block ends a line; within a cell it is only a space. */
function breakBefore(sheet: Sheet, name: string): void {
  if (!BREAKS.has(name)) return;
  const table = sheet.open.at(-1);
  if (table?.cell == null) endLine(sheet);
  else table.cell += ' ';
}

function endLine(sheet: Sheet): void {
  const text = tidy(sheet.line);
  sheet.line = '';
  if (text === '') return;
  sheet.lines.push(text);
  if (sheet.open.length === 0) sheet.paragraphs.push(text);
}

function startCell(sheet: Sheet, table: OpenTable, header: boolean): void {
  endCell(sheet, table);
  table.cell = '';
  if (header) table.headerCells += 1;
}

function endCell(sheet: Sheet, table: OpenTable): void {
  if (table.cell === null) return;
  table.cells.push(tidy(table.cell));
  table.cell = null;
  sheet.line += '\t';
  for (const outer of sheet.open) if (outer.cell !== null) outer.cell += ' ';
}

function endRow(sheet: Sheet, table: OpenTable): void {
  endCell(sheet, table);
  if (table.cells.some((cell) => cell !== '')) table.rows.push({ cells: table.cells, header: table.headerCells === table.cells.length });
  table.cells = [];
  table.headerCells = 0;
  endLine(sheet);
}

function endTable(sheet: Sheet): void {
  const table = sheet.open.at(-1);
  if (table === undefined) return;
  endRow(sheet, table);
  sheet.open.pop();
  if (table.rows.length > 0) sheet.tables.push(table.rows);
}

const UNTIDY = /[^\S ]|\u200b| {2}/u;

/** One space for any run of spaces (U+00A0 and U+3000 included), none at the ends; tabs between cells stay. */
function tidy(text: string): string {
  if (!UNTIDY.test(text)) return text.trim();
  return text
    .replaceAll(/[\s\u00a0\u3000\ufeff\u200b]*\t[\s\u00a0\u3000\ufeff\u200b]*/gu, '\t')
    .replaceAll(/[^\S\t]+|[\u00a0\u3000\ufeff\u200b]+/gu, ' ')
    .trim();
}

const HEADED = /^(?:序号|标项|包号|标包|标段|分包|排名|名次|品目)/u;
/** Where a second `label：value` begins on a line. */
const NEXT_LABEL = /\s+(?=(?!\d|[万亿]?元|[，,；;（(])[^\s：:]{2,12}[：:])/u;
const LINE = /^[（(]?[一二三四五六七八九十\d]{0,2}[）).、．]?\s*([^：:，。；]{1,30})[：:]\s*(\S.*)$/u;

/** Whether the first row names the columns of the others. */
export function isHeaded(table: readonly HtmlRow[]): boolean {
  const [first, second] = table;
  if (first === undefined || second === undefined || first.cells.length < 2) return false;
  return first.header || HEADED.test(first.cells[0]!) || (first.cells.length % 2 === 1 && second.cells.length === first.cells.length);
}

/** Every value that stands beside its label, in order: cells of label tables in twos, then lines `label：value`. */
export function pairsOf({ tables, paragraphs }: HtmlReading): readonly LabelledValue[] {
  const beside = tables.filter((table) => !isHeaded(table)).flatMap((table) => table.flatMap(({ cells }) => inTwos(cells)));
  const written = paragraphs.flatMap((line) => line.split(NEXT_LABEL).flatMap(pairOfLine));
  return [...beside, ...written];
}

function pairOfLine(part: string): readonly LabelledValue[] {
  const match = LINE.exec(part);
  return match === null ? [] : [{ label: withoutColon(match[1]!), value: match[2]! }];
}

function inTwos(cells: readonly string[]): LabelledValue[] {
  const pairs: LabelledValue[] = [];
  for (let index = 0; index + 1 < cells.length; index += 2) pairs.push({ label: withoutColon(cells[index]!), value: cells[index + 1]! });
  return pairs.filter(({ label, value }) => label !== '' && value !== '');
}

/** The rows of every headed table, each as label/value pairs under its column's header. */
export function headedRowsOf({ tables }: Pick<HtmlReading, 'tables'>): readonly (readonly LabelledValue[])[] {
  return tables
    .filter(isHeaded)
    .flatMap(([header, ...rows]) =>
      rows
        .filter((row) => row.cells.length === header!.cells.length)
        .map((row) => row.cells.map((value, index) => ({ label: withoutColon(header!.cells[index]!), value }))),
    );
}

function withoutColon(label: string): string {
  return label.replace(/[：:\s]+$/u, '');
}

/** The entries of a table that lies on its side: the first cell of each row is the label, each further cell one entry. */
export function sidewaysRowsOf(table: readonly HtmlRow[]): readonly (readonly LabelledValue[])[] {
  const entries = (table[0]?.cells.length ?? 1) - 1;
  return Array.from({ length: entries }, (_, index) =>
    table.flatMap(({ cells }) => (cells.length === entries + 1 ? [{ label: withoutColon(cells[0]!), value: cells[index + 1]! }] : [])),
  );
}
