import { expect } from 'vitest';
import type { Dossier } from '../../adapters/adapter.ts';
import type { AdapterFailure } from '../../adapters/failure.ts';
import { NEVER } from './read-changes.ts';
import type { ContractHarness } from './contract-harness.ts';

export async function knownDossiers({ adapter, knownIds }: ContractHarness): Promise<readonly Dossier[]> {
  const dossiers = (await adapter.findByIds(knownIds, NEVER)).map(dossierOf).filter((dossier) => dossier !== null);
  expect(dossiers).toHaveLength(knownIds.length);
  return dossiers;
}

export function dossierOf(answer: Dossier | null | AdapterFailure | undefined): Dossier | null {
  if (answer instanceof Error) throw answer;
  return answer ?? null;
}
