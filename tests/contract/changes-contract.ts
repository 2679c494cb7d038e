import { describe, expect, test } from 'vitest';
import type { TradeRecord } from '../../schema/records/record.ts';
import type { ContractHarness } from './contract-harness.ts';
import { knownDossiers } from './dossiers.ts';
import { changesOf, lastCursor, NEVER, pagesAfter, recordsOf, unreadableOf, versionsOf } from './read-changes.ts';
import { expectCompleteRecord } from './record-shape.ts';

/** The change feed: complete, resumable, in order. */
export function describeChanges(name: string, harness: () => ContractHarness): void {
  describe(`${name}: changes`, () => {
    test('deliver every project that can be asked for, record by record', async () => {
      const delivered = new Set(recordsOf(changesOf(await pagesAfter(harness().adapter, null))).map(keyOf));
      for (const dossier of await knownDossiers(harness()))
        expect(dossier.records.map(keyOf).filter((key) => !delivered.has(key))).toEqual([]);
    });

    test('come in several pages, and resuming after any of them loses nothing, ties included', async () => {
      const pages = await pagesAfter(harness().adapter, null);
      expect(pages.length).toBeGreaterThan(2);
      const whole = versionsOf(changesOf(pages));
      for (const index of spread(pages.length, 12)) {
        const seen = versionsOf(changesOf(pages.slice(0, index + 1)));
        const rest = versionsOf(changesOf(await pagesAfter(harness().adapter, pages[index]!.cursor)));
        expect([...whole].filter((version) => !seen.has(version) && !rest.has(version))).toEqual([]);
        expect([...rest].filter((version) => !whole.has(version))).toEqual([]);
      }
    });

    test('are complete records: every field there, none undefined, money and times in their agreed shapes', async () => {
      for (const change of changesOf(await pagesAfter(harness().adapter, null))) {
        if (change.type !== 'READ') continue;
        expect(change.findings.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
        expect(change.records.length).toBeGreaterThan(0);
        for (const record of change.records) {
          expectCompleteRecord(record);
          const { system, rowKey, rawHash, mappingVersion } = record.source;
          expect({ system, mappingVersion }).toEqual({
            system: harness().adapter.system.id,
            mappingVersion: harness().adapter.mappingVersion,
          });
          expect({ rowKey, rawHash }).toEqual({ rowKey: change.rowKey, rawHash: change.rawHash });
        }
      }
    });

    test('hold unreadable rows with all their faults in the owner’s columns and with their bytes', async () => {
      const unreadable = unreadableOf(changesOf(await pagesAfter(harness().adapter, null)));
      expect(unreadable).toHaveLength(harness().badRows.length);
      for (const { columns, rawText } of harness().badRows) {
        const row = unreadable.find(({ rawBytes }) => Buffer.from(rawBytes).includes(rawText));
        const errors = row?.findings.filter(({ severity }) => severity === 'ERROR') ?? [];
        expect(errors.map(({ column }) => column)).toEqual(expect.arrayContaining([...columns]));
        expect(errors.length).toBeGreaterThan(0);
        expect(row?.table).not.toBe('');
      }
    });

    test('after the last cursor bring nothing new', async () => {
      const pages = await pagesAfter(harness().adapter, null);
      const again = await pagesAfter(harness().adapter, lastCursor(pages));
      const known = versionsOf(changesOf(pages));
      expect([...versionsOf(changesOf(again))].filter((version) => !known.has(version))).toEqual([]);
    });

    test('bring a project that was added', async () => {
      const cursor = lastCursor(await pagesAfter(harness().adapter, null));
      const added = await harness().clerk.add();
      expect(titlesOf(recordsOf(changesOf(await pagesAfter(harness().adapter, cursor))), added)).toHaveLength(1);
    });

    test('bring every new version of a row, oldest first', async () => {
      const id = harness().knownIds[0]!;
      const cursor = lastCursor(await pagesAfter(harness().adapter, null));
      await harness().clerk.retitle(id, '改名后的项目一');
      const middle = await pagesAfter(harness().adapter, cursor);
      await harness().clerk.retitle(id, '改名后的项目二');
      const last = await pagesAfter(harness().adapter, lastCursor(middle) ?? cursor);
      expect(titlesOf(recordsOf(changesOf(middle)), id).at(-1)).toBe('改名后的项目一');
      expect(titlesOf(recordsOf(changesOf(last)), id).at(-1)).toBe('改名后的项目二');
      expect(titlesOf(recordsOf(changesOf(await pagesAfter(harness().adapter, cursor))), id).at(-1)).toBe('改名后的项目二');
    });

    test('of a resent row have the same key and hash', async () => {
      const pages = await pagesAfter(harness().adapter, null);
      await harness().clerk.resend(harness().knownIds[0]!);
      const resent = versionsOf(changesOf(await pagesAfter(harness().adapter, lastCursor(pages))));
      const known = versionsOf(changesOf(pages));
      expect([...resent].filter((version) => !known.has(version))).toEqual([]);
    });

    test('tell what was deleted by the keys it had', async () => {
      const { remove } = harness().clerk;
      if (remove === null) return;
      const id = harness().knownIds[0]!;
      const pages = await pagesAfter(harness().adapter, null);
      const keys = changesOf(pages).flatMap((change) =>
        change.type === 'READ' && change.records.some(({ kind, nativeId }) => kind === 'project' && nativeId === id) ? [change.rowKey] : [],
      );
      await remove(id);
      const after = changesOf(await pagesAfter(harness().adapter, lastCursor(pages)));
      const deleted = after.filter(({ type }) => type === 'DELETED').map(({ rowKey }) => rowKey);
      expect(deleted).toEqual(expect.arrayContaining([...new Set(keys)]));
      expect(await harness().adapter.findByIds([id], NEVER)).toEqual([null]);
    });
  });
}

function keyOf({ kind, nativeId }: TradeRecord): string {
  return `${kind} ${nativeId}`;
}

function titlesOf(records: readonly TradeRecord[], projectNativeId: string): readonly string[] {
  return records.flatMap((record) => (record.kind === 'project' && record.nativeId === projectNativeId ? [record.title] : []));
}

/** At most `count` indexes below `length`, first and last included. */
function spread(length: number, count: number): readonly number[] {
  const step = Math.max(1, (length - 1) / (count - 1));
  return [...new Set(Array.from({ length: Math.min(length, count) }, (_, index) => Math.round(index * step)))];
}
