import { createHash } from 'node:crypto';
import type { Finding } from '../../../schema/records/finding.ts';
import type { TradeRecord } from '../../../schema/records/record.ts';
import type { Change } from '../../adapter.ts';
import { distinctFindings } from '../../mapping/distinct-findings.ts';
import { mayHoldBids } from '../../mapping/may-hold-bids.ts';
import { withOwnersCodes } from '../../mapping/owners-codes.ts';
import { FAULT, finding, textOf } from '../../mapping/reader.ts';
import { readBody } from '../../mapping/record-mapping.ts';
import { parseTime } from '../../mapping/time.ts';
import { DAY_COLUMNS } from './codes.ts';
import type { DroppedRow, Reading } from './dropped-row.ts';
import { TABLES } from './mapping.ts';
import { readProjectCode } from './project-code.ts';
import type { TableMapping } from './row-mapping.ts';
import { badShape, type WireRow } from './wire-row.ts';

/** A row of a national table as the drop gives it. */
export function tableDroppedRow(row: WireRow): DroppedRow {
  return {
    sizeBytes: row.rawBytes.length,
    projectNativeId: () => projectNativeIdOf(row),
    change: (fileTime, reading) => changeOf(row, fileTime, reading),
  };
}

/** A row as a change: its records, its deletion, or all its faults. `fileTime` (ISO 8601) stands in for a row that states no DATA_TIMESTAMP. */
export function changeOf(row: WireRow, fileTime: string, { codes, ...reading }: Reading): Change {
  const rowKey = rowKeyOf(row);
  const sourceUpdatedAt = parseTime(textOf(row.columns, 'DATA_TIMESTAMP') ?? '')?.at ?? fileTime;
  if (rowKey !== null && row.deleted) return { type: 'DELETED', rowKey, sourceUpdatedAt };
  const findings: Finding[] = [...row.findings];
  const table = TABLES[row.table];
  const source = { ...reading, rowKey: rowKey ?? '', sourceUpdatedAt, rawHash: hashOf(row) };
  const records =
    table === undefined
      ? noTable(row, findings)
      : readRecords(table, { ...row, columns: coded(row, codes, sourceUpdatedAt) }, source, findings);
  const all = distinctFindings(findings);
  if (rowKey !== null && records !== null)
    return { type: 'READ', rowKey, sourceUpdatedAt, rawHash: source.rawHash, records, findings: all };
  const name = table === undefined ? row.table : `${row.table} ${table.name}`;
  const { rawBytes, encoding } = row;
  return {
    ...{ type: 'UNREADABLE', rowKey, sourceUpdatedAt, table: name, findings: all, rawBytes, encoding },
    mayHoldBids: mayHoldBids(table?.records),
  };
}

/** The project that a row belongs to; null where it does not say. */
export function projectNativeIdOf({ columns }: WireRow): string | null {
  const code = textOf(columns, 'PROJECT_CODE');
  return code === null ? null : readProjectCode(code).base;
}

function rowKeyOf({ table, columns }: WireRow): string | null {
  const code = textOf(columns, 'PROJECT_CODE');
  const mapping = TABLES[table];
  if (code === null || mapping === undefined) return null;
  return [table, code, ...mapping.keyColumns.map((column) => textOf(columns, column) ?? '')].join(':');
}

function coded({ columns }: WireRow, codes: Reading['codes'], updatedAt: string): WireRow['columns'] {
  return withOwnersCodes(columns, codes, { columns: DAY_COLUMNS, updatedAt });
}

function hashOf({ content }: WireRow): string {
  return createHash('sha256').update(content).digest('hex');
}

function noTable({ table }: WireRow, findings: Finding[]): null {
  if (findings.length === 0) findings.push(badShape(`table ${table} is not agreed`));
  return null;
}

/** All records of the row, or null where a fault keeps it out; a row that cannot be decoded is not judged column by column. */
function readRecords(table: TableMapping, row: WireRow, source: TradeRecord['source'], findings: Finding[]): readonly TradeRecord[] | null {
  if (row.findings.length > 0) return null;
  const projectNativeId = projectNativeIdOf(row);
  if (projectNativeId === null) findings.push(finding({ code: 'MISSING', severity: 'ERROR', column: 'PROJECT_CODE' }));
  const bodies = table.records.map((record) => readBody(record, row.columns, findings));
  if (projectNativeId === null || bodies.includes(FAULT)) return null;
  return table.records.map(({ kind, nativeId }, index) => {
    const head = { kind, nativeId: nativeId(row.columns, projectNativeId), projectNativeId, source };
    return { ...(bodies[index] as object), ...head } as unknown as TradeRecord;
  });
}
