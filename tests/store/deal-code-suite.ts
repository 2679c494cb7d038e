import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sql, type Kysely } from 'kysely';
import { formatDealCode, parseDealCode } from '../../schema/identifiers/deal-code.ts';
import { assignCodes } from '../../subgraphs/store/deal-code-issue.ts';
import type { DealCodeRequest, Store, StoreSettings } from '../../subgraphs/store/store.ts';
import type { Tables } from '../../subgraphs/store/tables.ts';
import { project, read } from '../sync/rows.ts';

const ISSUER = '12210000MB0YW2108J';

export interface IssuingEngine {
  readonly open: (settings: Pick<StoreSettings, 'issuer' | 'now'>) => Promise<Store>;
  /** The bare database, while no store is open: the embedded one has a single owner. */
  readonly use: <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;
  readonly end: () => Promise<void>;
}

function fail(_: string, error: unknown): never {
  throw error;
}

/** What every engine of the store promises to whoever asks for deal codes. */
export function dealCodeSuite(name: string, start: () => Promise<IssuingEngine>): void {
  describe(`deal codes on ${name}`, () => {
    let engine: IssuingEngine;
    let now = new Date();
    let store: Store;
    let day = 0;
    beforeAll(async () => {
      engine = await start();
      store = await engine.open({ issuer: ISSUER, now: () => now });
    });
    afterAll(async () => {
      await store.close();
      await engine.end();
    });
    beforeEach(() => {
      day += 1;
      now = new Date(Date.UTC(2026, 0, day, 4));
    });

    const request = (project: string, changes: Partial<DealCodeRequest> = {}): DealCodeRequest => {
      return { system: 'ln-engineering', project: `${day}-${project}`, section: null, category: 'A02', ...changes };
    };
    const reopened = async <T>(meanwhile: () => Promise<T>): Promise<T> => {
      await store.close();
      const result = await meanwhile();
      store = await engine.open({ issuer: ISSUER, now: () => now });
      return result;
    };
    const dayOf = () => now.toISOString().slice(0, 10);
    const sequencesUsed = (last: number) =>
      reopened(() => engine.use((db) => sql`update code_counter set last = ${last} where issued_on = ${dayOf()}`.execute(db)));
    const assigned = (requests: readonly DealCodeRequest[], issuer: string | null = ISSUER) =>
      reopened(() =>
        engine.use((db) => db.transaction().execute((transaction) => assignCodes(transaction, requests, { issuer, now: () => now }))),
      );
    const codeOf = async (asked: DealCodeRequest) => (await store.dealCodes.issue(asked)).dealCode;

    it('are well formed, checked, of the day in China, and count from 000001', async () => {
      now = new Date('2025-12-31T17:30:00Z');
      const code = await store.dealCodes.issue(request('1', { section: '标段1' }));
      expect(code).toMatchObject({ issuer: ISSUER, issuedOn: '2026-01-01', sequence: '000001', section: '标段1', origin: 'REQUESTED' });
      expect(parseDealCode(code.dealCode)).toMatchObject({
        ...{ form: 'HYPHENATED', category: 'A02', issuer: ISSUER, date: '20260101', sequence: '000001' },
        ...{ checks: true, dateExists: true, issuerChecks: true },
      });
    });

    it('stay the same for the same request, years later and after a restart too', async () => {
      const first = await store.dealCodes.issue(request('1'));
      now = new Date('2029-08-09T00:00:00Z');
      const again = await store.dealCodes.issue(request('1'));
      const afterRestart = await reopened(async () => undefined).then(() => store.dealCodes.issue(request('1')));
      expect(first.alreadyIssued).toBe(false);
      expect([again, afterRestart]).toEqual([
        { ...first, alreadyIssued: true },
        { ...first, alreadyIssued: true },
      ]);
    });

    it('differ by system, project, section and category', async () => {
      const requests = [
        request('1'),
        request('2'),
        request('1', { section: '1' }),
        request('1', { category: 'A03' }),
        request('1', { system: 'ln-land' }),
      ];
      expect(new Set(await Promise.all(requests.map(codeOf))).size).toBe(requests.length);
    });

    it('are given once to many who ask the same at once', async () => {
      const codes = await Promise.all(Array.from({ length: 50 }, () => store.dealCodes.issue(request('1'))));
      expect(new Set(codes.map(({ dealCode }) => dealCode)).size).toBe(1);
      expect(codes.filter(({ alreadyIssued }) => !alreadyIssued)).toHaveLength(1);
    });

    it('end at 999999 with an error of their own, which those given before do not meet; the next day begins anew', async () => {
      const before = await codeOf(request('0'));
      await sequencesUsed(999_997);
      const asked = await Promise.allSettled(['1', '2', '3'].map((id) => store.dealCodes.issue(request(id))));
      expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
      expect(asked[2]).toMatchObject({ reason: { code: 'CODES_EXHAUSTED', messageZh: expect.stringMatching(/用完/u) } });
      await expect(codeOf(request('4'))).rejects.toMatchObject({ code: 'CODES_EXHAUSTED' });
      expect(await codeOf(request('0'))).toBe(before);
      now = new Date(now.getTime() + 86_400_000);
      expect(await store.dealCodes.issue(request('3'))).toMatchObject({ sequence: '000001' });
      day += 1;
    });

    it('are never ones that rows already carry', async () => {
      const carried = formatDealCode('A02', ISSUER, dayOf().replaceAll('-', ''), '000001');
      await store.writer.apply('s', '1', {
        changes: [read('row', now.toISOString(), [project('p', { dealCodes: [carried] })])],
        cursor: '1',
      });
      expect(await store.dealCodes.issue(request('1'))).toMatchObject({ sequence: '000002' });
    });

    it('are assigned to whole batches of rows, each once, marked as assigned here', async () => {
      const rows = Array.from({ length: 2_500 }, (_, index) => request(`row ${index}`, { section: index % 2 === 0 ? null : '1' }));
      const asked = await store.dealCodes.issue(rows[0]!);
      const first = await assigned([...rows, rows[7]!]);
      const again = await assigned(rows);
      expect(first.map((code) => code?.project)).toEqual([...rows, rows[7]!].map(({ project: id }) => id));
      expect(new Set(first.map((code) => code?.dealCode)).size).toBe(rows.length);
      expect(first[0]).toMatchObject({ dealCode: asked.dealCode, origin: 'REQUESTED' });
      expect(new Set(first.slice(1).map((code) => code?.origin))).toEqual(new Set(['ASSIGNED']));
      expect(again.map((code) => code?.dealCode)).toEqual(first.slice(0, -1).map((code) => code?.dealCode));
      expect(await store.dealCodes.issue(rows[5]!)).toMatchObject({ dealCode: first[5]!.dealCode, alreadyIssued: true });
    });

    it('are not all taken by assigning: systems that ask still get some', async () => {
      await codeOf(request('0'));
      await sequencesUsed(899_999);
      const codes = await assigned([request('1'), request('2')]);
      expect(codes.map((code) => code?.sequence ?? null)).toEqual(['900000', null]);
      expect(await store.dealCodes.issue(request('2'))).toMatchObject({ sequence: '900001' });
    });

    it('come later to rows that came when the share of the day was used up', async () => {
      await codeOf(request('0'));
      await sequencesUsed(900_000);
      const nativeId = String(day);
      const id = `engineering:late:${nativeId}`;
      const given = async () => (await store.crosswalk.linksOfProjects([id], false)).get(id);
      const following = store.follow({ onFault: fail });
      await store.writer.apply('late', '1', { changes: [read('row', now.toISOString(), [project(nativeId, {}, 'late')])], cursor: '1' });
      await following.settled();
      expect(await given()).toBeUndefined();
      day += 1;
      now = new Date(Date.UTC(2026, 0, day, 4));
      await vi.waitFor(async () => expect(await given()).toMatchObject([{ origin: 'HUB', section: null }]), {
        timeout: 20_000,
        interval: 100,
      });
    });

    it('come to rows that came before the province named an issuer', async () => {
      const id = `engineering:early:${day}`;
      const stated = project(String(day), {}, 'early');
      await reopened(async () => {
        const without = await engine.open({ now: () => now });
        const following = without.follow({ onFault: fail });
        await without.writer.apply('early', '1', { changes: [read('row', now.toISOString(), [stated])], cursor: '1' });
        await following.settled();
        expect(await without.crosswalk.linksOfProjects([id], true)).toEqual(new Map());
        await without.close();
      });
      store.follow({ onFault: fail });
      const given = async () => (await store.crosswalk.linksOfProjects([id], false)).get(id);
      await vi.waitFor(async () => expect(await given()).toMatchObject([{ origin: 'HUB' }]), { timeout: 20_000, interval: 100 });
    });

    it('are refused with the key to set where the province names no issuer; nothing is assigned then', async () => {
      const refusal = await reopened(async () => {
        const without = await engine.open({ now: () => now });
        const error: unknown = await without.dealCodes.issue(request('1')).catch((reason: unknown) => reason);
        await without.close();
        return error;
      });
      expect(refusal).toMatchObject({
        code: 'NOT_CONFIGURED',
        message: expect.stringContaining('province.issuer'),
        messageZh: expect.stringContaining('province.issuer'),
      });
      expect(await assigned([request('1')], null)).toEqual([null]);
    });
  });
}
