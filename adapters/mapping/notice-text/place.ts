import { regionOfPlace } from '../../../schema/codes/region-names.ts';
import { isRegionCode, liftRegionCode, regionCovers } from '../../../schema/identifiers/region-code.ts';
import type { Coded } from '../../../schema/records/coded.ts';

/**
 * A place as printed, with the most exact GB/T 2260 code that the row plainly gives: its own code, or what its name says where that
 * is more exact or the row has no code. `within` is the system's own region: it tells equal names apart and stands in for none.
 */
export function placeOf(printed: string, codes: readonly (string | null)[] = [], within: string | null = null): Coded<string> {
  const own =
    codes.map((code) => (code === null ? null : liftRegionCode(code))).find((code) => code !== null && isRegionCode(code)) ?? null;
  const named = regionOfPlace(printed, own ?? within);
  if (own === null) return { code: named ?? within, raw: printed };
  return { code: named !== null && regionCovers(own, named) ? named : own, raw: printed };
}
