import type { TradeMethod } from '../../../schema/codes/trade-method.ts';
import type { LocalCodes } from '../code.ts';

/** 出让方式 IN_BUY_KIND of exploration rights (tables 650, 652). Mining rights use other numbers for the same methods. */
export const EXPLORATION_BUY_KIND: LocalCodes<TradeMethod> = {
  list: 'IN_BUY_KIND (650, 652)',
  codes: { '131': 'TENDER_GRANT', '132': 'AUCTION', '133': 'LISTING' },
};

/** 出让方式 IN_BUY_KIND of mining rights (tables 651, 653). */
export const MINING_BUY_KIND: LocalCodes<TradeMethod> = {
  list: 'IN_BUY_KIND (651, 653)',
  codes: { '220': 'TENDER_GRANT', '230': 'AUCTION', '240': 'LISTING' },
};

/** 取得方式 IN_BUY_KIND of rights granted without competition (tables 655, 656): 探矿权转采矿权 has no method of its own. */
export const MINING_GRANT_KIND: LocalCodes<TradeMethod> = {
  list: 'IN_BUY_KIND (655, 656)',
  codes: { '210': 'OTHER', '250': 'AGREEMENT' },
};
