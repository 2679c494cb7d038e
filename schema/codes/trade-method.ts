import type { CodeList } from './code-list.ts';

/** 交易方式: 招标方式, 采购方式, 供应(出让)方式 and 转让方式 in one closed list. */
export const TRADE_METHODS = [
  'OPEN_TENDER',
  'INVITED_TENDER',
  'COMPETITIVE_NEGOTIATION',
  'COMPETITIVE_CONSULTATION',
  'SINGLE_SOURCE',
  'INQUIRY',
  'FRAMEWORK_AGREEMENT',
  'TENDER_GRANT',
  'AUCTION',
  'LISTING',
  'AGREEMENT',
  'ALLOCATION',
  'LEASE',
  'ONLINE_BIDDING',
  'DIRECT_PURCHASE',
  'OTHER',
] as const;
export type TradeMethod = (typeof TRADE_METHODS)[number];

export const TRADE_METHOD_LIST: CodeList<TradeMethod> = {
  name: 'tradeMethod',
  zh: '交易方式',
  source: '招标法 10; 采购法 26; 土地管理法实施条例 17, 18; data specification D1000, D43, D7002, D9110, D23',
  confidence: 'S',
  entries: [
    { code: 'OPEN_TENDER', zh: '公开招标', en: 'Open tender' },
    { code: 'INVITED_TENDER', zh: '邀请招标', en: 'Invited tender' },
    { code: 'COMPETITIVE_NEGOTIATION', zh: '竞争性谈判', en: 'Competitive negotiation' },
    { code: 'COMPETITIVE_CONSULTATION', zh: '竞争性磋商', en: 'Competitive consultation' },
    { code: 'SINGLE_SOURCE', zh: '单一来源', en: 'Single source' },
    { code: 'INQUIRY', zh: '询价', en: 'Inquiry' },
    { code: 'FRAMEWORK_AGREEMENT', zh: '框架协议', en: 'Framework agreement' },
    { code: 'TENDER_GRANT', zh: '招标出让', en: 'Grant by tender' },
    { code: 'AUCTION', zh: '拍卖', en: 'Auction' },
    { code: 'LISTING', zh: '挂牌', en: 'Listing' },
    { code: 'AGREEMENT', zh: '协议', en: 'Agreement' },
    { code: 'ALLOCATION', zh: '划拨', en: 'Allocation' },
    { code: 'LEASE', zh: '租赁', en: 'Lease' },
    { code: 'ONLINE_BIDDING', zh: '网络竞价', en: 'Online bidding' },
    { code: 'DIRECT_PURCHASE', zh: '直接采购', en: 'Direct purchase' },
    { code: 'OTHER', zh: '其他', en: 'Other' },
  ],
};
