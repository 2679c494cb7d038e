import { TRADE_METHOD_LIST, type TradeMethod } from '../../../schema/codes/trade-method.ts';
import type { LocalCodes } from '../local-codes.ts';

/** 出让方式 IN_BUY_KIND of exploration rights (tables 650, 652). Mining rights use other numbers for the same methods. */
export const EXPLORATION_BUY_KIND: LocalCodes<TradeMethod> = {
  list: 'IN_BUY_KIND (650, 652)',
  national: TRADE_METHOD_LIST,
  source: 'data specification, tables 650, 652',
  codes: { '131': 'TENDER_GRANT', '132': 'AUCTION', '133': 'LISTING' },
};

/** 出让方式 IN_BUY_KIND of mining rights (tables 651, 653). */
export const MINING_BUY_KIND: LocalCodes<TradeMethod> = {
  list: 'IN_BUY_KIND (651, 653)',
  national: TRADE_METHOD_LIST,
  source: 'data specification, tables 651, 653',
  codes: { '220': 'TENDER_GRANT', '230': 'AUCTION', '240': 'LISTING' },
};

/** 取得方式 IN_BUY_KIND of rights granted without competition (tables 655, 656): 探矿权转采矿权 has no method of its own. */
export const MINING_GRANT_KIND: LocalCodes<TradeMethod> = {
  list: 'IN_BUY_KIND (655, 656)',
  national: TRADE_METHOD_LIST,
  source: 'data specification, tables 655, 656',
  codes: { '210': 'OTHER', '250': 'AGREEMENT' },
};

/** Code lists of tables 650–660. */
export const MINERAL_CODES: readonly LocalCodes<string>[] = [EXPLORATION_BUY_KIND, MINING_BUY_KIND, MINING_GRANT_KIND];
