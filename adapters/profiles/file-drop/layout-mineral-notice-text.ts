import { regionOfPlace } from '../../../schema/codes/region-names.ts';
import type { StatedValue } from '../../../schema/records/notice.ts';
import { readPrice } from '../../mapping/notice-text/price.ts';

/** Amounts that a summary tells in a sentence and that have no member of their own. */
const TOLD = /([\p{Script=Han}]{0,10}(?:保证金|投入|起始价|成交价|出让收益率?))(?:为|：|:)?\s*(\d[\d,.]*\s*(?:亿元|万元|元|[%％]))/gu;
const AUTHORITY = String.raw`(?:(?!委托|受)[\p{Script=Han}（）()]){1,30}?(?:自然资源厅|自然资源局|规划和自然资源局|国土资源局|人民政府|委员会)`;
/** Who grants: the authority that commissioned another, else the one that the summary begins with. */
const GRANTORS = [
  new RegExp(String.raw`受(${AUTHORITY})(?:的)?委托`, 'u'),
  new RegExp(String.raw`^(${AUTHORITY})(?=公告|公示|委托|以|拟|挂牌|拍卖|对|网上)`, 'u'),
];
/** A title that begins with the authority itself: `某省自然资源厅某县某矿探矿权挂牌出让结果公示`. */
const GRANTOR_IN_TITLE = new RegExp(String.raw`^${AUTHORITY}(?=[\p{Script=Han}（）()\d]*(?:出让|公示|公告))`, 'u');
/** The place that a title begins with, down to its county. */
const PLACE =
  /^(?:关于)?(?:\d{4}年(?:度)?)?((?:\p{Script=Han}{2,8}?(?:省|自治区))?(?:\p{Script=Han}{1,8}?(?:市|自治州|州|盟|地区))?(?:\p{Script=Han}{1,8}?(?:县|旗|市|(?<![矿林山园发景])区))?)/u;
const PLATFORM =
  /(?:^|委托[，,]?)((?:(?!委托|受)[\p{Script=Han}（）()]){3,30}?(?:交易|交易服务)中心)(?=受|挂牌|拍卖|网上|委托|公告|公示|对|以)/u;

/** The authority that grants the right, as the summary or else the title names it; null where neither does. */
export function grantorIn(title: string, summary: string | null): string | null {
  const inSummary = GRANTORS.map((pattern) => pattern.exec(summary ?? '')?.[1]).find((name) => name !== undefined);
  return inSummary ?? GRANTOR_IN_TITLE.exec(title)?.[0] ?? null;
}

const PLATFORM_IS = /交易平台(?:为|是|[：:])\s*([\p{Script=Han}（）()]{4,30}?(?:网|平台|系统|中心))(?=[。；，,;]|$)/u;
const AUCTIONEER = /委托([\p{Script=Han}（）()]{4,30}?公司)(?=(?:公开|网上)?(?:拍卖|挂牌|交易))/u;

/** The trading centre or site that a summary names. */
export function platformIn(summary: string | null): string | null {
  return PLATFORM.exec(summary ?? '')?.[1] ?? PLATFORM_IS.exec(summary ?? '')?.[1] ?? null;
}

/** The company that holds the auction for others. */
export function auctioneerIn(summary: string | null): string | null {
  return AUCTIONEER.exec(summary ?? '')?.[1] ?? null;
}

/** The place that a title begins with, as printed. */
export function placeIn(title: string): string | null {
  return PLACE.exec(title.replace(GRANTOR_IN_TITLE, ''))?.[1] || null;
}

/** The GB/T 2260 code of the place that a title begins with. */
export function regionIn(title: string): string | null {
  return regionOfPlace(title.replace(GRANTOR_IN_TITLE, '').replace(/^(?:关于)?(?:\d{4}年(?:度)?)?/u, ''));
}

/** Amounts and rates that a summary tells; an amount that the row has in a column of its own is not told twice. */
export function toldAmounts(summary: string | null, known: ReadonlySet<string | null | undefined>): readonly StatedValue[] {
  return [...(summary ?? '').matchAll(TOLD)].flatMap(([, label, value]) => {
    const money = readPrice(value!);
    const isNew = money?.form === 'RATE' || (money?.yuan != null && !known.has(money.yuan));
    return isNew ? [{ label: label!, value: value!, money }] : [];
  });
}
