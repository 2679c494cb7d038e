import { describe, expect, test } from 'vitest';
import { TRADE_METHOD_LIST } from '../../schema/codes/trade-method.ts';
import { code } from '../../adapters/mapping/code.ts';
import { optionalMoney } from '../../adapters/mapping/money.ts';
import { parties, party, splitConsortium } from '../../adapters/mapping/party.ts';
import { FAULT, finding, readFields, textOf, type Columns, type Reader } from '../../adapters/mapping/reader.ts';
import {
  constant,
  firstOf,
  lenient,
  list,
  optionalDecimal,
  optionalFlag,
  optionalInteger,
  optionalText,
  required,
  text,
} from '../../adapters/mapping/text.ts';
import { optionalTime, parseTime, time } from '../../adapters/mapping/time.ts';
import type { Finding } from '../../schema/records/finding.ts';

/** What a reader gives, and what it notes as `SEVERITY CODE column`. */
function read<T>(reader: Reader<T>, row: Columns) {
  const findings: Finding[] = [];
  const value = reader.read(row, findings);
  return { value, notes: findings.map(({ severity, code: kind, column }) => `${severity} ${kind} ${column}`) };
}

describe('text', () => {
  test.each(['', ' ', '\u3000\u00a0', 'null', 'NULL', '-', '——', '/', '暂无', '无', undefined, null])(
    'that says nothing (%j) is null',
    (value) => {
      expect(textOf({ A: value }, 'A')).toBeNull();
    },
  );

  test('loses the padding of legacy pages and nothing else', () => {
    expect(textOf({ A: '\u3000 无锡市\u00a0 一标段\r\n' }, 'A')).toBe('无锡市\u00a0 一标段');
  });

  test('that must be there is a fault when it is missing', () => {
    expect(read(text('A'), { A: '暂无' })).toEqual({ value: FAULT, notes: ['ERROR MISSING A'] });
  });

  test('may come from the first of several columns', () => {
    expect(read(firstOf(optionalText('A'), optionalText('B')), { A: '-', B: 'b' }).value).toBe('b');
    expect(read(required(firstOf(optionalText('A'), optionalText('B'))), {}).notes).toEqual(['ERROR MISSING A+B']);
  });

  test('lists split at both semicolons and drop empty items', () => {
    expect(read(list('A'), { A: 'x; y；;' }).value).toEqual(['x', 'y']);
    expect(read(list('A'), {}).value).toEqual([]);
  });

  test('numbers and flags are exact, or a warning and null', () => {
    expect(read(optionalInteger('A'), { A: '180' }).value).toBe(180);
    expect(read(optionalInteger('A'), { A: '180天' })).toEqual({ value: null, notes: ['WARNING NOT_A_NUMBER A'] });
    expect(read(optionalDecimal('A'), { A: '12,345.600' }).value).toBe('12345.600');
    expect(read(optionalDecimal('A'), { A: '1e3' }).notes).toEqual(['WARNING NOT_A_NUMBER A']);
    expect(['1', 'T', '是', '0', 'f', '否'].map((value) => read(optionalFlag('A'), { A: value }).value)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(read(optionalFlag('A'), { A: '2' })).toEqual({ value: null, notes: ['WARNING UNKNOWN_CODE A'] });
  });
});

describe('a row', () => {
  test.each([
    ['a NUL', '某\u0000公司'],
    ['half a character', '某\ud842公司'],
  ])('with %s in a column that is read is told to its owner, never mended', (_, value) => {
    const findings: Finding[] = [];
    expect(readFields({ a: text('A'), b: optionalText('A') }, { A: value, UNREAD: '\u0000' }, findings)).toBe(FAULT);
    expect(findings.map(({ severity, code: kind, column }) => `${severity} ${kind} ${column}`)).toEqual(['ERROR BAD_SHAPE A']);
    expect(readFields({ a: text('A') }, { A: '𠮷', UNREAD: value }, findings)).toEqual({ a: '𠮷' });
  });

  test('with several faults tells all of them at once', () => {
    const findings: Finding[] = [];
    const table = { a: text('A'), b: time('B'), c: optionalText('C'), d: constant(1) };
    expect(readFields(table, { B: '昨天' }, findings)).toBe(FAULT);
    expect(findings.map(({ code: kind, column }) => [kind, column])).toEqual([
      ['MISSING', 'A'],
      ['NOT_A_TIME', 'B'],
    ]);
  });

  test('forgives the fault of an unessential value, as a warning', () => {
    expect(read(lenient(time('A')), { A: '昨天' })).toEqual({ value: null, notes: ['WARNING NOT_A_TIME A'] });
  });

  test('is told to its owner in Chinese and English, with the value cut short', () => {
    const told = finding({ code: 'NOT_A_TIME', severity: 'ERROR', column: 'CREATE_TIME', value: '某'.repeat(300) });
    expect(told.value).toHaveLength(200);
    expect(told.messageZh).toContain('CREATE_TIME');
    expect(told.messageEn).toContain('is not a time');
  });
});

describe('time', () => {
  test.each([
    ['20260301083015', '2026-03-01T08:30:15+08:00', 'SECOND'],
    ['20260301', '2026-03-01T00:00:00+08:00', 'DAY'],
    ['20170428000000', '2017-04-28T00:00:00+08:00', 'DAY'],
    ['2017/4/28', '2017-04-28T00:00:00+08:00', 'DAY'],
    ['2026:01:06', '2026-01-06T00:00:00+08:00', 'DAY'],
    ['2018.08.10 15:27:37', '2018-08-10T15:27:37+08:00', 'SECOND'],
    ['2018-08-08T21:49:18', '2018-08-08T21:49:18+08:00', 'SECOND'],
    ['2018-08-08T21:49:18.250', '2018-08-08T21:49:18.250+08:00', 'MILLISECOND'],
    ['2018-08-08T13:49:18Z', '2018-08-08T21:49:18+08:00', 'SECOND'],
    ['2018-08-08T13:49:18+0000', '2018-08-08T21:49:18+08:00', 'SECOND'],
    ['1534123324000', '2018-08-13T09:22:04+08:00', 'MILLISECOND'],
    ['2018年12月31日', '2018-12-31T00:00:00+08:00', 'DAY'],
    ['2025年06月13日 18时00分', '2025-06-13T18:00:00+08:00', 'MINUTE'],
    ['2024-02-29', '2024-02-29T00:00:00+08:00', 'DAY'],
  ])('%s is %s, exact to the %s', (raw, at, precision) => {
    expect(parseTime(raw)).toEqual({ at, precision, raw });
  });

  test.each(['20260230', '2025-02-29', '20260301250000', '20260301086000', '08-09', '2026-13-01', '昨天', '1534123324', '20260301T083015'])(
    '%s is none, and is not guessed',
    (raw) => {
      expect(parseTime(raw)).toBeNull();
    },
  );

  test('that means never is null without a word', () => {
    for (const raw of ['1900-01-01', '19000101', '2099-12-31 23:59:59'])
      expect(read(optionalTime('A'), { A: raw })).toEqual({ value: null, notes: [] });
  });
});

describe('money', () => {
  const price = optionalMoney({ amount: 'P', unit: 'U', currency: 'C', form: 'F', other: 'O' });

  test.each([
    [{ P: '42588.1870', U: '1' }, '425881870'],
    [{ P: '0.1', U: '元' }, '0.1'],
    [{ P: '1,234,567.89', U: '0', C: '156' }, '1234567.89'],
    [{ P: '99999999999999.999999', U: '1', C: 'CNY' }, '999999999999999999.99'],
    [{ P: '0', U: '0' }, '0'],
  ])('%j is %s yuan, exactly', (row, yuan) => {
    expect(read(price, row).value).toMatchObject({ yuan, form: 'AMOUNT', currency: 'CNY' });
  });

  test('of another currency, unit or form keeps its text and gets no yuan', () => {
    expect(read(price, { P: '100', U: '0', C: '840' }).value).toMatchObject({ yuan: null, currency: 'USD', raw: '100' });
    expect(read(price, { P: '100' })).toMatchObject({ value: { yuan: null, raw: '100' }, notes: ['WARNING UNKNOWN_UNIT U'] });
    expect(read(price, { P: '壹万元', U: '0' })).toMatchObject({
      value: { yuan: null, raw: '壹万元' },
      notes: ['WARNING NOT_AN_AMOUNT P'],
    });
    expect(read(price, { F: '2', O: '98.5%' }).value).toMatchObject({ yuan: null, form: 'RATE', raw: '98.5%' });
    expect(read(price, { F: '3', P: '350' }).value).toMatchObject({ yuan: null, form: 'UNIT_PRICE', raw: '350' });
  });

  test('that is missing is null, never zero', () => {
    expect(read(price, { U: '0' })).toEqual({ value: null, notes: [] });
  });
});

describe('parties', () => {
  test('of a consortium are separate and keep its printed name', () => {
    const { value } = read(parties({ role: 'WINNER', name: 'N', code: 'C' }), {
      N: '甲公司、乙公司联合体',
      C: '91210100MA0000001A;91210100MA0000002B',
    });
    expect(value).toMatchObject([
      { role: 'WINNER', name: '甲公司', consortium: '甲公司、乙公司联合体', codeKind: 'CREDIT_CODE' },
      { name: '乙公司' },
    ]);
  });

  test('with a comma in their name stay one', () => {
    expect(splitConsortium('大连(集团)有限公司、分公司')).toEqual(['大连(集团)有限公司、分公司']);
  });

  test('never carry a citizen’s id number', () => {
    const { value } = read(party({ role: 'BUYER', name: 'N', code: 'C' }), { N: '李四', C: '11010519491231002x' });
    expect(JSON.stringify(value)).not.toContain('110105');
    expect(value).toMatchObject({ code: null, codeKind: 'WITHHELD' });
  });

  test('that must be named are a fault when they are not', () => {
    expect(read(party({ role: 'BIDDER', name: 'N' }), {})).toEqual({ value: FAULT, notes: ['ERROR MISSING N'] });
  });
});

describe('codes', () => {
  const local = { list: 'MODE', national: TRADE_METHOD_LIST, source: 'test', codes: { '1': 'OPEN_TENDER' } } as const;

  test('that nobody knows keep their value and go to the work-list', () => {
    expect(read(code('A', local), { A: '8' })).toEqual({ value: { code: null, raw: '8' }, notes: ['WARNING UNKNOWN_CODE A'] });
  });

  test('are not found among the members of every object', () => {
    expect(read(code('A', local), { A: 'constructor' }).value).toEqual({ code: null, raw: 'constructor' });
  });

  test('that must be stated are a fault when they are not', () => {
    expect(read(code('A', local), {})).toEqual({ value: FAULT, notes: ['ERROR MISSING A'] });
  });
});
