import { regionOfPlace } from '../../../schema/codes/region-names.ts';
import type { Instant } from '../../../schema/records/instant.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { StatedValue } from '../../../schema/records/notice.ts';
import { momentsIn } from '../../mapping/notice-text/moment.ts';
import { looksLikeOrganisation } from '../../mapping/notice-text/party-names.ts';
import { readPrice } from '../../mapping/notice-text/price.ts';

/** Amounts that a summary tells in a sentence and that have no member of their own. */
const TOLD =
  /([\p{Script=Han}]{0,10}(?:保证金|投入|起始价|起拍价|成交价|底价|评估价|价格|价款|[增加]价幅度|出让收益率?|出让收益金?|首期|首付款|资金|费用?))(?:为|：|:)?\s*(\d[\d,.]*\s*(?:亿元|万元|元|[%％]))/gu;
const AUTHORITY = String.raw`(?:(?!委托|受)[\p{Script=Han}（）()]){1,30}?(?:自然资源厅|自然资源局|规划和自然资源局|自然资源和规划局|自然资源与规划局|国土资源[厅局]|人民政府|委员会)`;
/** Who grants: the authority that commissioned another, else the one that the summary begins with. */
const GRANTORS = [
  new RegExp(String.raw`受(${AUTHORITY})(?:的)?委托`, 'u'),
  new RegExp(String.raw`^(${AUTHORITY})(?=公告|公示|委托|以|拟|挂牌|拍卖|对|网上|发布|组织|通过|采用|公开|协议)`, 'u'),
];
/** A title that begins with the authority itself: `某省自然资源厅某县某矿探矿权挂牌出让结果公示`. */
const GRANTOR_IN_TITLE = new RegExp(String.raw`^${AUTHORITY}(?=[\p{Script=Han}（）()\d]*(?:出让|公示|公告))`, 'u');
/** The place that a title begins with, down to its county. */
const PLACE =
  /^(?:关于)?(?:\d{4}年(?:度)?)?((?:\p{Script=Han}{2,8}?(?:省|自治区))?(?:\p{Script=Han}{1,8}?(?:市|自治州|州|盟|地区))?(?:\p{Script=Han}{1,8}?(?:县|旗|市|(?<![矿林山园发景])区))?)/u;
const PLATFORM =
  /(?:^|委托[，,]?)((?:(?!委托|受)[\p{Script=Han}（）()]){3,30}?(?:交易|交易服务)中心)(?=受|挂牌|拍卖|网上|委托|公告|公示|对|以|公开|组织|发布|采用)/u;

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

const CODE = /[（(]([^（()）〔]*〔\d{4}〕[^（()）〔]*?号)[)）]/u;
const AREA = /面积(?:为|约|约为)?[：:]?\s*(\d+(?:\.\d+)?)\s*(?:平方千米|平方公里|km²|k㎡|km2)/u;
const MINERAL = /(?:勘查|开采|主)?矿种(?:名称)?(?:为|是|[：:])?\s*(?![等及和与、（(])([\p{Script=Han}、（()）\d]{1,20}?)(?=[，。；,;]|$)/u;
const WINNER =
  /(?:竞得人|受让方|受让人|中标人|买受人)(?:为|是|[：:])?\s*(?![须需应在不以及与的可将向按已])([\p{Script=Han}（()）]{2,40}?)(?=[，。；,;、]|$)/u;
const SELLER =
  /(?:转让方|转让人|出让方)(?:为|是|[：:])?\s*(?![须需应在不以及与的可将向按已])([\p{Script=Han}（()）]{4,40}?)(?=[，。；,;、]|$)/u;
const START_PRICE = /(?<!出让收益率)(?:起始价|起拍价|起叫价)(?:为|[：:])?\s*(?:人民币)?(\d[\d,.]*\s*(?:亿元|万元|元))(?![／/每])/u;
const DEAL_PRICE =
  /(?:成交价格?|竞得价|成交金额|转让价格|转让价款|转让金额)(?:为|[：:])?\s*(?:人民币)?(\d[\d,.]*\s*(?:亿元|万元|元))(?![／/每])/u;

/** What a summary tells where the row has no column for it. */
export interface ToldInSummary {
  readonly noticeNumber: string | null;
  readonly areaSquareKilometres: string | null;
  readonly mineral: string | null;
  readonly winner: string | null;
  readonly seller: string | null;
  readonly startPrice: Money | null;
  readonly dealPrice: Money | null;
}

/** Number of the notice, area, mineral, parties and prices as a summary (the number: or the title) tells them. */
export function toldInSummary(title: string, summary: string | null): ToldInSummary {
  const told = (pattern: RegExp): string | null => pattern.exec(summary ?? '')?.[1] ?? null;
  const price = (pattern: RegExp): Money | null => (told(pattern) === null ? null : readPrice(told(pattern)!));
  return {
    noticeNumber: told(CODE) ?? CODE.exec(title)?.[1] ?? null,
    areaSquareKilometres: told(AREA),
    mineral: told(MINERAL),
    winner: organisation(told(WINNER)),
    seller: organisation(told(SELLER)),
    startPrice: price(START_PRICE),
    dealPrice: price(DEAL_PRICE),
  };
}

/** What follows a word for a party is a name only where it looks like one: `竞得人须在…` names nobody. */
function organisation(text: string | null): string | null {
  return text !== null && looksLikeOrganisation(text) ? text : null;
}

const PERIODS = /(报名时间|挂牌时间|挂牌期|竞价时间|拍卖时间|保证金(?:缴纳)?截止(?:时间)?)(?:为|自|[：:])?\s*(\d{4}\s*[-年][^，；。]*)/gu;

/** Spans and days that a summary tells and that have no member of their own. */
export function toldPeriods(summary: string | null): readonly StatedValue[] {
  return [...(summary ?? '').matchAll(PERIODS)].map(([, label, value]) => ({ label: label!, value: value!.trim(), money: null }));
}

/** From when until when a notice is public. */
export function publicPeriodIn(summary: string | null): readonly Instant[] {
  return momentsIn(/公示(?:期限?|时间)\s*([^；。，]+)/u.exec(summary ?? '')?.[1] ?? '');
}

/** The end of the time for applications. */
export function deadlineIn(summary: string | null): Instant | null {
  const [from, to] = momentsIn(/报名时间([^；，。]*)/u.exec(summary ?? '')?.[1] ?? '');
  const only = momentsIn(/报名截止(?:时间|日期)?([^；，。]*)/u.exec(summary ?? '')?.[1] ?? '')[0];
  return (from === undefined ? null : to) ?? only ?? null;
}
