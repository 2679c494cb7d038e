import type { Sector } from '../../../schema/codes/sector.ts';
import { engineeringTables } from './mapping-engineering.ts';
import type { NationalTable } from './table.ts';

/** All tables of the national standard that this profile reads, by number. */
export function nationalTables(sector: Sector): Readonly<Record<string, NationalTable>> {
  return engineeringTables(sector);
}
