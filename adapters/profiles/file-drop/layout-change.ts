import type { Change } from '../../adapter.ts';
import { ownersCodes } from '../../mapping/owners-codes.ts';
import type { DroppedRow, Reading } from './dropped-row.ts';
import type { LayoutRow } from './layout-rows.ts';
import { LAYOUTS, type LayoutName, type LayoutOfFile } from './layouts.ts';

/** A row of a layout as the drop gives it. */
export function layoutDroppedRow({ name, stem }: LayoutOfFile, row: LayoutRow, region: string | null): DroppedRow {
  const file = name === 'opening-bid' && stem !== null ? { projectNativeId: stem } : {};
  const map = ({ system, fetchedAt }: Reading): Change =>
    LAYOUTS[name].map(row.raw, { system, fetchedAt: new Date(fetchedAt), region, ...file });
  return {
    sizeBytes: row.rawBytes.length,
    projectNativeId: () => projectOf(map(NOBODY)),
    change: (fileTime, reading) => dated(told(map(reading), name, row), fileTime, reading),
  };
}

/** To ask a row for its project, nothing of the source matters. */
const NOBODY: Reading = { system: '', mappingVersion: '', codes: ownersCodes(), fetchedAt: '2000-01-01T00:00:00+08:00' };

/** The key that a row without records still tells is its project's. */
function projectOf(change: Change): string | null {
  if (change.type !== 'READ') return change.rowKey;
  return change.records.find(({ projectNativeId }) => projectNativeId !== null)?.projectNativeId ?? null;
}

/** A row that could not be decoded is not judged column by column, and an owner gets back the bytes he sent. */
function told(change: Change, table: LayoutName, { faults, rawBytes, encoding }: LayoutRow): Change {
  const { mayHoldBids } = LAYOUTS[table];
  if (faults.length > 0)
    return { type: 'UNREADABLE', rowKey: change.rowKey, sourceUpdatedAt: null, table, findings: faults, rawBytes, encoding, mayHoldBids };
  return change.type === 'UNREADABLE' ? { ...change, rawBytes, encoding, mayHoldBids } : change;
}

/** Such a row says when its land was signed away or its deal was made, not when it was written: the file's time tells its versions apart. */
function dated(change: Change, sourceUpdatedAt: string, { mappingVersion }: Reading): Change {
  if (change.type !== 'READ') return { ...change, sourceUpdatedAt };
  const records = change.records.map((record) => ({ ...record, source: { ...record.source, sourceUpdatedAt, mappingVersion } }));
  return { ...change, sourceUpdatedAt, records };
}
