import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Adapter, Dossier } from '../../adapters/adapter.ts';
import { AdapterFailure } from '../../adapters/failure.ts';
import type { Guard } from '../../adapters/resilience/guard.ts';
import type { FaultMode, FaultSwitch } from '../../adapters/sandbox/stand-in.ts';
import type { TradeRecord } from '../../schema/records/record.ts';
import { changesOf, lastCursor, NEVER, pagesAfter, recordsOf, unreadableOf, versionsOf } from './read-changes.ts';
import { expectCompleteRecord } from './record-shape.ts';

/** A row that the harness put into the system on purpose and that cannot become a record. */
export interface KnownBadRow {
  readonly projectNativeId: string;
  /** The owner's columns at fault, all of them; empty where the bytes themselves are unreadable. */
  readonly columns: readonly string[];
  /** Text that must be found in the row's raw bytes. */
  readonly rawText: string;
}

/** What the owner's staff does while the system runs; seen by the next read. Null where such a system cannot. */
export interface Clerk {
  /** Adds a project that was not there; gives its native id. */
  add(): Promise<string>;
  /** Gives a project a new title. */
  retitle(projectNativeId: string, title: string): Promise<void>;
  /** Sends all rows of a project again, unchanged. */
  resend(projectNativeId: string): Promise<void>;
  /** Deletes a project with its rows. */
  readonly remove: ((projectNativeId: string) => Promise<void>) | null;
}

/** One adapter before one running system over a small world with small pages. Started anew for every test. */
export interface ContractHarness {
  readonly adapter: Adapter;
  /** The guard that the adapter was given: time limit 2 s, no less. */
  readonly guard: Guard;
  /** At least four projects of the system, readable. */
  readonly knownIds: readonly string[];
  readonly unknownId: string;
  readonly badRows: readonly KnownBadRow[];
  readonly fault: FaultSwitch;
  /** Faults that this system can have and that make a call fail. */
  readonly failures: readonly FaultMode[];
  /** Calls served since start. */
  readonly calls: () => number;
  /** Calls that the system is still busy with. */
  readonly openCalls: () => number;
  /** Most calls at once since start. */
  readonly mostAtOnce: () => number;
  /** The owner's limit for calls at once. */
  readonly concurrency: number;
  readonly clerk: Clerk;
  stop(): Promise<void>;
}

/** The promises of the one adapter interface, kept by every profile. */
export function describeAdapterContract(name: string, start: () => Promise<ContractHarness>): void {
  let harness: ContractHarness;
  beforeEach(async () => void (harness = await start()));
  afterEach(async () => {
    await harness.adapter.close();
    await harness.stop();
  });

  describe(`${name}: findByIds`, () => {
    test('answers in the order asked, with null for an unknown project', async () => {
      const [first, second] = harness.knownIds as [string, string];
      const answers = await harness.adapter.findByIds([second, harness.unknownId, first, second], NEVER);
      expect(answers.map((answer) => dossierOf(answer)?.projectNativeId ?? null)).toEqual([second, null, first, second]);
    });

    test('gives each project its own records, the project itself among them, all of one system', async () => {
      for (const dossier of await knownDossiers(harness)) {
        const projects = dossier.records.filter(({ kind }) => kind === 'project');
        expect(projects.map(({ nativeId }) => nativeId)).toEqual([dossier.projectNativeId]);
        expect(dossier.records.every(({ projectNativeId: id }) => id === null || id === dossier.projectNativeId)).toBe(true);
        expect(new Set(dossier.records.map(({ source }) => source.system))).toEqual(new Set([harness.adapter.system.id]));
      }
    });

    test('asks nothing when nothing is asked', async () => {
      const before = harness.calls();
      expect(await harness.adapter.findByIds([], NEVER)).toEqual([]);
      expect(harness.calls()).toBe(before);
    });

    test('shows an unreadable row without hiding its neighbours', async () => {
      for (const bad of harness.badRows) {
        const [beside, answer] = await harness.adapter.findByIds([harness.knownIds[0]!, bad.projectNativeId], NEVER);
        expect(dossierOf(beside)?.records.length).toBeGreaterThan(0);
        if (answer instanceof AdapterFailure) expect(answer.retryable).toBe(false);
        else expect(dossierOf(answer)?.unreadable.length).toBeGreaterThan(0);
      }
    });

    test('never makes more calls at once than the owner allows', async () => {
      Object.assign(harness.fault, { mode: 'LATENCY', latencyMs: 30 });
      await harness.adapter.findByIds(harness.knownIds, NEVER);
      expect(harness.mostAtOnce()).toBeLessThanOrEqual(harness.concurrency);
    });
  });

  describe(`${name}: changes`, () => {
    test('deliver every project that can be asked for, record by record', async () => {
      const delivered = new Set(recordsOf(changesOf(await pagesAfter(harness.adapter, null))).map(keyOf));
      for (const dossier of await knownDossiers(harness))
        expect(dossier.records.map(keyOf).filter((key) => !delivered.has(key))).toEqual([]);
    });

    test('come in several pages, and resuming after any of them loses nothing, ties included', async () => {
      const pages = await pagesAfter(harness.adapter, null);
      expect(pages.length).toBeGreaterThan(2);
      const whole = versionsOf(changesOf(pages));
      for (const index of spread(pages.length, 12)) {
        const seen = versionsOf(changesOf(pages.slice(0, index + 1)));
        const rest = versionsOf(changesOf(await pagesAfter(harness.adapter, pages[index]!.cursor)));
        expect([...whole].filter((version) => !seen.has(version) && !rest.has(version))).toEqual([]);
        expect([...rest].filter((version) => !whole.has(version))).toEqual([]);
      }
    });

    test('are complete records: every field there, none undefined, money and times in their agreed shapes', async () => {
      for (const change of changesOf(await pagesAfter(harness.adapter, null))) {
        if (change.type !== 'READ') continue;
        expect(change.findings.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
        expect(change.records.length).toBeGreaterThan(0);
        for (const record of change.records) {
          expectCompleteRecord(record);
          const { system, rowKey, rawHash, mappingVersion } = record.source;
          expect({ system, mappingVersion }).toEqual({ system: harness.adapter.system.id, mappingVersion: harness.adapter.mappingVersion });
          expect({ rowKey, rawHash }).toEqual({ rowKey: change.rowKey, rawHash: change.rawHash });
        }
      }
    });

    test('hold unreadable rows with all their faults in the owner’s columns and with their bytes', async () => {
      const unreadable = unreadableOf(changesOf(await pagesAfter(harness.adapter, null)));
      expect(unreadable).toHaveLength(harness.badRows.length);
      for (const { columns, rawText } of harness.badRows) {
        const row = unreadable.find(({ rawBytes }) => Buffer.from(rawBytes).includes(rawText));
        const errors = row?.findings.filter(({ severity }) => severity === 'ERROR') ?? [];
        expect(errors.map(({ column }) => column)).toEqual(expect.arrayContaining([...columns]));
        expect(errors.length).toBeGreaterThan(0);
        expect(row?.table).not.toBe('');
      }
    });

    test('after the last cursor bring nothing new', async () => {
      const pages = await pagesAfter(harness.adapter, null);
      const again = await pagesAfter(harness.adapter, lastCursor(pages));
      const known = versionsOf(changesOf(pages));
      expect([...versionsOf(changesOf(again))].filter((version) => !known.has(version))).toEqual([]);
    });

    test('bring a project that was added', async () => {
      const cursor = lastCursor(await pagesAfter(harness.adapter, null));
      const added = await harness.clerk.add();
      expect(titlesOf(recordsOf(changesOf(await pagesAfter(harness.adapter, cursor))), added)).toHaveLength(1);
    });

    test('bring every new version of a row, oldest first', async () => {
      const id = harness.knownIds[0]!;
      const cursor = lastCursor(await pagesAfter(harness.adapter, null));
      await harness.clerk.retitle(id, '改名后的项目一');
      const middle = await pagesAfter(harness.adapter, cursor);
      await harness.clerk.retitle(id, '改名后的项目二');
      const last = await pagesAfter(harness.adapter, lastCursor(middle) ?? cursor);
      expect(titlesOf(recordsOf(changesOf(middle)), id).at(-1)).toBe('改名后的项目一');
      expect(titlesOf(recordsOf(changesOf(last)), id).at(-1)).toBe('改名后的项目二');
      expect(titlesOf(recordsOf(changesOf(await pagesAfter(harness.adapter, cursor))), id).at(-1)).toBe('改名后的项目二');
    });

    test('of a resent row have the same key and hash', async () => {
      const pages = await pagesAfter(harness.adapter, null);
      await harness.clerk.resend(harness.knownIds[0]!);
      const resent = versionsOf(changesOf(await pagesAfter(harness.adapter, lastCursor(pages))));
      const known = versionsOf(changesOf(pages));
      expect([...resent].filter((version) => !known.has(version))).toEqual([]);
    });

    test('tell what was deleted by the keys it had', async () => {
      if (harness.clerk.remove === null) return;
      const id = harness.knownIds[0]!;
      const pages = await pagesAfter(harness.adapter, null);
      const keys = changesOf(pages).flatMap((change) =>
        change.type === 'READ' && change.records.some(({ kind, nativeId }) => kind === 'project' && nativeId === id) ? [change.rowKey] : [],
      );
      await harness.clerk.remove(id);
      const after = changesOf(await pagesAfter(harness.adapter, lastCursor(pages)));
      const deleted = after.filter(({ type }) => type === 'DELETED').map(({ rowKey }) => rowKey);
      expect(deleted).toEqual(expect.arrayContaining([...new Set(keys)]));
      expect(await harness.adapter.findByIds([id], NEVER)).toEqual([null]);
    });
  });

  describe(`${name}: a failing system`, () => {
    test('answers a ping when it is well', async () => {
      await expect(harness.adapter.ping(NEVER)).resolves.toBeUndefined();
    });

    test('is ridden out when it fails once', async () => {
      const [mode] = harness.failures;
      harness.fault.mode = mode!;
      const answers = harness.adapter.findByIds([harness.knownIds[0]!], NEVER);
      await vi.waitFor(() => expect(harness.guard.report().failures).toBeGreaterThan(0), { interval: 2 });
      harness.fault.mode = 'NONE';
      expect(dossierOf((await answers)[0])?.projectNativeId).toBe(harness.knownIds[0]);
    });

    test('gives a typed failure, whatever it does wrong for long', async () => {
      for (const mode of harness.failures) {
        await withFresh(start, async ({ adapter, fault, knownIds }) => {
          fault.mode = mode;
          expect(await failureOf(pagesAfter(adapter, null)), mode).toBeInstanceOf(AdapterFailure);
          const answers = await adapter.findByIds(knownIds.slice(0, 1), NEVER).catch((error: unknown) => [error]);
          expect(answers[0], mode).toBeInstanceOf(AdapterFailure);
          await expect(adapter.ping(NEVER), mode).rejects.toBeInstanceOf(AdapterFailure);
        });
      }
    });

    test('loses nothing when it fails between two pages', async () => {
      const whole = versionsOf(changesOf(await pagesAfter(harness.adapter, null)));
      const reading = harness.adapter.changes(null, NEVER)[Symbol.asyncIterator]();
      const first = await reading.next();
      if (first.done === true) throw new Error('the first page is missing');
      harness.fault.mode = harness.failures[0]!;
      const seen = [first.value];
      const failed = await failureOf(collectInto(seen, reading));
      harness.fault.mode = 'NONE';
      expect(failed).toBeInstanceOf(AdapterFailure);
      const rest = await pagesAfter(harness.adapter, seen.at(-1)!.cursor);
      const got = versionsOf(changesOf([...seen, ...rest]));
      expect([...whole].filter((version) => !got.has(version))).toEqual([]);
    });

    test('is left at once when the caller cancels, with no call still open', async () => {
      Object.assign(harness.fault, { mode: 'LATENCY', latencyMs: 60_000 });
      const before = harness.calls();
      const caller = new AbortController();
      const reading = failureOf(pagesAfter(harness.adapter, null, caller.signal));
      const finding = failureOf(rejecting(harness.adapter.findByIds(harness.knownIds.slice(0, 1), caller.signal)));
      await vi.waitFor(() => expect(harness.calls()).toBeGreaterThan(before), { interval: 2 });
      const cancelledAt = performance.now();
      caller.abort();
      expect(await reading).toMatchObject({ code: 'CANCELLED' });
      expect(await finding).toMatchObject({ code: 'CANCELLED' });
      expect(performance.now() - cancelledAt).toBeLessThan(1_000);
      await vi.waitFor(() => expect(harness.openCalls()).toBe(0), { interval: 5 });
    });
  });
}

/** A harness of its own, so that a breaker opened by one fault does not hide the next. */
async function withFresh(start: () => Promise<ContractHarness>, use: (harness: ContractHarness) => Promise<void>): Promise<void> {
  const fresh = await start();
  try {
    await use(fresh);
  } finally {
    await fresh.adapter.close();
    await fresh.stop();
  }
}

async function knownDossiers({ adapter, knownIds }: ContractHarness): Promise<readonly Dossier[]> {
  const dossiers = (await adapter.findByIds(knownIds, NEVER)).map(dossierOf).filter((dossier) => dossier !== null);
  expect(dossiers).toHaveLength(knownIds.length);
  return dossiers;
}

function dossierOf(answer: Dossier | null | AdapterFailure | undefined): Dossier | null {
  if (answer instanceof Error) throw answer;
  return answer ?? null;
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

async function collectInto<T>(list: T[], reading: AsyncIterator<T>): Promise<void> {
  for (let next = await reading.next(); next.done !== true; next = await reading.next()) list.push(next.value);
}

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'no failure',
    (error: unknown) => error,
  );
}

/** An adapter may fail a whole batch or each of its items. */
async function rejecting(answers: Promise<readonly unknown[]>): Promise<void> {
  const failed = (await answers).find((answer) => answer instanceof Error);
  if (failed !== undefined) throw failed;
}
