import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstFault, LEDGER_START, type AccessRead, type LedgerEntry } from '../../schema/access/ledger.ts';
import type { Store } from '../../subgraphs/store/store.ts';

export interface LedgerEngine {
  open(): Promise<Store>;
  end(): Promise<unknown>;
}

const READ: AccessRead = {
  at: '2026-03-01T09:00:00+08:00',
  role: 'AUDITOR',
  subject: 'auditor-1',
  issuer: 'https://sso.example',
  purpose: '专项审计',
  caseNumber: '辽审〔2026〕1号',
  operation: 'Bidders 9f86d081',
  fields: ['ProjectDetail.bids'],
  systems: ['sy-portal'],
  rows: 3,
};
const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T09:00:00+08:00`;

/** The ledger on one engine. */
export function ledgerSuite(name: string, start: () => Promise<LedgerEngine>): void {
  describe(`the access ledger on ${name}`, () => {
    let engine: LedgerEngine;
    let store: Store;
    beforeAll(async () => {
      engine = await start();
      store = await engine.open();
    });
    afterAll(async () => {
      await store.close();
      await engine.end();
    });

    const all = () => store.ledger.after(0, 1_000);

    it('keeps every reading in one chain, however many come at once', async () => {
      const given = await Promise.all(Array.from({ length: 60 }, (_, index) => store.ledger.append({ ...READ, rows: index })));
      const kept = await all();
      expect(kept.map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
      expect(new Set(kept.map(({ rows }) => rows)).size).toBe(60);
      expect(given.map(({ hash }) => hash).sort()).toEqual(kept.map(({ hash }) => hash).sort());
      expect(firstFault(kept, await store.ledger.start(), null)).toBeNull();
    });

    it('goes on after a restart where it ended', async () => {
      await store.close();
      store = await engine.open();
      await store.ledger.append({ ...READ, at: day(2), systems: ['dl-land', 'sy-portal'] });
      expect(firstFault(await all(), LEDGER_START, null)).toBeNull();
    });

    it('lists readings of a system, newest first, page after page', async () => {
      await store.ledger.append({ ...READ, at: day(3), systems: ['dl-land'] });
      const first = await store.ledger.list({ systems: ['dl-land'] }, { limit: 1 });
      expect(first).toMatchObject({ hasNext: true, totalCount: { value: 2, kind: 'EXACT' } });
      expect(first.rows[0]).toMatchObject({ at: day(3), systems: ['dl-land'], subject: 'auditor-1' });
      const second = await store.ledger.list({ systems: ['dl-land'] }, { limit: 1, after: first.rows[0]!.cursor });
      expect(second.rows.map(({ at }) => at)).toEqual([day(2)]);
      expect((await store.ledger.list({ from: day(2), to: day(3) }, { limit: 10 })).rows).toHaveLength(1);
    });

    it('loses its beginning when the retention is over, says so itself, and what is left can still be verified', async () => {
      expect(await store.ledger.removeBefore(day(2))).toBe(60);
      const [kept, begin] = [await all(), await store.ledger.start()];
      expect(kept.map(({ at }) => at).slice(0, 2)).toEqual([day(2), day(3)]);
      expect(kept[2]).toMatchObject({ role: 'OPERATOR', subject: 'yiwang', rows: 60, operation: expect.stringContaining('61') as string });
      expect(begin.seq).toBe(61);
      expect(firstFault(kept, begin, null)).toBeNull();
      expect(firstFault(kept.slice(1), begin, null)).toMatchObject({ seq: 61, kind: 'REMOVED_OR_REORDERED' });
      const forged = { seq: 62, previousHash: kept[0]!.hash };
      expect(firstFault(kept.slice(1), forged, kept[2]!.hash)).toEqual({ seq: 62, kind: 'FORGED_BEGINNING' });
      expect(await store.ledger.removeBefore(day(2))).toBe(0);
      expect(await all()).toHaveLength(3);
    });

    it('can lose everything and go on', async () => {
      expect(await store.ledger.removeBefore('2999-01-01T00:00:00+08:00')).toBe(3);
      const next: LedgerEntry = await store.ledger.append({ ...READ, at: day(9) });
      expect(next.seq).toBe(65);
      expect(firstFault(await all(), await store.ledger.start(), next.hash)).toBeNull();
    });
  });
}
