import Big from 'big.js';
import type { Finding } from '../../schema/records/finding.ts';
import type { Money, PriceForm } from '../../schema/records/money.ts';
import { CURRENCY_CODE } from './common-codes.ts';
import { nationalCode } from './local-codes.ts';
import { finding, textOf, type Columns, type Reader } from './reader.ts';

/** Yuan per unit. PRICE_UNIT 0 is 元, 1 is 万元 (data specification); names as printed. */
const YUAN_PER_UNIT: Readonly<Record<string, string>> = {
  '0': '1',
  '1': '10000',
  元: '1',
  万元: '10000',
  亿元: '100000000',
};

/** PRICE_FORM_CODE: only 1 is a sum of money. */
const PRICE_FORM: Readonly<Record<string, PriceForm>> = { '1': 'AMOUNT', '2': 'RATE', '3': 'UNIT_PRICE', '9': 'OTHER' };

const UNIT_NAMES: Readonly<Record<string, string>> = { '0': '元', '1': '万元' };

/** Where a source keeps the parts of an amount. */
export interface MoneyColumns {
  readonly amount: string;
  /** Column that says the unit (0/1, 元/万元)… */
  readonly unit?: string;
  /** …or the unit that the source always means. */
  readonly fixedUnit?: '元' | '万元';
  readonly currency?: string;
  readonly form?: string;
  /** Column of a price that is no sum (费率或其它类型报价). */
  readonly other?: string;
}

/** An optional price. Without a known unit the amount keeps its raw text and gets no yuan: 元 and 万元 are never guessed. */
export function optionalMoney(columns: MoneyColumns): Reader<Money | null> {
  const read = [columns.amount, columns.unit, columns.currency, columns.form, columns.other].filter((column) => column !== undefined);
  return { columns: read, read: (row, findings) => readMoney(columns, row, findings) };
}

function readMoney(columns: MoneyColumns, row: Columns, findings: Finding[]): Money | null {
  const form = PRICE_FORM[(columns.form && textOf(row, columns.form)) || '1'] ?? 'OTHER';
  const other = columns.other === undefined ? null : textOf(row, columns.other);
  const stated = textOf(row, columns.amount);
  const currency = readCurrency(columns, row, findings);
  if (form !== 'AMOUNT') {
    const raw = other ?? stated;
    return raw === null ? null : { yuan: null, currency, form, raw, rawUnit: null };
  }
  if (stated === null) return other === null ? null : { yuan: null, currency, form: 'OTHER', raw: other, rawUnit: null };
  return readAmount(columns, row, findings, stated, currency);
}

function readAmount(columns: MoneyColumns, row: Columns, findings: Finding[], raw: string, currency: string): Money {
  const rawUnit = columns.fixedUnit ?? (columns.unit === undefined ? null : textOf(row, columns.unit));
  const factor = rawUnit === null ? undefined : YUAN_PER_UNIT[rawUnit];
  const plain = raw.replaceAll(',', '');
  const isNumber = /^-?\d{1,20}(\.\d{1,10})?$/u.test(plain);
  if (!isNumber) findings.push(finding({ code: 'NOT_AN_AMOUNT', severity: 'WARNING', column: columns.amount, value: raw }));
  if (factor === undefined)
    findings.push(finding({ code: 'UNKNOWN_UNIT', severity: 'WARNING', column: columns.unit ?? columns.amount, value: rawUnit }));
  const yuan = isNumber && factor !== undefined && currency === 'CNY' ? new Big(plain).times(factor).toFixed() : null;
  return { yuan, currency, form: 'AMOUNT', raw, rawUnit: rawUnit === null ? null : (UNIT_NAMES[rawUnit] ?? rawUnit) };
}

function readCurrency(columns: MoneyColumns, row: Columns, findings: Finding[]): string {
  const raw = columns.currency === undefined ? null : textOf(row, columns.currency);
  if (raw === null) return 'CNY';
  const currency = nationalCode(row, CURRENCY_CODE, raw) ?? nationalCode(row, CURRENCY_CODE, raw.toUpperCase());
  if (currency === null)
    findings.push(finding({ code: 'UNKNOWN_CODE', severity: 'WARNING', column: columns.currency!, value: raw, list: CURRENCY_CODE.list }));
  return currency ?? raw;
}
