import { cityOf, provinceOf } from '../../../schema/identifiers/region-code.ts';

/** A region and what holds it: what is decided there holds in it. */
export function holdersOf(region: string): readonly string[] {
  return [...new Set([region, cityOf(region), provinceOf(region)])];
}
