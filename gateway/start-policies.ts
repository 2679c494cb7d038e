import { fileURLToPath } from 'node:url';
import { readPolicyFiles } from '../subgraphs/policy/read-policy-files.ts';
import type { Store } from '../subgraphs/store/store.ts';
import { logFault } from './start-log.ts';

/** Files of policies and catalogue entries that come with the program. */
export const SHIPPED_POLICIES = fileURLToPath(new URL('../schema/policies', import.meta.url));

/** Imports the shipped files where they have changed. What cannot be imported leaves what the store knows, and is told. */
export async function importShippedPolicies(store: Pick<Store, 'importPolicies'>, path = SHIPPED_POLICIES): Promise<void> {
  try {
    await store.importPolicies(readPolicyFiles(path));
  } catch (error) {
    logFault('policy', error);
  }
}
