import { FORMER_REGIONS } from '../codes/former-regions.ts';
import { DELISTED_REGIONS } from '../codes/region-delisted.ts';
import { FIRST_LISTED, REGION_EDITIONS } from '../codes/region-editions.ts';
import { nameOfCityOrCounty } from '../codes/region-names.ts';
import { regionName } from './region-code.ts';

/** When a code of GB/T 2260 stood in the published lists, as far as they are known: from the end of 2010 to the end of 2023. */
export interface RegionValidity {
  readonly code: string;
  readonly name: string;
  /** Whether the newest list holds it. */
  readonly isListed: boolean;
  /** First list that holds it, yyyy-MM; null where the oldest known one already does. */
  readonly firstListed: string | null;
  /** Last list that holds it, yyyy-MM; null where it is still listed, or was in none of them any more. */
  readonly lastListed: string | null;
  /** The code or codes of today for an abolished region's place. */
  readonly replacedBy: readonly string[];
}

const FIRST_LISTED_BY_CODE: ReadonlyMap<string, string> = new Map(
  Object.entries(FIRST_LISTED).flatMap(([edition, codes]) => codes.split(' ').map((code) => [code, edition] as const)),
);

/** Former code → today's. Only those that no list holds under another name are asked for. */
const FORMER_NOW: ReadonlyMap<string, string> = new Map(FORMER_REGIONS.map(({ code, now }) => [code, now]));

/** When a region of six digits was valid; null where no list holds it. */
export function regionValidity(code: string): RegionValidity | null {
  const name = regionName(code);
  if (name === null) return null;
  const delisted = DELISTED_REGIONS.get(code);
  if (delisted !== undefined) return { code, isListed: false, ...delisted };
  const now = FORMER_NOW.get(code);
  const isListed = now === undefined || now === code || nameOfCityOrCounty(code) !== null;
  const firstListed = FIRST_LISTED_BY_CODE.get(code) ?? null;
  return { code, name, isListed, firstListed, lastListed: null, replacedBy: isListed ? [] : [now] };
}

/** Whether a region was valid on a day (yyyy-MM-dd); null where the lists do not say: between two of them, or before the oldest. */
export function isRegionValidOn(code: string, day: string): boolean | null {
  const validity = regionValidity(code);
  if (validity === null) return false;
  const month = day.slice(0, 7);
  const { isListed, firstListed, lastListed } = validity;
  if (lastListed !== null && month > lastListed) return month >= editionAfter(lastListed) ? false : null;
  if (firstListed !== null && month < firstListed) return month <= editionBefore(firstListed) ? false : null;
  return month < REGION_EDITIONS[0]! ? null : isListed || lastListed !== null;
}

/** The first list without a region whose last list is this one. */
export function editionAfter(edition: string): string {
  return REGION_EDITIONS[REGION_EDITIONS.indexOf(edition) + 1]!;
}

function editionBefore(edition: string): string {
  return REGION_EDITIONS[REGION_EDITIONS.indexOf(edition) - 1]!;
}
