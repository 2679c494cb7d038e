import { DELISTED_REGIONS } from '../codes/region-delisted.ts';
import { nameOfCityOrCounty } from '../codes/region-names.ts';
import { ABOLISHED_REGIONS, LATER_REGIONS, MUNICIPALITIES, NAMED_REGIONS, PROVINCES } from '../codes/region.ts';

/** Whether text is a GB/T 2260 code of six digits whose province exists. Reforms and special zones add codes: the rest is not checked. */
export function isRegionCode(text: string): boolean {
  return /^\d{6}$/u.test(text) && Object.hasOwn(PROVINCES, text.slice(0, 2));
}

/** Whether text is a region of the lists in schema/codes, abolished ones included. */
export function isListedRegion(text: string): boolean {
  return regionName(text) !== null;
}

/** The province of a region: `210102` → `210000`. */
export function provinceOf(code: string): string {
  return `${code.slice(0, 2)}0000`;
}

/** The prefecture-level city of a region: `210102` → `210100`; of a municipality's district or a province, that itself. */
export function cityOf(code: string): string {
  return MUNICIPALITIES.has(code.slice(0, 2)) ? provinceOf(code) : `${code.slice(0, 4)}00`;
}

/** Whether `outer` is `inner` or holds it: a province its cities and districts, a city its districts. */
export function regionCovers(outer: string, inner: string): boolean {
  if (outer.endsWith('0000')) return provinceOf(inner) === outer;
  return outer === inner || (outer.endsWith('00') && `${inner.slice(0, 4)}00` === outer);
}

/** The name of a region, e.g. `210102` → `和平区`; null where the lists do not hold it. */
export function regionName(code: string): string | null {
  if (!isRegionCode(code)) return null;
  if (code.endsWith('0000')) return PROVINCES[code.slice(0, 2)]!;
  return (
    NAMED_REGIONS[code] ??
    LATER_REGIONS[code] ??
    nameOfCityOrCounty(code) ??
    ABOLISHED_REGIONS[code] ??
    DELISTED_REGIONS.get(code)?.name ??
    null
  );
}

/** The districts of a city, or of every city of a province, in code order. */
export function districtsOf(code: string): readonly string[] {
  return Object.keys(NAMED_REGIONS).filter((region) => !region.endsWith('00') && regionCovers(code, region));
}

/** Ends that stand for a level itself (本级) and are no GB/T 2260 code: `xx9900` and `xx0001` the province, `xxyy99` and `xxyy01` the city. */
const PROVINCE_ITSELF = /^(\d{2})(?:9900|0001)$/u;
const CITY_ITSELF = /^(\d{4})99$/u;
/** Only prefecture-level cities (third and fourth digit 01–20, 51–70) use `01` so; in 州, 盟 and municipalities `01` is a real county. */
const CITY_ITSELF_AS_01 = /^(\d{2}(?:0[1-9]|1\d|20|5[1-9]|6\d|70))01$/u;

/** 六盘水市钟山区, the one real county of a prefecture-level city with such a code. */
const REAL_COUNTIES_IN_01: ReadonlySet<string> = new Set(['520201']);

/** The six digits a system meant: longer codes are cut to the county, codes for a level itself lifted to it; null where it is no region. */
export function liftRegionCode(raw: string): string | null {
  if (!/^\d{6}(?:\d{3}|\d{6})?$/u.test(raw)) return null;
  const code = raw.slice(0, 6);
  const lifted = liftToProvince(code) ?? liftToCity(code) ?? code;
  return isRegionCode(lifted) ? lifted : null;
}

function liftToProvince(code: string): string | null {
  if (MUNICIPALITIES.has(code.slice(0, 2)) && /^..0[0-2]00$/u.test(code)) return provinceOf(code);
  const match = PROVINCE_ITSELF.exec(code);
  return match === null ? null : `${match[1]!}0000`;
}

function liftToCity(code: string): string | null {
  if (MUNICIPALITIES.has(code.slice(0, 2)) || REAL_COUNTIES_IN_01.has(code)) return null;
  const match = CITY_ITSELF.exec(code) ?? CITY_ITSELF_AS_01.exec(code);
  return match === null ? null : `${match[1]!}00`;
}
