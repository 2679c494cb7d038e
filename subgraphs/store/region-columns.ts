import { cityOf, isRegionCode, provinceOf } from '../../schema/identifiers/region-code.ts';
import type { Coded } from '../../schema/records/coded.ts';

/** A region with what holds it, so that a filter on a city or province is an equality. */
export interface RegionColumns {
  readonly province: string | null;
  readonly city: string | null;
  readonly region: string | null;
}

export function regionColumns(region: Coded<string> | null): RegionColumns {
  const code = region?.code ?? null;
  if (code === null || !isRegionCode(code)) return { province: null, city: null, region: null };
  return { province: provinceOf(code), city: cityOf(code), region: code };
}
