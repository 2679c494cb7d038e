import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Systems } from '../../adapters/systems.ts';
import { readSettings } from '../../gateway/settings.ts';
import { startHub } from '../../gateway/start-hub.ts';
import { firstFault, type AccessRead } from '../../schema/access/ledger.ts';
import { startRetention } from '../../subgraphs/store/ledger/retention.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import type { Store } from '../../subgraphs/store/store.ts';

/** Held from here on; the hub's own clock is a little later. */
const NOW = new Date();
const DAY_MS = 86_400_000;
const NO_SYSTEMS: Systems = {
  ...{ list: [], adapters: [], adapterOf: () => undefined as never, reportOf: () => null, codeTables: [] },
  close: () => Promise.resolve(),
};

let dataDir: string;
let store: Store;
let now = NOW;
beforeEach(async () => {
  now = NOW;
  dataDir = await mkdtemp(join(tmpdir(), 'yiwang-retention-'));
  store = await openStore({ dataDir, now: () => now });
  for (const days of [400, 181, 179, 0]) await store.ledger.append(readSince(days));
});
afterEach(async () => {
  vi.useRealTimers();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

function readSince(days: number): AccessRead {
  return {
    ...{
      at: new Date(NOW.getTime() - days * DAY_MS).toISOString(),
      role: 'AUDITOR',
      subject: 'a',
      issuer: 'sso',
      purpose: `${days} days ago`,
    },
    ...{ caseNumber: null, operation: '-', fields: ['Query.accessEntries'], systems: [], rows: 1 },
  };
}

const readings = async () => (await store.ledger.after(0, 100)).filter(({ subject }) => subject === 'a').map(({ purpose }) => purpose);
const options = { days: 180, now: () => now, onFault: (error: unknown) => expect.fail(String(error)) };

describe('the access ledger', () => {
  it('keeps what is 179 days old and loses what is 181 days old, and what is left verifies', async () => {
    await startRetention(store.ledger, options).stop();
    expect(await readings()).toEqual(['179 days ago', '0 days ago']);
    expect(firstFault(await store.ledger.after(0, 100), await store.ledger.start(), null)).toBeNull();
  });

  it('loses nothing where no setting says so, and by the setting as the hub starts', async () => {
    const hubWith = (setting?: string) =>
      startHub(store, NO_SYSTEMS, readSettings({ YIWANG_LEDGER_DAYS: setting }), () => undefined).stop();
    await hubWith();
    await hubWith('');
    expect(await readings()).toHaveLength(4);
    await hubWith('36500');
    expect(await readings()).toHaveLength(4);
    await hubWith('180');
    expect(await readings()).not.toContain('181 days ago');
  });

  it('loses day by day what becomes too old, and nothing once it is stopped', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const passed = Promise.withResolvers<void>();
    let removals = 0;
    const ledger: Pick<Store['ledger'], 'removeBefore'> = {
      async removeBefore(before) {
        const removed = await store.ledger.removeBefore(before);
        if ((removals += 1) === 2) passed.resolve();
        return removed;
      },
    };
    const retention = startRetention(ledger, options);
    await vi.waitUntil(() => vi.getTimerCount() === 1);
    now = new Date(NOW.getTime() + 2 * DAY_MS);
    vi.advanceTimersByTime(DAY_MS);
    await passed.promise;
    expect(await readings()).toEqual(['0 days ago']);
    await retention.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is tried again where it could not be written', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const faults: unknown[] = [];
    const tried = Promise.withResolvers<void>();
    let tries = 0;
    const ledger: Pick<Store['ledger'], 'removeBefore'> = {
      async removeBefore(before) {
        if ((tries += 1) === 1) throw new Error('the disk is full');
        return store.ledger.removeBefore(before).finally(() => tried.resolve());
      },
    };
    const retention = startRetention(ledger, { ...options, onFault: (error) => void faults.push(error) });
    await vi.waitUntil(() => vi.getTimerCount() === 1);
    expect(faults).toMatchObject([{ message: 'the disk is full' }]);
    vi.advanceTimersByTime(600_000);
    await tried.promise;
    await retention.stop();
    expect(await readings()).toEqual(['179 days ago', '0 days ago']);
  });
});

describe('YIWANG_LEDGER_DAYS', () => {
  it.each(['179', '0', '-200', '180.5', '半年', '40000'])('is refused as %s by a sentence that names it', (text) => {
    expect(() => readSettings({ YIWANG_LEDGER_DAYS: text })).toThrow(/YIWANG_LEDGER_DAYS.*180.*must be/u);
  });

  it('is a whole number of days from 180 on', () => {
    expect(readSettings({ YIWANG_LEDGER_DAYS: '180' }).ledgerDays).toBe(180);
    expect(readSettings({}).ledgerDays).toBeUndefined();
  });
});
