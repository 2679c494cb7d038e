import { regionOfPlace } from '../../../schema/codes/region-names.ts';
import type { Coded } from '../../../schema/records/coded.ts';
import type { StatedValue } from '../../../schema/records/notice.ts';
import { placeOf } from '../../mapping/notice-text/place.ts';
import { readPrice } from '../../mapping/notice-text/price.ts';

/** The exchanges of central enterprises, by the letters that their project codes bear: `GR2026BJ1001513`. */
const EXCHANGE_PLACES: Readonly<Record<string, string>> = { BJ: '110000', SH: '310000', TJ: '120000', CQ: '500000' };
const EXCHANGE_IN_CODE = /^[A-Z]{1,2}\d{4,5}([A-Z]{2})\d{6,7}(?:-\d{1,2})?$/u;
/** An address in brackets behind the seller's name: `上海某有限公司部分资产（安徽省安庆市某路16号）`. */
const ADDRESS_IN_BRACKETS = /[（(]([^（()）]{2,20}[省市州盟县区旗][^（()）]+)/gu;
const CLAIM = /(\d[\d,]*(?:\.\d+)?\s*(?:亿|万)?元)\s*(?:的)?(债权)/gu;

/**
 * Where a deal lies: what its title names (an address in brackets before the name that the title begins with), else the exchange that its
 * code names, else the system's own region. A deal prints no place of its own.
 */
export function regionOfDeal(title: string, code: string, systemRegion: string | null | undefined): Coded<string> | null {
  const addresses = [...title.matchAll(ADDRESS_IN_BRACKETS)].map(([, address]) => regionOfPlace(address!));
  const named = addresses.find((region) => region !== null) ?? regionOfPlace(title);
  if (named !== null) return { code: named, raw: title };
  const exchange = EXCHANGE_PLACES[EXCHANGE_IN_CODE.exec(code)?.[1] ?? ''];
  if (exchange !== undefined) return { code: exchange, raw: code };
  return systemRegion == null ? null : placeOf(systemRegion, [systemRegion]);
}

/** The share that a title names: `占总股本的1.1365%`, `51%股权`, `19.14%财产份额`. */
export function percentIn(title: string): string | null {
  const [, ofShares, ofEquity] =
    /占总股本的?\s*([\d.]+)\s*[%％]|([\d.]+)\s*[%％]\s*(?:的)?(?:股权|股份|国有产权|财产份额|合伙份额|份额|出资额)/u.exec(title) ?? [];
  return ofShares ?? ofEquity ?? null;
}

/** Claims that are sold with a share: `100%股权及2,515.038194万元债权`. */
export function claimsIn(title: string): readonly StatedValue[] {
  return [...title.matchAll(CLAIM)].map(([, value, label]) => ({ label: label!, value: value!, money: readPrice(value!) }));
}
