import { NOTICE_KIND_LIST, type NoticeKind } from '../../../schema/codes/notice-kind.ts';
import { NOTICE_NATURE_LIST, type NoticeNature } from '../../../schema/codes/notice-nature.ts';
import { TRADE_METHOD_LIST, type TradeMethod } from '../../../schema/codes/trade-method.ts';
import { COMMON_CODES } from '../../mapping/common-codes.ts';
import type { LocalCodes } from '../../mapping/local-codes.ts';
import { LAND_CODES } from '../../mapping/national-tables/land-codes.ts';
import { MINERAL_CODES } from '../../mapping/national-tables/mineral-codes.ts';

/** 招标方式, dictionary 1000. */
export const TENDER_MODE: LocalCodes<TradeMethod> = {
  list: 'TENDER_MODE',
  national: TRADE_METHOD_LIST,
  source: 'data specification, dictionary 1000',
  codes: { '1': 'OPEN_TENDER', '2': 'INVITED_TENDER', '9': 'OTHER' },
};

/** 采购方式, dictionary 43: values not published; names as printed (采购法 26). */
export const PURCHASER_MODE: LocalCodes<TradeMethod> = {
  list: 'PURCHASER_MODE',
  national: TRADE_METHOD_LIST,
  source: 'data specification, dictionary 43 (names; 采购法 26)',
  codes: {
    公开招标: 'OPEN_TENDER',
    邀请招标: 'INVITED_TENDER',
    竞争性谈判: 'COMPETITIVE_NEGOTIATION',
    竞争性磋商: 'COMPETITIVE_CONSULTATION',
    单一来源: 'SINGLE_SOURCE',
    单一来源采购: 'SINGLE_SOURCE',
    询价: 'INQUIRY',
    框架协议: 'FRAMEWORK_AGREEMENT',
  },
};

/** 供应方式, dictionary 7002: numbers not published, so they stay raw; names as printed (土地管理法实施条例 17, 18). */
export const SUPPLY_TYPE: LocalCodes<TradeMethod> = {
  list: 'SUPPLY_TYPE',
  national: TRADE_METHOD_LIST,
  source: 'data specification, dictionary 7002 (names; 土地管理法实施条例 17, 18)',
  codes: {
    划拨: 'ALLOCATION',
    招标: 'TENDER_GRANT',
    招标出让: 'TENDER_GRANT',
    拍卖: 'AUCTION',
    拍卖出让: 'AUCTION',
    挂牌: 'LISTING',
    挂牌出让: 'LISTING',
    协议出让: 'AGREEMENT',
    租赁: 'LEASE',
  },
};

/** 公告性质, dictionary 20. */
export const NOTICE_NATURE: LocalCodes<NoticeNature> = {
  list: 'NOTICE_NATURE',
  national: NOTICE_NATURE_LIST,
  source: 'data specification, dictionary 20',
  codes: { '1': 'NORMAL', '2': 'CORRECTION', '3': 'RETENDER', '9': 'OTHER' },
};

/** 公告类型, dictionary 32. */
export const BULLETIN_TYPE: LocalCodes<NoticeKind> = {
  list: 'BULLETIN_TYPE',
  national: NOTICE_KIND_LIST,
  source: 'data specification, dictionary 32',
  codes: { '1': 'ANNOUNCEMENT', '2': 'PREQUALIFICATION', '3': 'RESULT', '9': 'OTHER' },
};

/** 异常类型; the column's name is misspelt on the wire. */
export const EXCEPTION_TYPE: LocalCodes<NoticeKind> = {
  list: 'EXCEPITON_TYPE',
  national: NOTICE_KIND_LIST,
  source: 'data specification, table 517',
  codes: { '1': 'FAILURE', '2': 'TERMINATION', '3': 'TERMINATION', '9': 'OTHER' },
};

/** Tables of the standard that are left where they are, and why. */
export const LEFT_ALONE: Readonly<Record<string, string>> = {
  '508': 'members of the evaluation committee are secret until the result (招标法 37)',
  '509': 'the course of the evaluation is confidential (招标法 38)',
  '515': 'applicants for prequalification are secret until the opening (招标法 22)',
  '519': 'hardware fingerprints of bidders, for supervisors only',
  '520': 'comparison of bids is confidential (招标法 38)',
  '521': 'questions of bidders name persons',
  '523': 'guarantees hold personal id numbers and accounts (个人信息保护法 28)',
};

/** Where rows say their own day: when a project, notice or deal was made known. */
export const DAY_COLUMNS = ['NOTICE_SEND_TIME', 'APPROVAL_TIME', 'PUBLISHING_TIME', 'PUBLISH_DATE', 'CREATE_TIME', 'TRADE_DATE'] as const;

/** Every code list of this profile. */
export const CODE_LISTS: readonly LocalCodes<string>[] = [
  TENDER_MODE,
  PURCHASER_MODE,
  SUPPLY_TYPE,
  NOTICE_NATURE,
  BULLETIN_TYPE,
  EXCEPTION_TYPE,
  ...LAND_CODES,
  ...MINERAL_CODES,
  ...COMMON_CODES,
];
