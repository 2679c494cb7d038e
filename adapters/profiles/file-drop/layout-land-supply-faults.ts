import Big from 'big.js';
import type { Finding } from '../../../schema/records/finding.ts';
import { finding, type Columns } from '../../mapping/reader.ts';
import { parseTime } from '../../mapping/time.ts';
import { notZero, type SupplyRow } from './layout-land-supply-columns.ts';

const DECIMAL = /^\d{1,12}(?:\.\d+)?$/u;

/**
 * What proves that a row's columns are shifted: the list part and the detail part of one row state the same parcel, and
 * each typed column holds its type. A shifted row is put right only where both parts prove it (alignment), never by guessing.
 */
export function faultsOf(row: SupplyRow): Finding[] {
  const faults = TYPED_COLUMNS.flatMap(([column, value, fits]) => shifted(column, value(row), fits));
  const [area, listedArea] = [notZero(row.area), notZero(row.listedArea)];
  if (area !== null && listedArea !== null && !sameNumber(area, listedArea)) faults.push(shift('总面积+面积(公顷)', area));
  if (row.method !== null && row.listedMethod !== null && row.method !== row.listedMethod)
    faults.push(shift('供应方式+供地方式', row.method));
  if (row.title === null && row.location === null && row.landUse === null)
    faults.push(finding({ code: 'MISSING', severity: 'ERROR', column: '项目名称+项目位置+土地用途' }));
  if (area === null && listedArea === null) faults.push(finding({ code: 'MISSING', severity: 'WARNING', column: '面积(公顷)' }));
  return faults;
}

/** U+FFFD stands where somebody before us lost a character: it is kept as it came, and told. */
export function lostCharacters(raw: Columns): Finding[] {
  const columns = Object.keys(raw).filter((column) => raw[column]?.includes('\ufffd'));
  return columns.map((column) => finding({ code: 'BAD_BYTES', severity: 'WARNING', column, value: raw[column]! }));
}

const isDecimal = (value: string): boolean => DECIMAL.test(value);
/** The two ways in which these sheets print a day. */
const PRINTED_DAY = String.raw`\d{4}年\d{1,2}月\d{1,2}日|\d{4}\/\d{1,2}\/\d{1,2}`;
/** A cell of words holds no sum and no day; a bare number may be a code that nobody translated. */
const NO_WORDS = new RegExp(`^(?:\\d+\\.\\d+[;；]?|\\d+[;；]|${PRINTED_DAY})$`, 'u');
const isWords = (value: string): boolean => !NO_WORDS.test(value);
const isMethod = (value: string): boolean => /出让|划拨|租赁|作价|授权|其他/u.test(value);
const isDate = (value: string): boolean => parseTime(value) !== null;
const isDateOrWords = (value: string): boolean => isDate(value) || !/^[\d.;]+$|(?:政府|资源局)$/u.test(value);

/** Column as printed, its value, what it must look like. */
const TYPED_COLUMNS: readonly (readonly [string, (row: SupplyRow) => string | null, (value: string) => boolean])[] = [
  ['项目名称', ({ title }) => title, isWords],
  ['总面积', ({ listedArea }) => listedArea, isDecimal],
  ['供应方式', ({ listedMethod }) => listedMethod, isMethod],
  ['签订日期', ({ listedDate }) => listedDate, isDate],
  ['面积(公顷)', ({ area }) => area, isDecimal],
  ['成交价格', ({ price }) => price, isDecimal],
  ['约定容积率', ({ ratioMin }) => ratioMin, isDecimal],
  ['约定容积率', ({ ratioMax }) => ratioMax, isDecimal],
  ['行业分类', ({ industry }) => industry, isWords],
  ['土地级别', ({ grade }) => grade, isWords],
  ['分期支付', ({ instalments }) => instalments, (value) => !isDate(value)],
  ['约定交地时间', ({ handoverAt }) => handoverAt, isDateOrWords],
  ['约定开工时间', ({ startAt }) => startAt, isDateOrWords],
  ['约定竣工时间', ({ completionAt }) => completionAt, isDateOrWords],
  ['批准单位', ({ approvedBy }) => approvedBy, isWords],
  ['合同签订日期', ({ signedAt }) => signedAt, isDate],
  ['供地方式', ({ method }) => method, isMethod],
  ['土地使用权人', ({ holder }) => holder, (value) => !/^[\d.;；年月日-]+$/u.test(value)],
];

function shifted(column: string, value: string | null, fits: (value: string) => boolean): Finding[] {
  return value === null || fits(value) ? [] : [shift(column, value)];
}

function shift(column: string, value: string): Finding {
  return finding({ code: 'BAD_SHAPE', severity: 'ERROR', column, value: `columns shifted: ${value}` });
}

/** Whether a fault proves that cells stand beside their headings. */
export function isShift({ code, severity }: Finding): boolean {
  return code === 'BAD_SHAPE' && severity === 'ERROR';
}

/** Told of a row that was put right. */
export const PUT_BACK = finding({ code: 'BAD_SHAPE', severity: 'WARNING', column: '', value: 'columns shifted, put back in place' });

function sameNumber(one: string, other: string): boolean {
  return DECIMAL.test(one) && DECIMAL.test(other) && new Big(one).eq(other);
}
