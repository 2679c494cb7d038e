import Big from 'big.js';
import type { Columns } from '../mapping/reader.ts';
import { amount, type StatedCheck } from './record-statements.ts';

type Text = (...names: readonly string[]) => string;

function textIn(row: Columns): Text {
  return (...names) => names.map((name) => row[name]?.trim() ?? '').find((value) => !/^(?:null|nah|无)?$/iu.test(value)) ?? '';
}

/** What a land-supply row states: price and instalments in 万元, area in hectares, number, every holder, day of signing, place. */
export function statedInLandRow(row: Columns): readonly StatedCheck[] {
  const text = textIn(row);
  const price = text('成交价格', '成交价格(万元)', 'price', 'Transaction price (ten thousand yuan)');
  const number = text('电子监管号', 'idnumber', 'Electronic supervision number');
  return [
    ...(price === '' ? [] : amount(price, '万元')),
    ...(row['分期支付'] ?? '').split(/[;；]/u).flatMap((instalment) => amount(instalment.trim(), '万元')),
    ...(number === '' ? [] : [{ kind: 'CODE' as const, value: number }]),
    ...[text('土地使用权人', 'holder', 'Land use right holder Row 1'), text('Land use right holder Row 2')].flatMap(holders),
    ...area(text('面积(公顷)', 'area', 'Area (hectare)', '总面积')),
    ...day(text('合同签订日期', 'date4sign', 'Contract signing date', '签订日期', 'date')),
    ...place(text('行政区', '所在地', 'district', 'District', '地区') || namedPlace(text('项目位置', '土地坐落'))),
  ];
}

/** What a transfer states: price, every holder before and after, number and area of the parcel, day, place. */
export function statedInTransferRow(row: Columns): readonly StatedCheck[] {
  const text = textIn(row);
  const number = text('宗地编号');
  return [
    ...amount(text('转让价格'), '万元'),
    ...(number === '' ? [] : [{ kind: 'CODE' as const, value: number }]),
    ...[text('原土地使用权人'), text('现土地使用权人')].flatMap(holders).filter(({ value }) => /\p{Script=Han}/u.test(value)),
    ...area(text('土地面积')),
    ...day(text('成交时间')),
    ...place(text('行政区', '地区')),
  ];
}

/** What a row of the register of mineral rights states beside the holder: licence, days and place. */
export function statedInRegisterRow(row: Columns): readonly StatedCheck[] {
  const text = textIn(row);
  const licence = text('许可证号');
  return [
    ...(licence === '' ? [] : [{ kind: 'CODE' as const, value: licence }]),
    ...text('有效期').split('至').flatMap(day),
    ...day(text('公告日期')),
    ...place(text('地理位置', '发证机关')),
  ];
}

/** Names between commas or gaps; a single character beside another is half a padded name. */
function holders(printed: string): readonly StatedCheck[] {
  const whole = /等\s*\d+\s*户/u.test(printed);
  const members = printed
    .trim()
    .replace(/联合体$/u, '')
    .replaceAll(/(?<=公司)和/gu, '、')
    .split(/[、，,;；]|\s+/u);
  const names = whole ? [printed] : joined(members.filter((name) => name !== ''));
  return names.map((value) => ({ kind: 'PARTY', value }));
}

function joined([half, other, ...rest]: readonly string[]): readonly string[] {
  if (half === undefined) return [];
  if (half.length === 1 && other?.length === 1) return [half + other, ...joined(rest)];
  return [half, ...joined(other === undefined ? [] : [other, ...rest])];
}

function area(hectares: string): readonly StatedCheck[] {
  if (!/^\d+(?:\.\d+)?$/u.test(hectares) || Number(hectares) === 0) return [];
  return [{ kind: 'NUMBER', value: new Big(hectares).times(10_000).toFixed() }];
}

function day(printed: string): readonly StatedCheck[] {
  const [, year = '', month = '', date = ''] = /^(\d{4})[年/-](\d{1,2})[月/-](\d{1,2})/u.exec(printed.trim()) ?? [];
  if (year === '' || /^190[01]$/u.test(year)) return [];
  return [{ kind: 'DATE', value: `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` }];
}

function place(printed: string): readonly StatedCheck[] {
  return printed === '' ? [] : [{ kind: 'PLACE', value: printed }];
}

/** A location is a place of the list only where it names a county or more. */
function namedPlace(location: string): string {
  return /^\p{Script=Han}{1,8}(?:省|市|县|旗)/u.test(location) ? location : '';
}
