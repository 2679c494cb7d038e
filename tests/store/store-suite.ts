import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { Store } from '../../subgraphs/store/store.ts';
import { storeUnderTest, type StoreUnderTest } from './store-under-test.ts';
import { describeComplaints } from './complaints-suite.ts';
import { describeDetails } from './details-suite.ts';
import { describeHiddenRows } from './hidden-rows-suite.ts';
import { describeLists } from './lists-suite.ts';
import { describeQuarantine } from './quarantine-suite.ts';
import { describeRows } from './rows-suite.ts';
import { describeSystems } from './systems-suite.ts';

const PARTS = [describeRows, describeQuarantine, describeHiddenRows, describeLists, describeDetails, describeSystems, describeComplaints];

/** What every engine of the store promises. */
export function storeSuite(name: string, open: () => Promise<{ readonly store: Store; readonly end: () => Promise<void> }>): void {
  describe(`the store on ${name}`, () => {
    let store: Store;
    let end: () => Promise<void>;
    let fresh: StoreUnderTest;
    let serial = 0;
    beforeAll(async () => ({ store, end } = await open()));
    afterAll(() => end());
    beforeEach(() => void (fresh = storeUnderTest(store, `system-${(serial += 1)}`)));

    for (const part of PARTS) part(() => fresh);
  });
}
