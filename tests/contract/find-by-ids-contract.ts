import { describe, expect, test } from 'vitest';
import { AdapterFailure } from '../../adapters/failure.ts';
import type { ContractHarness } from './contract-harness.ts';
import { dossierOf, knownDossiers } from './dossiers.ts';
import { NEVER } from './read-changes.ts';

/** Single projects, read live. */
export function describeFindByIds(name: string, harness: () => ContractHarness): void {
  describe(`${name}: findByIds`, () => {
    test('answers in the order asked, with null for an unknown project', async () => {
      const [first, second] = harness().knownIds as [string, string];
      const answers = await harness().adapter.findByIds([second, harness().unknownId, first, second], NEVER);
      expect(answers.map((answer) => dossierOf(answer)?.projectNativeId ?? null)).toEqual([second, null, first, second]);
    });

    test('gives each project its own records, the project itself among them, all of one system', async () => {
      for (const dossier of await knownDossiers(harness())) {
        const projects = dossier.records.filter(({ kind }) => kind === 'project');
        expect(projects.map(({ nativeId }) => nativeId)).toEqual([dossier.projectNativeId]);
        expect(dossier.records.every(({ projectNativeId: id }) => id === null || id === dossier.projectNativeId)).toBe(true);
        expect(new Set(dossier.records.map(({ source }) => source.system))).toEqual(new Set([harness().adapter.system.id]));
      }
    });

    test('asks nothing when nothing is asked', async () => {
      const before = harness().calls();
      expect(await harness().adapter.findByIds([], NEVER)).toEqual([]);
      expect(harness().calls()).toBe(before);
    });

    test('shows an unreadable row without hiding its neighbours', async () => {
      for (const bad of harness().badRows) {
        const [beside, answer] = await harness().adapter.findByIds([harness().knownIds[0]!, bad.projectNativeId], NEVER);
        expect(dossierOf(beside)?.records.length).toBeGreaterThan(0);
        if (answer instanceof AdapterFailure) expect(answer.retryable).toBe(false);
        else expect(dossierOf(answer)?.unreadable.length).toBeGreaterThan(0);
      }
    });

    test('never makes more calls at once than the owner allows', async () => {
      Object.assign(harness().fault, { mode: 'LATENCY', latencyMs: 30 });
      await harness().adapter.findByIds(harness().knownIds, NEVER);
      expect(harness().mostAtOnce()).toBeLessThanOrEqual(harness().concurrency);
    });
  });
}
