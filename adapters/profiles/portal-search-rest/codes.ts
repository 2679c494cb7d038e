import { NOTICE_KIND_LIST, type NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { PartyRole } from '../../../schema/codes/party-role.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import { COMMON_CODES } from '../../mapping/common-codes.ts';
import type { LocalCodes } from '../../mapping/local-codes.ts';

/** What a channel holds; null where it holds several. */
export interface Channel {
  readonly sector: Sector | null;
  readonly noticeKind: NoticeKind | null;
}

/** Start of `categorynum` (three digits a level) → what it holds, as most sites cut it; province.yaml overrides it. */
export const CATEGORIES: Readonly<Record<string, Channel>> = {
  '003001': { sector: 'ENGINEERING', noticeKind: null },
  '003001001': { sector: 'ENGINEERING', noticeKind: 'ANNOUNCEMENT' },
  '003001004': { sector: 'ENGINEERING', noticeKind: 'CANDIDATES' },
  '003001005': { sector: 'ENGINEERING', noticeKind: 'RESULT' },
  '003002': { sector: 'PROCUREMENT', noticeKind: null },
  '003003': { sector: 'LAND', noticeKind: null },
  '003004': { sector: 'PROPERTY_RIGHTS', noticeKind: null },
};

/** What the usual cut of channels says of the notice; an owner states whole numbers here, and starts of numbers in `options.categories`. */
export const CATEGORY_KIND: LocalCodes<NoticeKind> = {
  list: 'categorynum',
  national: NOTICE_KIND_LIST,
  source: 'channels of the portal software, as most sites cut them',
  codes: Object.fromEntries(
    Object.entries(CATEGORIES).flatMap(([start, { noticeKind }]) => (noticeKind === null ? [] : [[start, noticeKind]])),
  ),
};

/** Every code list of this profile. */
export const CODE_LISTS: readonly LocalCodes<string>[] = [CATEGORY_KIND, ...COMMON_CODES];

/** `folder` of older installs → sector; `tdkyq` holds land and mineral rights alike. */
export const FOLDERS: Readonly<Record<string, Sector>> = { jsgc: 'ENGINEERING', zfcg: 'PROCUREMENT', gycq: 'PROPERTY_RIGHTS', qt: 'OTHER' };

/** What `categoryname` says of the sector; the first that fits counts. */
export const SECTOR_WORDS: readonly (readonly [RegExp, Sector])[] = [
  [/建设工程|工程建设|工程交易|招标投标|房建|市政|水利|交通/u, 'ENGINEERING'],
  [/政府采购/u, 'PROCUREMENT'],
  [/探矿|采矿|矿业权(?!$)|矿产/u, 'MINERAL'],
  [/土地/u, 'LAND'],
  [/产权/u, 'PROPERTY_RIGHTS'],
];

/** What `categoryname` or the title says of the notice; the first that fits counts. */
export const KIND_WORDS: readonly (readonly [RegExp, NoticeKind])[] = [
  [/候选人公示|评标结果公示|中标候选/u, 'CANDIDATES'],
  [/资格预审.*(?:结果|公示)/u, 'PREQUALIFICATION_RESULT'],
  [/资格预审/u, 'PREQUALIFICATION'],
  [/(?:更正|变更|补遗|延期)(?:公告|公示|通知|文件)?(?:[（(].*[）)])?$/u, 'CORRECTION'],
  [/(?:澄清|答疑)(?:公告|公示|文件)?(?:[（(].*[）)])?$/u, 'CLARIFICATION'],
  [/(?:流标|废标|招标失败|流拍)(?:公告|公示)?/u, 'FAILURE'],
  [/(?:终止|中止|暂停|撤销)(?:招标|采购)?(?:公告|公示)?(?:[（(].*[）)])?$/u, 'TERMINATION'],
  [/开标(?:记录|情况)/u, 'OPENING_RECORD'],
  [/合同(?:公告|公示|信息)/u, 'CONTRACT'],
  [/履约|履行信息|验收/u, 'PERFORMANCE'],
  [/(?:招标|采购)(?:计划|意向)/u, 'PLAN'],
  [/(?:中标|成交|交易|结果)(?:结果|信息)?(?:公告|公示)?(?:[（(].*[）)])?$/u, 'RESULT'],
  [/(?:招标|采购|出让|转让|拍卖|挂牌|比选|询价|谈判|磋商|施工|监理|竞价)公告(?:[（(].*[）)])?$/u, 'ANNOUNCEMENT'],
];

/** Who is who, per sector. */
export const ROLES: Readonly<Record<Sector, { readonly owner: PartyRole; readonly agency: PartyRole; readonly winner: PartyRole }>> = {
  ENGINEERING: { owner: 'TENDERER', agency: 'TENDER_AGENCY', winner: 'WINNER' },
  PROCUREMENT: { owner: 'PURCHASER', agency: 'PURCHASE_AGENCY', winner: 'WINNER' },
  LAND: { owner: 'GRANTOR', agency: 'OTHER', winner: 'GRANTEE' },
  MINERAL: { owner: 'GRANTOR', agency: 'OTHER', winner: 'GRANTEE' },
  PROPERTY_RIGHTS: { owner: 'SELLER', agency: 'OTHER', winner: 'BUYER' },
  OTHER: { owner: 'OTHER', agency: 'OTHER', winner: 'WINNER' },
};
