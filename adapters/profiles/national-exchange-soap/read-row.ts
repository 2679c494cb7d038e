import type { Change, RowUnreadable } from '../../adapter.ts';
import type { Finding } from '../../../schema/records/finding.ts';
import type { Notice } from '../../../schema/records/notice.ts';
import type { TradeRecord } from '../../../schema/records/record.ts';
import type { Source } from '../../../schema/records/source.ts';
import { distinctFindings } from '../../mapping/distinct-findings.ts';
import { mayHoldBids } from '../../mapping/may-hold-bids.ts';
import { withOwnersCodes, type OwnersCodes } from '../../mapping/owners-codes.ts';
import { FAULT, finding, textOf, type Columns } from '../../mapping/reader.ts';
import { readBody, recordsHeld } from '../../mapping/record-mapping.ts';
import { isTestTitle } from '../../mapping/test-title.ts';
import { parseTime } from '../../mapping/time.ts';
import type { Encoding } from '../../transports/decode.ts';
import { DAY_COLUMNS, LEFT_ALONE } from './codes.ts';
import { isAgreedColumn } from './columns.ts';
import type { CutRow } from './cut.ts';
import { readDes, readHead, type Des, type DesHead } from './des.ts';
import type { NationalTable, Part } from './table.ts';

/** What rows are read with. */
export interface RowReading {
  readonly system: string;
  readonly mappingVersion: string;
  readonly codes: OwnersCodes;
  readonly tables: Readonly<Record<string, NationalTable>>;
  /** PLATFORM_CODE that the system's own rows carry; null where that is not checked. */
  readonly platformCode: string | null;
  /** ISO 8601 with offset. */
  readonly fetchedAt: string;
  readonly encoding: Encoding;
}

/** A change with the trading project it belongs to, as far as that can be told. */
export interface ReadRow {
  readonly change: Change;
  readonly projectNativeId: string | null;
  /** PROJECT_CODE of the construction project that a row states. */
  readonly constructionProjectCode: string | null;
}

/** Reads one message; null for a table that is left alone. Faults become an unreadable row, never an exception. */
export function readRow(row: CutRow, reading: RowReading): ReadRow | null {
  const head = readHead(row);
  if (head.table !== null && Object.hasOwn(LEFT_ALONE, head.table)) return null;
  const des = readDes(row, reading.encoding);
  if (!('type' in des))
    return { change: unreadable(row, head, reading, des), projectNativeId: projectNamedIn(head, reading), constructionProjectCode: null };
  if (des.type === 'DELETE') return { change: deleted(head, des), projectNativeId: null, constructionProjectCode: null };
  const columns = withOwnersCodes(des.columns, reading.codes, { columns: DAY_COLUMNS, updatedAt: updatedAt(head) });
  return readContext(row, head, { ...des, columns }, reading);
}

function readContext(row: CutRow, head: DesHead, des: Des, reading: RowReading): ReadRow {
  const findings: Finding[] = [];
  const table = reading.tables[des.table];
  const records = table === undefined ? unknownTable(des, findings) : readRecords(table, head, des, reading, findings);
  const faulty = records === FAULT || findings.some(({ severity }) => severity === 'ERROR');
  return {
    change: faulty
      ? unreadable(row, head, reading, findings)
      : {
          type: 'READ',
          rowKey: rowKeyOf(des),
          sourceUpdatedAt: updatedAt(head),
          rawHash: head.rawHash,
          records,
          findings: distinctFindings(findings),
        },
    projectNativeId: table?.project ? textOf(des.columns, table.project.columns[0]!) : projectNamedIn(head, reading),
    constructionProjectCode: textOf(des.columns, 'PROJECT_CODE'),
  };
}

/** Of a row that is not read: an entry of the register names a project that it is no part of. */
function projectNamedIn({ table, tenderProjectCode }: DesHead, { tables }: RowReading): string | null {
  return table !== null && tables[table]?.project === null ? null : tenderProjectCode;
}

function unknownTable({ table }: Des, findings: Finding[]): typeof FAULT {
  findings.push(finding({ code: 'BAD_SHAPE', severity: 'ERROR', column: 'DATA_NO', value: `no mapping for table ${table}` }));
  return FAULT;
}

function readRecords(
  table: NationalTable,
  head: DesHead,
  des: Des,
  reading: RowReading,
  findings: Finding[],
): readonly TradeRecord[] | typeof FAULT {
  noteUnknownColumns(des, findings);
  noteOrigin(table, des.columns, reading, findings);
  const source = sourceOf(head, des, reading);
  const project = table.project === null ? null : table.project.read(des.columns, findings);
  const records = recordsHeld(table.parts, des.columns).map((part) => readPart(part, des, project, source, findings));
  return project === FAULT || records.includes(FAULT) ? FAULT : (records as readonly TradeRecord[]);
}

function readPart(
  part: Part,
  des: Des,
  project: string | null | typeof FAULT,
  source: Source,
  findings: Finding[],
): TradeRecord | typeof FAULT {
  const nativeId = part.nativeId.read(des.columns, findings);
  const body = readBody(part, des.columns, findings);
  if (nativeId === FAULT || body === FAULT || project === FAULT) return FAULT;
  const attachments = part.kind === 'notice' ? ({ attachments: des.attachments } satisfies Partial<Notice>) : {};
  return { nativeId, projectNativeId: part.shared ? null : project, source, ...body, ...attachments } as TradeRecord;
}

/** A column that the specification does not have: new, renamed or misspelt in a new way; the owner should hear of it. */
function noteUnknownColumns({ table, columns }: Des, findings: Finding[]): void {
  const unknown = Object.keys(columns).filter((column) => column !== 'DATA_KEY' && !isAgreedColumn(table, column));
  findings.push(...unknown.map((column) => finding({ code: 'UNKNOWN_COLUMN', severity: 'NOTE', column })));
}

/** Test rows and rows of another platform are real dirt of production systems: the former are kept out, the latter marked. */
function noteOrigin(table: NationalTable, columns: Columns, { platformCode }: RowReading, findings: Finding[]): void {
  const title = table.title === null ? null : textOf(columns, table.title);
  if (title !== null && isTestTitle(title))
    findings.push(finding({ code: 'TEST_ROW', severity: 'ERROR', column: table.title!, value: title }));
  const stated = textOf(columns, 'PLATFORM_CODE');
  if (platformCode !== null && stated !== null && stated !== platformCode)
    findings.push(finding({ code: 'FOREIGN_PLATFORM', severity: 'WARNING', column: 'PLATFORM_CODE', value: stated }));
}

function sourceOf(head: DesHead, des: Des, { system, fetchedAt, mappingVersion }: RowReading): Source {
  return { system, rowKey: rowKeyOf(des), fetchedAt, sourceUpdatedAt: updatedAt(head), mappingVersion, rawHash: head.rawHash };
}

/** A deletion names its row by table and DATA_KEY only, so these are the row's key. */
function rowKeyOf({ table, dataKey }: { readonly table: string; readonly dataKey: string }): string {
  return `${table}-${dataKey}`;
}

function updatedAt({ timestamp }: DesHead): string | null {
  return timestamp === null ? null : (parseTime(timestamp)?.at ?? null);
}

function deleted(head: DesHead, des: Des): Change {
  return { type: 'DELETED', rowKey: rowKeyOf(des), sourceUpdatedAt: updatedAt(head) };
}

function unreadable({ bytes }: CutRow, head: DesHead, { encoding, tables }: RowReading, findings: readonly Finding[]): RowUnreadable {
  const { table, dataKey } = head;
  return {
    type: 'UNREADABLE',
    rowKey: table === null || dataKey === null ? null : rowKeyOf({ table, dataKey }),
    sourceUpdatedAt: updatedAt(head),
    table: table ?? 'DES',
    findings: distinctFindings(findings),
    rawBytes: bytes,
    encoding,
    mayHoldBids: mayHoldBids(tables[table ?? '']?.parts),
  };
}
