import { TRADE_METHOD_LIST, type TradeMethod } from '../../../schema/codes/trade-method.ts';
import { COMMON_CODES } from '../../mapping/common-codes.ts';
import type { LocalCodes } from '../../mapping/local-codes.ts';

/** 交易方式 PRE_EXCHANGE_TYPE / EXCHANGE_TYPE (dictionary 23; its numbers were never published: names as printed, numbers in the order of 32号令, inferred). */
export const EXCHANGE_TYPE: LocalCodes<TradeMethod> = {
  list: 'EXCHANGE_TYPE (D23)',
  national: TRADE_METHOD_LIST,
  source: 'data specification, dictionary 23; 32号令 (numbers inferred)',
  codes: {
    '1': 'AUCTION',
    '2': 'OPEN_TENDER',
    '3': 'ONLINE_BIDDING',
    '4': 'AGREEMENT',
    '9': 'OTHER',
    拍卖: 'AUCTION',
    招投标: 'OPEN_TENDER',
    网络竞价: 'ONLINE_BIDDING',
    动态报价: 'ONLINE_BIDDING',
    协议转让: 'AGREEMENT',
    其他: 'OTHER',
  },
};

/** 资产类型 PROJECT_TYPE (dictionary 22) is kept as printed: its values were never published. */
export const EQUITY = '产股权';

/** Where rows say their own day: listings and deals. */
export const DAY_COLUMNS = ['PUBLISH_DATE', 'TRADE_DATE'] as const;

/** Every code list of this profile. */
export const CODE_LISTS: readonly LocalCodes<string>[] = [EXCHANGE_TYPE, ...COMMON_CODES];
