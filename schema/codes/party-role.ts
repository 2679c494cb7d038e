import type { CodeList } from './code-list.ts';

/** 主体角色 (dictionary 26, order of the 2016 specification) with the roles that notices add. */
export const PARTY_ROLES = [
  'TENDERER',
  'TENDER_AGENCY',
  'BIDDER',
  'WINNER',
  'PURCHASER',
  'PURCHASE_AGENCY',
  'SUPPLIER',
  'GRANTOR',
  'GRANTEE',
  'SELLER',
  'BUYER',
  'SHAREHOLDER',
  'PLATFORM',
  'SUPERVISOR',
  'OTHER',
] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

export const PARTY_ROLE_LIST: CodeList<PartyRole> = {
  name: 'partyRole',
  zh: '主体角色',
  source: 'data specification 2016, chapter 14; dictionary 26 (numbers inferred)',
  confidence: 'I',
  entries: [
    { code: 'TENDERER', zh: '招标人', en: 'Tenderer' },
    { code: 'TENDER_AGENCY', zh: '招标代理机构', en: 'Tender agency' },
    { code: 'BIDDER', zh: '投标人', en: 'Bidder' },
    { code: 'WINNER', zh: '中标人', en: 'Winner' },
    { code: 'PURCHASER', zh: '采购人', en: 'Purchaser' },
    { code: 'PURCHASE_AGENCY', zh: '采购代理机构', en: 'Purchase agency' },
    { code: 'SUPPLIER', zh: '供应商', en: 'Supplier' },
    { code: 'GRANTOR', zh: '出让人', en: 'Grantor' },
    { code: 'GRANTEE', zh: '竞得人(受让人)', en: 'Grantee' },
    { code: 'SELLER', zh: '转让方', en: 'Seller' },
    { code: 'BUYER', zh: '受让方', en: 'Buyer' },
    { code: 'SHAREHOLDER', zh: '股东', en: 'Shareholder' },
    { code: 'PLATFORM', zh: '交易平台', en: 'Trading platform' },
    { code: 'SUPERVISOR', zh: '监督部门', en: 'Supervising department' },
    { code: 'OTHER', zh: '其他', en: 'Other' },
  ],
};
