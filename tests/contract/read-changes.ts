import type { Adapter, Change, ChangePage, RowUnreadable } from '../../adapters/adapter.ts';
import type { TradeRecord } from '../../schema/records/record.ts';

/** Signal for calls that nobody cancels. */
export const NEVER: AbortSignal = new AbortController().signal;

/** All pages after a cursor. */
export async function pagesAfter(adapter: Adapter, cursor: string | null, signal = NEVER): Promise<readonly ChangePage[]> {
  const pages: ChangePage[] = [];
  for await (const page of adapter.changes(cursor, signal)) pages.push(page);
  return pages;
}

export function changesOf(pages: readonly ChangePage[]): readonly Change[] {
  return pages.flatMap((page) => page.changes);
}

/** Where the last page ends. */
export function lastCursor(pages: readonly ChangePage[]): string | null {
  return pages.at(-1)?.cursor ?? null;
}

export function recordsOf(changes: readonly Change[]): readonly TradeRecord[] {
  return changes.flatMap((change) => (change.type === 'READ' ? change.records : []));
}

export function unreadableOf(changes: readonly Change[]): readonly RowUnreadable[] {
  return changes.filter((change) => change.type === 'UNREADABLE');
}

/** Names one version of one row, so that two readings can be compared. */
export function versionsOf(changes: readonly Change[]): ReadonlySet<string> {
  return new Set(
    changes.map((change) => {
      if (change.type === 'READ') return `${change.rowKey} ${change.rawHash}`;
      if (change.type === 'DELETED') return `${change.rowKey} deleted`;
      return `${change.rowKey} ${Buffer.from(change.rawBytes).toString('base64')}`;
    }),
  );
}
