import type { Change } from '../../adapter.ts';
import type { Finding } from '../../../schema/records/finding.ts';
import type { RecordHead } from '../../../schema/records/record-head.ts';
import type { TradeRecord } from '../../../schema/records/record.ts';
import { distinctFindings } from '../../mapping/distinct-findings.ts';
import { mayHoldBids } from '../../mapping/may-hold-bids.ts';
import { withOwnersCodes, type OwnersCodes } from '../../mapping/owners-codes.ts';
import { FAULT, finding, textOf } from '../../mapping/reader.ts';
import { readBody, recordsHeld } from '../../mapping/record-mapping.ts';
import { parseTime } from '../../mapping/time.ts';
import type { Encoding } from '../../transports/decode.ts';
import { DAY_COLUMNS } from './codes.ts';
import type { WireRow } from './wire.ts';

/** What a record says of its source beside the row. */
export interface Reading {
  readonly system: string;
  readonly mappingVersion: string;
  /** ISO 8601 with offset. */
  readonly fetchedAt: string;
  readonly encoding: Encoding;
  readonly codes: OwnersCodes;
}

/** Values that IS_DELETED takes for "yes" in the types that owners choose: CHAR, TINYINT, BOOLEAN, BIT. */
const YES = /^(?:1|T|TRUE|Y|YES|是|\u0001)$/iu;

/** A row as a change: its records, its deletion, or all its faults. */
export function changeOf(row: WireRow, reading: Reading): Change {
  const rowKey = rowKeyOf(row);
  const sourceUpdatedAt = updatedAtOf(row);
  if (rowKey !== null && YES.test(row.columns.IS_DELETED ?? '')) return { type: 'DELETED', rowKey, sourceUpdatedAt };
  const findings: Finding[] = [...row.findings];
  if (textOf(row.columns, 'UPDATED_AT') === null) findings.push(finding({ code: 'MISSING', severity: 'WARNING', column: 'UPDATED_AT' }));
  const records = readRecords(row, rowKey, sourceUpdatedAt, reading, findings);
  if (rowKey === null || records === null) {
    const { mapping } = row.table;
    const table = `${mapping.number} ${mapping.name}`;
    return {
      type: 'UNREADABLE',
      rowKey,
      sourceUpdatedAt,
      table,
      findings: distinctFindings(findings),
      rawBytes: row.rawBytes,
      encoding: reading.encoding,
      mayHoldBids: mayHoldBids(mapping.records),
    };
  }
  return { type: 'READ', rowKey, sourceUpdatedAt, rawHash: row.rawHash, records, findings: distinctFindings(findings) };
}

/** The project that a row belongs to; null where the row does not say. */
export function projectNativeIdOf({ table, columns }: WireRow): string | null {
  const key = textOf(columns, table.mapping.projectColumn);
  return key === null ? null : `${table.mapping.projectPrefix}-${key}`;
}

function rowKeyOf({ table, columns }: WireRow): string | null {
  const rowId = textOf(columns, 'ROW_ID');
  return rowId === null ? null : `${table.mapping.number}-${rowId}`;
}

/** PostgreSQL prints `+08` behind a timestamptz; the session's zone is China's. */
function updatedAtOf({ columns }: WireRow): string | null {
  const stated = textOf(columns, 'UPDATED_AT')?.replace(/\+08$/u, '');
  return stated === undefined ? null : (parseTime(stated)?.at ?? null);
}

function readRecords(
  row: WireRow,
  rowKey: string | null,
  sourceUpdatedAt: string | null,
  { system, mappingVersion, fetchedAt, codes }: Reading,
  findings: Finding[],
): readonly TradeRecord[] | null {
  const projectNativeId = projectNativeIdOf(row);
  if (projectNativeId === null) findings.push(finding({ code: 'MISSING', severity: 'ERROR', column: row.table.mapping.projectColumn }));
  if (rowKey === null) findings.push(finding({ code: 'MISSING', severity: 'ERROR', column: 'ROW_ID' }));
  const columns = withOwnersCodes(row.columns, codes, { columns: DAY_COLUMNS, updatedAt: sourceUpdatedAt });
  const held = recordsHeld(row.table.mapping.records, columns);
  const bodies = held.map((record) => readBody(record, columns, findings));
  if (projectNativeId === null || row.findings.length > 0 || bodies.includes(FAULT)) return null;
  const key = rowKey ?? '';
  const source = { system, rowKey: key, fetchedAt, sourceUpdatedAt, mappingVersion, rawHash: row.rawHash };
  return held.map(({ kind, idSuffix }, index) => {
    const head: RecordHead = { nativeId: kind === 'project' ? projectNativeId : key + idSuffix, projectNativeId, source };
    return { ...(bodies[index] as object), ...head } as unknown as TradeRecord;
  });
}
