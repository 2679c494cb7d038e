import type { Change, RowRead } from '../adapter.ts';
import { mayHoldBids } from '../mapping/may-hold-bids.ts';
import { finding } from '../mapping/reader.ts';

/** No system numbers its rows in more characters, and an index of the store holds two such ids. */
const MAX_ID_LENGTH = 250;

/** A row whose ids no store could find again goes to its owner with what it says, and its neighbours go on. */
export function withStorableIds(change: Change): Change {
  if (change.type !== 'READ') return change;
  const isLongKey = change.rowKey.length > MAX_ID_LENGTH;
  const long = change.records.flatMap(({ nativeId, projectNativeId }) => [nativeId, projectNativeId ?? '']).find(isLong);
  return isLongKey || long !== undefined ? unreadable(change, long ?? change.rowKey, isLongKey) : change;
}

function isLong(id: string): boolean {
  return id.length > MAX_ID_LENGTH;
}

function unreadable({ rowKey, sourceUpdatedAt, records }: RowRead, value: string, isLongKey: boolean): Change {
  return {
    type: 'UNREADABLE',
    rowKey: isLongKey ? null : rowKey,
    sourceUpdatedAt,
    table: records[0]?.kind ?? '',
    findings: [finding({ code: 'TOO_LONG', severity: 'ERROR', column: 'id', value })],
    rawBytes: new TextEncoder().encode(JSON.stringify(records)),
    encoding: 'utf-8',
    mayHoldBids: mayHoldBids(records),
  };
}
