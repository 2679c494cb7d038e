import { TRADE_METHOD_LIST, type TradeMethod } from '../../../schema/codes/trade-method.ts';
import { COMMON_CODES } from '../../mapping/common-codes.ts';
import type { LocalCodes } from '../../mapping/local-codes.ts';
import { LAND_CODES } from '../../mapping/national-tables/land-codes.ts';
import { MINERAL_CODES } from '../../mapping/national-tables/mineral-codes.ts';

/** 招拍挂类型 LISTING_TYPE of table 600 (dictionary 7001; numbers in the order of the name, inferred). */
export const LISTING_TYPE: LocalCodes<TradeMethod> = {
  list: 'LISTING_TYPE',
  national: TRADE_METHOD_LIST,
  source: 'data specification, dictionary 7001 (numbers inferred)',
  codes: { '1': 'TENDER_GRANT', '2': 'AUCTION', '3': 'LISTING', 招标: 'TENDER_GRANT', 拍卖: 'AUCTION', 挂牌: 'LISTING' },
};

/**
 * 供应方式 SUPPLY_TYPE of table 600 (dictionary 7002) with the land market's codes.
 * Code 2 招拍挂 is no single method: LISTING_TYPE has to say which.
 */
export const SUPPLY_TYPE: LocalCodes<TradeMethod> = {
  list: 'SUPPLY_TYPE',
  national: TRADE_METHOD_LIST,
  source: 'data specification, dictionary 7002; codes of the land market',
  codes: {
    '1': 'ALLOCATION',
    '21': 'TENDER_GRANT',
    '22': 'AUCTION',
    '23': 'LISTING',
    '3': 'AGREEMENT',
    '4': 'LEASE',
    '5': 'OTHER',
    '6': 'OTHER',
    划拨: 'ALLOCATION',
    招标出让: 'TENDER_GRANT',
    拍卖出让: 'AUCTION',
    挂牌出让: 'LISTING',
    协议出让: 'AGREEMENT',
    租赁: 'LEASE',
    作价出资或入股: 'OTHER',
    授权经营: 'OTHER',
  },
};

/** Square metres per unit of LAND_AREA. The national specification (table 601) says square kilometres; some owners kept hectares or square metres. */
export const SQUARE_METRES_PER_UNIT = { SQUARE_KILOMETRE: '1000000', HECTARE: '10000', SQUARE_METRE: '1' } as const;
export type LandAreaUnit = keyof typeof SQUARE_METRES_PER_UNIT;

/** Where rows say their own day: notices, deals, licences. */
export const DAY_COLUMNS = ['PUBLISHING_TIME', 'DEAL_DATE', 'DT_RECIVE_DATE', 'DT_USEFULLIFE_START'] as const;

/** Every code list of this profile. */
export const CODE_LISTS: readonly LocalCodes<string>[] = [LISTING_TYPE, SUPPLY_TYPE, ...LAND_CODES, ...MINERAL_CODES, ...COMMON_CODES];
