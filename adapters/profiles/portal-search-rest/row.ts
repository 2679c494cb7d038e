import { hash } from 'node:crypto';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { Finding } from '../../../schema/records/finding.ts';
import type { Source } from '../../../schema/records/source.ts';
import type { Change, RowUnreadable } from '../../adapter.ts';
import { mappingVersionWith, ownersCodes, withOwnersCodes, type OwnersCodes } from '../../mapping/owners-codes.ts';
import { FAULT, fault, finding, OWNERS_CODES, readFields, type Columns } from '../../mapping/reader.ts';
import { parseTime, shanghaiIso } from '../../mapping/time.ts';
import { isTestTitle } from '../../mapping/test-title.ts';
import type { Channel } from './codes.ts';
import { badBytesOf } from '../../transports/json-salvage.ts';
import type { DialectName } from './dialect-names.ts';
import { DIALECTS, publishedOf } from './dialects.ts';
import { NOTICE_FIELDS, type NoticeFields } from './mapping.ts';
import { noticeRecords } from './records.ts';
import { MAPPING_VERSION } from './version.ts';
import { textAt, type JsonObject } from './wire.ts';

/** What reading a row needs to know besides the row. */
export interface RowContext {
  /** Id of the legacy system. */
  readonly system: string;
  /** When the row was read. */
  readonly fetchedAt: Date;
  /** Sector of rows whose channel says none. */
  readonly sector: Sector;
  /** The owner's channels: start of `categorynum` → what it holds. */
  readonly categories?: Readonly<Record<string, Channel>>;
  /** What the owner says of codes; nothing by default. */
  readonly codes?: OwnersCodes;
}

const NO_CODES = ownersCodes();

/** Counters and scores that change without the notice changing. */
const VOLATILE = new Set(['clicktimes', 'sysclicktimes', 'score', 'sysscore', 'executetime']);

/** Reads one row of either dialect without any network. Never throws: a row that cannot be read is an UNREADABLE change. */
export function mapRow(dialect: DialectName, row: JsonObject, context: RowContext): Change {
  const findings: Finding[] = [];
  if (badBytesOf(row) !== null) return unreadable(dialect, row, [finding({ code: 'BAD_BYTES', severity: 'ERROR', column: '' })]);
  const columns = columnsOfRow(dialect, row, context.codes ?? NO_CODES);
  const fields = readFields(NOTICE_FIELDS, columns, findings);
  if (fields !== FAULT && isTestTitle(fields.title)) fault(findings, { code: 'TEST_ROW', column: 'title', value: fields.title });
  if (fields === FAULT || findings.some(({ severity }) => severity === 'ERROR')) return unreadable(dialect, row, findings);
  const source = sourceOf(fields, row, context);
  const projectNativeId = DIALECTS[dialect].projectIdOf(fields.key, row);
  const records = noticeRecords({
    fields,
    ownersCodes: columns[OWNERS_CODES],
    projectNativeId,
    source,
    sector: context.sector,
    categories: context.categories ?? {},
    findings,
  });
  return { type: 'READ', rowKey: fields.key, sourceUpdatedAt: source.sourceUpdatedAt, rawHash: source.rawHash, records, findings };
}

/** A row that could not be read, with its reasons. The record of an opening may be among them. */
export function unreadable(dialect: DialectName, row: JsonObject, findings: readonly Finding[]): RowUnreadable {
  const published = publishedOf(DIALECTS[dialect], row);
  return {
    type: 'UNREADABLE',
    rowKey: DIALECTS[dialect].keyColumns.map((column) => textAt(row, column)).find((key) => key !== null) ?? null,
    sourceUpdatedAt: published === null ? null : (parseTime(published)?.at ?? null),
    table: dialect === 'fulltext' ? 'records' : 'infodata',
    findings,
    rawBytes: badBytesOf(row) ?? Buffer.from(stableJson(row)),
    encoding: 'utf-8',
    mayHoldBids: true,
  };
}

function columnsOfRow(dialect: DialectName, row: JsonObject, codes: OwnersCodes): Columns {
  const columns = Object.fromEntries(Object.keys(row).map((name) => [name, textAt(row, name)]));
  const published = publishedOf(DIALECTS[dialect], row);
  return withOwnersCodes(columns, codes, { columns: [], updatedAt: published === null ? null : (parseTime(published)?.at ?? null) });
}

function sourceOf(
  { key, updatedAt, publishedAt }: NoticeFields,
  row: JsonObject,
  { system, fetchedAt, codes = NO_CODES }: RowContext,
): Source {
  return {
    system,
    rowKey: key,
    fetchedAt: shanghaiIso(fetchedAt.getTime()),
    sourceUpdatedAt: (updatedAt ?? publishedAt).at,
    mappingVersion: mappingVersionWith(MAPPING_VERSION, codes),
    rawHash: hash('sha256', stableJson(row)),
  };
}

function stableJson(row: JsonObject): string {
  return JSON.stringify(row, (name, value: unknown) => (VOLATILE.has(name) ? undefined : value));
}
