import iconv from 'iconv-lite';
import { expect } from 'vitest';
import type { RowRead, RowUnreadable } from '../../adapters/adapter.ts';
import { ownersCodes } from '../../adapters/mapping/owners-codes.ts';
import { nationalTables } from '../../adapters/profiles/national-exchange-soap/mapping.ts';
import { readRow, type RowReading } from '../../adapters/profiles/national-exchange-soap/read-row.ts';
import type { RecordKind, RecordOf } from '../../schema/records/record.ts';

export const READING: RowReading = {
  codes: ownersCodes(),
  system: 'sy',
  mappingVersion: 'test/1',
  tables: nationalTables('ENGINEERING'),
  platformCode: '12210000MBX1DX1Y76',
  fetchedAt: '2026-03-01T08:00:00+08:00',
  encoding: 'gbk',
};
export const CODE = 'E2101020001000001001';

export function des(
  table: string,
  columns: Readonly<Record<string, string>>,
  { type = '1', more = '', time = '20260301080000000' } = {},
): Buffer {
  const context = Object.entries({ TENDER_PROJECT_CODE: CODE, ...columns }).map(([name, value]) => `<${name}>${value}</${name}>`);
  const title = `<TITLE><DATA_NO>${table}</DATA_NO><DATA_TYPE>${type}</DATA_TYPE><DATA_KEY>2101${table}202603010000001</DATA_KEY></TITLE>`;
  return iconv.encode(`<DES M_TM="${time}"><CONTEXT>${context.join('')}</CONTEXT>${title}${more}</DES>`, 'gbk');
}

export const changeOf = (bytes: Uint8Array, reading: Partial<RowReading> = {}) =>
  readRow({ bytes, escaped: false }, { ...READING, ...reading })!.change;
export const readOf = (bytes: Uint8Array) => {
  const change = changeOf(bytes);
  expect(change, JSON.stringify(change)).toMatchObject({ type: 'READ' });
  return change as RowRead;
};
export const faultsOf = (bytes: Uint8Array) => {
  const change = changeOf(bytes) as RowUnreadable;
  expect(change.type).toBe('UNREADABLE');
  return change.findings.filter(({ severity }) => severity === 'ERROR').map(({ code, column }) => `${code} ${column}`);
};
export function recordOf<Kind extends RecordKind>(bytes: Uint8Array, kind: Kind): RecordOf<Kind> {
  const record = readOf(bytes).records.find((candidate) => candidate.kind === kind);
  expect(record).toBeDefined();
  return record as RecordOf<Kind>;
}
