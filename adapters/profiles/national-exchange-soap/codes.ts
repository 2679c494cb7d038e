import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { TradeMethod } from '../../../schema/codes/trade-method.ts';
import type { Notice } from '../../../schema/records/notice.ts';
import type { LocalCodes } from '../../mapping/code.ts';

/** 招标方式, dictionary 1000. */
export const TENDER_MODE: LocalCodes<TradeMethod> = {
  list: 'TENDER_MODE',
  codes: { '1': 'OPEN_TENDER', '2': 'INVITED_TENDER', '9': 'OTHER' },
};

/** 采购方式, dictionary 43: values not published; names as printed (采购法 26). */
export const PURCHASER_MODE: LocalCodes<TradeMethod> = {
  list: 'PURCHASER_MODE',
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
export const NOTICE_NATURE: LocalCodes<NonNullable<NonNullable<Notice['nature']>['code']>> = {
  list: 'NOTICE_NATURE',
  codes: { '1': 'NORMAL', '2': 'CORRECTION', '3': 'RETENDER', '9': 'OTHER' },
};

/** 公告类型, dictionary 32. */
export const BULLETIN_TYPE: LocalCodes<NoticeKind> = {
  list: 'BULLETIN_TYPE',
  codes: { '1': 'ANNOUNCEMENT', '2': 'PREQUALIFICATION', '3': 'RESULT', '9': 'OTHER' },
};

/** 异常类型; the column's name is misspelt on the wire. */
export const EXCEPTION_TYPE: LocalCodes<NoticeKind> = {
  list: 'EXCEPITON_TYPE',
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
