import Big from 'big.js';
import { textOf, type Columns } from '../../mapping/reader.ts';
import { parseTime } from '../../mapping/time.ts';

type Fits = (value: string) => boolean;

const DECIMAL = /^\d{1,12}(?:\.\d+)?$/u;
const GRADE = /^(?:[一二三四五六七八九十]{1,3}(?:级|等)|未评估地区$|[^\d]*等级)/u;
const isDate: Fits = (value) => parseTime(value) !== null;
const isDecimal: Fits = (value) => DECIMAL.test(value);
const isWords: Fits = (value) => /\p{Script=Han}/u.test(value) && !/^\d{4}年\d/u.test(value) && !GRADE.test(value);

/** What a cell of the detail part must look like for the row to be certainly in place. */
const CELLS: Readonly<Record<string, Fits>> = {
  '面积(公顷)': isDecimal,
  供地方式: (value) => /出让|划拨|租赁|作价|授权|其他/u.test(value),
  土地使用年限: (value) => /\d/u.test(value) && !/^\d{4}年\d|^\d+\.\d{4}/u.test(value),
  行业分类: (value) => isWords(value) && !/\d/u.test(value),
  土地级别: (value) => GRADE.test(value),
  成交价格: isDecimal,
  分期支付: (value) => /^(?:\d+(?:\.\d+)?[;；]\s*)+$/u.test(value),
  土地使用权人: isWords,
  '约定容积率(上限)': isDecimal,
  '约定容积率(下限)': isDecimal,
  约定交地时间: isDate,
  约定开工时间: isDate,
  约定竣工时间: isDate,
  批准单位: isWords,
  合同签订日期: isDate,
};

const sameText = (one: string, other: string): boolean => one.replaceAll(/\s/gu, '') === other.replaceAll(/\s/gu, '');
const sameNumber = (one: string, other: string): boolean => isDecimal(one) && isDecimal(other) && new Big(one).eq(other);
const sameDay = (one: string, other: string): boolean => isDate(one) && parseTime(one)?.at === parseTime(other)?.at;

/** The list part and the detail part of a row state the same parcel. */
const TOLD_TWICE: readonly (readonly [string, string, (one: string, other: string) => boolean])[] = [
  ['土地坐落', '项目位置', sameText],
  ['总面积', '面积(公顷)', sameNumber],
  ['土地用途', '土地用途#2', sameText],
  ['供应方式', '供地方式', sameText],
  ['签订日期', '合同签订日期', sameDay],
];

const MAX_SHIFT = 3;

/**
 * A row whose cells from some column on stand beside their headings, put back in place: one run of missing or of empty surplus cells is
 * made good. Only where exactly one way makes both parts agree and every cell fit its heading; null otherwise.
 */
export function realigned(raw: Columns): Columns | null {
  const names = Object.keys(raw);
  const cells = names.map((name) => raw[name] ?? '');
  const width = names.findIndex((name) => name === '合同签订日期') + 1;
  if (width === 0) return null;
  const shifts = Array.from({ length: width * MAX_SHIFT }, (_, index) => ({
    at: Math.floor(index / MAX_SHIFT),
    by: (index % MAX_SHIFT) + 1,
  }));
  const moved = shifts.flatMap(({ at, by }) => [withGap(cells, at, by, width), withoutGap(cells, at, by, width)]);
  const rows = moved
    .filter((row) => row !== null)
    .map((row) => Object.fromEntries(names.slice(0, width).map((name, index) => [name, row[index] ?? ''])));
  const found = new Map(rows.filter(isInPlace).map((row) => [JSON.stringify(row), row]));
  return found.size === 1 ? [...found.values()][0]! : null;
}

/** Cells from `at` on move right; what falls off the end must be nothing. */
function withGap(cells: readonly string[], at: number, by: number, width: number): readonly string[] | null {
  const moved = [...cells.slice(0, at), ...Array<string>(by).fill(''), ...cells.slice(at)];
  return moved.slice(width).every(isNothing) ? moved : null;
}

/** Cells behind `at` move left over cells that hold nothing. */
function withoutGap(cells: readonly string[], at: number, by: number, width: number): readonly string[] | null {
  const moved = [...cells.slice(0, at), ...cells.slice(at + by)];
  return cells.slice(at, at + by).every(isNothing) && moved.slice(width).every(isNothing) ? moved : null;
}

function isNothing(cell: string): boolean {
  return cell.trim() === '';
}

function isInPlace(row: Columns): boolean {
  const fits = Object.entries(CELLS).every(([column, cell]) => {
    const value = textOf(row, column);
    return value === null || cell(value);
  });
  return fits && agrees(row);
}

/** Both parts say the same; one of what they tell twice may be told once only. */
function agrees(row: Columns): boolean {
  const told = TOLD_TWICE.map(([one, other, same]) => ({ one: textOf(row, one), other: textOf(row, other), same }));
  const twice = told.filter(({ one, other }) => one !== null && other !== null);
  return twice.length >= TOLD_TWICE.length - 1 && twice.every(({ one, other, same }) => same(one!, other!));
}
