import { DISCLOSURE_SCOPE_LIST, type DisclosureScope } from '../../../schema/codes/credit-event-kind.ts';
import { NOTICE_KIND_LIST, type NoticeKind } from '../../../schema/codes/notice-kind.ts';
import { NOTICE_NATURE_LIST, type NoticeNature } from '../../../schema/codes/notice-nature.ts';
import { PARTY_ROLE_LIST, type PartyRole } from '../../../schema/codes/party-role.ts';
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

/** 主体角色, dictionary 26: names of the specification's chapter 14, their numbers inferred from its order; of platforms it has none. */
export const BODY_ROLE: LocalCodes<PartyRole> = {
  list: 'BODY_ROLE',
  national: PARTY_ROLE_LIST,
  source: 'data specification, dictionary 26 (names; numbers inferred)',
  codes: {
    ...{ '01': 'TENDERER', '02': 'TENDER_AGENCY', '03': 'BIDDER', '04': 'PURCHASER', '05': 'PURCHASE_AGENCY', '06': 'SUPPLIER' },
    ...{ '07': 'GRANTOR', '08': 'GRANTEE', '09': 'GRANTEE' },
    ...{ 招标人: 'TENDERER', 招标代理机构: 'TENDER_AGENCY', 招标代理: 'TENDER_AGENCY', 投标人: 'BIDDER', 采购人: 'PURCHASER' },
    ...{ 采购代理机构: 'PURCHASE_AGENCY', 采购代理: 'PURCHASE_AGENCY', 供应商: 'SUPPLIER', 出让人: 'GRANTOR', 受让人: 'GRANTEE' },
    ...{ 竞得人: 'GRANTEE', 交易平台: 'PLATFORM' },
  },
};

/** 公开范围 of the credit tables. */
export const SCOPE: LocalCodes<DisclosureScope> = {
  list: 'SCOPE',
  national: DISCLOSURE_SCOPE_LIST,
  source: 'data specification, tables 300–306',
  codes: { '1': 'PUBLIC', '2': 'GOVERNMENT' },
};

/** Tables of the standard that are left where they are, and why. */
export const LEFT_ALONE: Readonly<Record<string, string>> = {
  '111': 'persons and their id numbers (个人信息保护法 28)',
  '112': 'persons and their id numbers (个人信息保护法 28)',
  '113': 'persons and their id numbers (个人信息保护法 28)',
  '114': 'persons, their id numbers and accounts (个人信息保护法 28)',
  '115': 'persons and their id numbers (个人信息保护法 28)',
  '117': 'persons and their id numbers (个人信息保护法 28)',
  '118': 'persons and their id numbers (个人信息保护法 28)',
  '208': 'persons and their id numbers (个人信息保护法 28)',
  '212': 'persons and their id numbers (个人信息保护法 28)',
  '213': 'persons and their id numbers (个人信息保护法 28)',
  '509': 'the course of the evaluation is confidential (招标法 38)',
  '515': 'applicants for prequalification are secret until the opening (招标法 22)',
  '520': 'comparison of bids is confidential (招标法 38)',
  '521': 'questions of bidders name persons',
  '523': 'guarantees hold personal id numbers and accounts (个人信息保护法 28)',
};

/** Where rows say their own day: when a project, notice or deal was made known. */
export const DAY_COLUMNS = [
  'NOTICE_SEND_TIME',
  'APPROVAL_TIME',
  'PUBLISHING_TIME',
  'PUBLISH_DATE',
  'CREATE_TIME',
  'TRADE_DATE',
  'OPERATE_DATE',
  'RECORD_DATE',
] as const;

/** Every code list of this profile. */
export const CODE_LISTS: readonly LocalCodes<string>[] = [
  TENDER_MODE,
  PURCHASER_MODE,
  SUPPLY_TYPE,
  NOTICE_NATURE,
  BULLETIN_TYPE,
  EXCEPTION_TYPE,
  BODY_ROLE,
  SCOPE,
  ...LAND_CODES,
  ...MINERAL_CODES,
  ...COMMON_CODES,
];
