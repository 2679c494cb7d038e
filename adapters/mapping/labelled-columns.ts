import type { LabelledValue } from './html-table.ts';
import type { Columns } from './reader.ts';

/** Canonical label → the labels that mean the same, as data. */
export type LabelTable = Readonly<Record<string, readonly string[]>>;

const UNIT_IN_LABEL = /[（(](?:人民币)?(元\/%|元|万元|亿元|%)[）)]/u;
const UNIT_IN_VALUE = /^[¥￥]?\s*([\d,]+(?:\.\d+)?)\s*(元|万元|亿元)(?:\s*人民币|整)?$/u;
const YUAN_SIGN = /^[¥￥]\s*([\d,]+(?:\.\d+)?)$/u;

/** Name of the column that holds the unit of an amount, for `optionalMoney({ amount, unit })`. */
export function unitOf(label: string): string {
  return `${label}#单位`;
}

/**
 * Turns labelled values into a row: one column per canonical label (the first value stated wins) and, for amounts, one that
 * holds the unit that the label or the value states. Unknown labels keep their own name.
 */
export function labelledColumns(pairs: readonly LabelledValue[], table: LabelTable): Columns {
  const columns: Record<string, string> = Object.create(null) as Record<string, string>;
  const known = indexOf(table);
  for (const { label, value } of pairs) {
    const name = known.get(plain(label)) ?? label;
    if (columns[name] !== undefined || value === '') continue;
    const stated = splitUnit(label, value);
    columns[name] = stated.amount;
    if (stated.unit !== null) columns[unitOf(name)] = stated.unit;
  }
  return columns;
}

const indexes = new WeakMap<LabelTable, ReadonlyMap<string, string>>();

function indexOf(table: LabelTable): ReadonlyMap<string, string> {
  const made =
    indexes.get(table) ??
    new Map(Object.entries(table).flatMap(([name, labels]) => [name, ...labels].map((label) => [plain(label), name])));
  indexes.set(table, made);
  return made;
}

/** Labels are compared without spaces, numbering, brackets with a unit, and with full-width brackets. */
function plain(label: string): string {
  return label
    .replaceAll(/[\s\u00a0\u3000]/gu, '')
    .replace(UNIT_IN_LABEL, '')
    .replace(/^[（(]?[一二三四五六七八九十\d]{1,2}[）).、．]/u, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replace(/[：:]+$/u, '');
}

function splitUnit(label: string, value: string): { readonly amount: string; readonly unit: string | null } {
  const inValue = UNIT_IN_VALUE.exec(value);
  if (inValue !== null) return { amount: inValue[1]!, unit: inValue[2]! };
  const signed = YUAN_SIGN.exec(value);
  if (signed !== null) return { amount: signed[1]!, unit: '元' };
  return { amount: value, unit: UNIT_IN_LABEL.exec(label)?.[1] ?? null };
}
