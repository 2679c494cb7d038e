import { createHash } from 'node:crypto';
import type { Finding } from '../../../schema/records/finding.ts';
import type { TradeRecord } from '../../../schema/records/record.ts';
import type { Source } from '../../../schema/records/source.ts';
import type { Change } from '../../adapter.ts';
import { shanghaiIso } from '../time.ts';

/** What reading a single row needs to know besides the row. */
export interface RowContext {
  /** Id of the legacy system. */
  readonly system: string;
  /** When the row was read. */
  readonly fetchedAt: Date;
  /** GB/T 2260 of the system's own region, for rows that print none; null where it serves several. */
  readonly region?: string | null;
}

/** Source of the records of one row. */
export function sourceOfRow(
  row: unknown,
  rowKey: string,
  sourceUpdatedAt: string | null,
  mappingVersion: string,
  context: RowContext,
): Source {
  const rawHash = createHash('sha256').update(JSON.stringify(row)).digest('hex');
  return { system: context.system, rowKey, fetchedAt: shanghaiIso(context.fetchedAt.getTime()), sourceUpdatedAt, mappingVersion, rawHash };
}

/** A row that became records. */
export function readChange(source: Source, records: readonly TradeRecord[], findings: readonly Finding[]): Change {
  const { rowKey, sourceUpdatedAt, rawHash } = source;
  return { type: 'READ', rowKey, sourceUpdatedAt, rawHash, records, findings };
}

/** A row that goes to its owner with every finding; whoever knows its layout says whether it may hold bids. */
export function unreadableChange(row: unknown, rowKey: string | null, table: string, findings: readonly Finding[]): Change {
  const rawBytes = new TextEncoder().encode(typeof row === 'string' ? row : JSON.stringify(row));
  return { type: 'UNREADABLE', rowKey, sourceUpdatedAt: null, table, findings, rawBytes, encoding: 'utf-8', mayHoldBids: true };
}
