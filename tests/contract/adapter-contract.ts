import { afterEach, beforeEach } from 'vitest';
import { describeChanges } from './changes-contract.ts';
import type { ContractHarness } from './contract-harness.ts';
import { describeFailingSystem } from './failing-system-contract.ts';
import { describeFindByIds } from './find-by-ids-contract.ts';

/** The promises of the one adapter interface, kept by every profile. */
export function describeAdapterContract(name: string, start: () => Promise<ContractHarness>): void {
  let harness: ContractHarness;
  beforeEach(async () => void (harness = await start()));
  afterEach(async () => {
    await harness.adapter.close();
    await harness.stop();
  });

  describeFindByIds(name, () => harness);
  describeChanges(name, () => harness);
  describeFailingSystem(name, () => harness, start);
}
