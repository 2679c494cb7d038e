import { describe, expect, test, vi } from 'vitest';
import { AdapterFailure } from '../../adapters/failure.ts';
import type { ContractHarness } from './contract-harness.ts';
import { dossierOf } from './dossiers.ts';
import { changesOf, NEVER, pagesAfter, versionsOf } from './read-changes.ts';

/** What is left to a caller when the system fails. */
export function describeFailingSystem(name: string, harness: () => ContractHarness, start: () => Promise<ContractHarness>): void {
  describe(`${name}: a failing system`, () => {
    test('answers a ping when it is well', async () => {
      await expect(harness().adapter.ping(NEVER)).resolves.toBeUndefined();
    });

    test('is ridden out when it fails once', async () => {
      const [mode] = harness().failures;
      harness().fault.mode = mode!;
      const answers = harness().adapter.findByIds([harness().knownIds[0]!], NEVER);
      await vi.waitFor(() => expect(harness().guard.report().failures).toBeGreaterThan(0), { interval: 2 });
      harness().fault.mode = 'NONE';
      expect(dossierOf((await answers)[0])?.projectNativeId).toBe(harness().knownIds[0]);
    });

    test('gives a typed failure, whatever it does wrong for long', async () => {
      for (const mode of harness().failures) {
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
      const whole = versionsOf(changesOf(await pagesAfter(harness().adapter, null)));
      const reading = harness().adapter.changes(null, NEVER)[Symbol.asyncIterator]();
      const first = await reading.next();
      if (first.done === true) throw new Error('the first page is missing');
      harness().fault.mode = harness().failures[0]!;
      const seen = [first.value];
      const failed = await failureOf(collectInto(seen, reading));
      harness().fault.mode = 'NONE';
      expect(failed).toBeInstanceOf(AdapterFailure);
      const rest = await pagesAfter(harness().adapter, seen.at(-1)!.cursor);
      const got = versionsOf(changesOf([...seen, ...rest]));
      expect([...whole].filter((version) => !got.has(version))).toEqual([]);
    });

    test('is left at once when the caller cancels, with no call still open', async () => {
      Object.assign(harness().fault, { mode: 'LATENCY', latencyMs: 60_000 });
      const before = harness().calls();
      const caller = new AbortController();
      const reading = failureOf(pagesAfter(harness().adapter, null, caller.signal));
      const finding = failureOf(rejecting(harness().adapter.findByIds(harness().knownIds.slice(0, 1), caller.signal)));
      await vi.waitFor(() => expect(harness().calls()).toBeGreaterThan(before), { interval: 2 });
      const cancelledAt = performance.now();
      caller.abort();
      expect(await reading).toMatchObject({ code: 'CANCELLED' });
      expect(await finding).toMatchObject({ code: 'CANCELLED' });
      expect(performance.now() - cancelledAt).toBeLessThan(1_000);
      await vi.waitFor(() => expect(harness().openCalls()).toBe(0), { interval: 5 });
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
