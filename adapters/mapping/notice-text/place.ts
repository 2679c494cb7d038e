import { countyByShortName, onlyCountyIn, regionOfPlace, withoutCityNames } from '../../../schema/codes/region-names.ts';
import { isRegionCode, liftRegionCode, regionCovers } from '../../../schema/identifiers/region-code.ts';
import type { Coded } from '../../../schema/records/coded.ts';

/** Level, years and numbers of roads stand before the place that a title names: `[市本级]`, `2025年度`, `S311`. */
const BEFORE_PLACE =
  /^(?:[[【][\p{Script=Han}]{2,12}[\]】])?(?:关于)?(?:\d{4}年(?:度)?(?:[（(][^（()）]{1,8}[)）])?|[GSXY]\d{3}(?:[国省县乡]道)?\s*)?/u;
/** `甲采谈[2026]23号-1`: so does the number of a purchase. */
const NUMBER_FIRST = /^[^，。\s]{1,16}[〔[（(【]\d{4}[〕\])）】]\s*\d{1,5}\s*号(?:-\d+)?(?:[（(]第.次[)）])?/u;
/** Titles that begin with who builds: a company bears the name of its seat, wherever it builds; a factory lies where it is named after. */
const COMPANY_FIRST = /^[^，。、（(]{2,24}?(?:公司|集团|银行)/u;
/** What may come before a place within its text: `本项目位于某县`, `原卫校用地内（某市某区…）`. */
const LEADS_TO_PLACE = /位于|坐落于|地处|[（(]/gu;

/** The county or city within a system's own region that a title names, after a company where it begins with one; null where it names none or several. */
export function countyInTitle(title: string, within: string): Coded<string> | null {
  const text = title.replace(BEFORE_PLACE, '');
  const code = countyAtStart(text, within) ?? (NUMBER_FIRST.test(text) ? countyAtStart(text.replace(NUMBER_FIRST, ''), within) : null);
  return code === null ? null : { code, raw: title };
}

function countyAtStart(title: string, within: string): string | null {
  const text = title.replace(COMPANY_FIRST, '').replace(BEFORE_PLACE, '');
  if (COMPANY_FIRST.test(text)) return null;
  const named = regionOfPlace(text, within);
  if (named !== null && named !== within && regionCovers(within, named)) return named;
  const isCity = within.endsWith('00') && !within.endsWith('0000');
  const isOpen = named === null || regionCovers(named, within);
  return isCity && isOpen ? (countyByShortName(withoutCityNames(text, within), within) ?? onlyCountyIn(text, within)) : null;
}

/** The region that a printed place begins with, or that stands behind 位于 or in brackets where that is more exact than `within`. */
export function regionWithin(printed: string, within: string | null): string | null {
  const parts = [printed, ...[...printed.matchAll(LEADS_TO_PLACE)].map(({ 0: lead, index }) => printed.slice(index + lead.length))];
  const found = parts.map((part) => regionOfPlace(part, within)).filter((code) => code !== null);
  return found.find((code) => code !== within) ?? found[0] ?? null;
}

/**
 * A place as printed, with the most exact GB/T 2260 code that the row plainly gives: its own code, or what its name says where that
 * is more exact or the row has no code. `within` is the system's own region: it tells equal names apart and stands in for none.
 */
export function placeOf(printed: string, codes: readonly (string | null)[] = [], within: string | null = null): Coded<string> {
  const own =
    codes.map((code) => (code === null ? null : liftRegionCode(code))).find((code) => code !== null && isRegionCode(code)) ?? null;
  const named = regionWithin(printed, own ?? within);
  if (own === null) return { code: named ?? within, raw: printed };
  return { code: named !== null && regionCovers(own, named) ? named : own, raw: printed };
}

/** A row's own region, or what its printed place, else its title, names within it. */
export function finerRegion(region: Coded<string>, place: string | null, title: string): Coded<string> {
  const { code: within } = region;
  if (within === null) return region;
  const code = place === null ? null : regionWithin(place, within);
  if (code !== null && code !== within && regionCovers(within, code)) return { code, raw: place! };
  return countyInTitle(title, within) ?? region;
}
