import { countyByShortName, regionOfPlace } from '../../../schema/codes/region-names.ts';
import { isRegionCode, liftRegionCode, regionCovers } from '../../../schema/identifiers/region-code.ts';
import type { Coded } from '../../../schema/records/coded.ts';

/** Years, numbers of roads and stretches stand before the place that a title names: `2025年度`, `S311`. */
const BEFORE_PLACE = /^(?:关于)?(?:\d{4}年(?:度)?|[GSXY]\d{3})?/u;
/** Titles that begin with who builds: a company bears the name of its seat, wherever it builds. */
const COMPANY_FIRST = /^[^，。、]{2,24}?(?:公司|集团|银行|厂)/u;

/** The county or city within a system's own region with which a title begins; null where it begins with none or with a company. */
export function countyInTitle(title: string, within: string): Coded<string> | null {
  const text = title.replace(BEFORE_PLACE, '');
  if (COMPANY_FIRST.test(text)) return null;
  const named = regionOfPlace(text, within);
  const isCity = within.endsWith('00') && !within.endsWith('0000');
  const code = (named === null || named === within) && isCity ? countyByShortName(text, within) : named;
  return code !== null && code !== within && regionCovers(within, code) ? { code, raw: title } : null;
}

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
