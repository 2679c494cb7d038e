import { DELISTED_EAST } from './region-delisted-east.ts';
import { DELISTED_WEST } from './region-delisted-west.ts';

/** A region that a reform took out of GB/T 2260. */
export interface DelistedEntry {
  readonly name: string;
  /** First edition of the lists that held it (yyyy-MM); null where the oldest already did. */
  readonly firstListed: string | null;
  readonly lastListed: string;
  /** Codes of today for the same place; the most exact ones where it was divided. */
  readonly replacedBy: readonly string[];
}

/**
 * Codes abolished since the end of 2010, which old records still carry. Found by comparing the published lists (region-editions.ts);
 * what took their place follows from the name, or from the reform where the name changed too. Confidence: lists V, successors S.
 */
export const DELISTED_REGIONS: ReadonlyMap<string, DelistedEntry> = new Map(
  [...DELISTED_EAST, ...DELISTED_WEST].map(([code, name, firstListed, lastListed, replacedBy]) => [
    code,
    { name, firstListed, lastListed, replacedBy: replacedBy.split(' ') },
  ]),
);
