import type { Sector } from '../../../schema/codes/sector.ts';
import { parseDealCode } from '../../../schema/identifiers/deal-code.ts';

/** Sectors that a category may trade in; A99 and G99 are used for trades of every kind, works are procured by either law. */
const SECTORS_OF: readonly (readonly [RegExp, readonly Sector[]])[] = [
  [/^[AG]99$/u, []],
  [/^[AG]/u, ['ENGINEERING', 'PROCUREMENT']],
  [/^B01$/u, ['LAND']],
  [/^B/u, ['LAND', 'MINERAL']],
  [/^C/u, ['PROPERTY_RIGHTS']],
  [/^D02$/u, ['PROCUREMENT', 'ENGINEERING']],
  [/^D/u, ['PROCUREMENT']],
];

/** Whether the first segment of a deal code speaks of another sector. False where the code has none, or one that no list holds. */
export function categoryContradicts(dealCode: string, sector: Sector): boolean {
  const category = parseDealCode(dealCode)?.category ?? null;
  if (category === null || sector === 'OTHER') return false;
  const sectors = SECTORS_OF.find(([pattern]) => pattern.test(category))?.[1] ?? [];
  return sectors.length > 0 && !sectors.includes(sector);
}
