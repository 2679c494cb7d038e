import { regionOfPlace } from '../../../schema/codes/region-names.ts';
import { regionCovers } from '../../../schema/identifiers/region-code.ts';
import type { Coded } from '../../../schema/records/coded.ts';
import { placeOf } from '../../mapping/notice-text/place.ts';

/** What a land-supply row says of its place. */
export interface SupplyPlace {
  readonly supervisionNumber: string | null;
  readonly province: string | null;
  readonly district: string | null;
  readonly location: string | null;
  readonly approvedBy: string | null;
}

/** Divisions and regiments of 新疆生产建设兵团 have no code of GB/T 2260 of their own: they lie in 新疆. */
const CORPS = /^(?:新疆(?:生产)?建设兵团|(?:农|第)?[一二三四五六七八九十]{1,3}师|\d{1,3}团$)/u;
const XINJIANG = '650000';
/** A government names its own territory; a committee of a development zone does not. */
const GOVERNMENT = /^\p{Script=Han}{2,16}(?:人民政府|(?:国土|自然)资源局)$|^\p{Script=Han}{2,14}[省市州盟县区旗]$/u;

/**
 * The supervision number begins with the GB/T 2260 code of the county that supplied the land; where that is a whole city or province
 * and not its own level (本级), the location or the county that approved the supply may name the county. A row that prints neither a
 * number nor a district still lies where its location and its government say.
 */
export function supplyRegion(place: SupplyPlace): Coded<string> | null {
  const printed = [place.province, place.district].filter((name) => name !== null).join(',');
  const own = /^(\d{6})\d{4}[AB]\d+/u.exec(place.supervisionNumber ?? '')?.[1] ?? null;
  if (printed === '' && own === null) return toldRegion(place);
  const region = placeOf(printed === '' ? own! : printed, [own]);
  if (region.code === null) return { code: corpsRegion(place) ?? toldRegion(place)?.code ?? null, raw: region.raw };
  return printed.endsWith('本级') ? region : refined(region, place);
}

/** The county within a city or province that the row names elsewhere. */
function refined(region: Coded<string>, { location, approvedBy }: SupplyPlace): Coded<string> {
  if (region.code?.endsWith('00') !== true) return region;
  const named = [location, governmentIn(approvedBy)].map((text) => (text === null ? null : regionOfPlace(text, region.code)));
  const within = named.find((code) => code !== null && code !== region.code && regionCovers(region.code!, code));
  return within == null ? region : { code: within, raw: region.raw };
}

function governmentIn(approvedBy: string | null): string | null {
  return approvedBy !== null && GOVERNMENT.test(approvedBy) ? approvedBy : null;
}

/** The region of a row without a district: the government's, and the location's where it lies within or no government is named. */
function toldRegion(place: SupplyPlace): Coded<string> | null {
  const corps = corpsRegion(place);
  if (corps !== null) return { code: corps, raw: place.approvedBy! };
  const government = governmentIn(place.approvedBy);
  const governed = government === null ? null : regionOfPlace(government);
  const located = place.location === null ? null : regionOfPlace(place.location, governed);
  const believed = governed === null ? located?.endsWith('0000') === false : located !== null && regionCovers(governed, located);
  if (believed) return { code: located!, raw: place.location! };
  return governed === null ? null : { code: governed, raw: government! };
}

function corpsRegion({ district, approvedBy }: SupplyPlace): string | null {
  return [district, approvedBy].some((text) => text !== null && CORPS.test(text)) ? XINJIANG : null;
}
