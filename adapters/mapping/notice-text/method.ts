import type { TradeMethod } from '../../../schema/codes/trade-method.ts';
import type { Coded } from '../../../schema/records/coded.ts';
import type { NoticeReading } from './notice-reading.ts';

/** Printed methods, longest first where one holds another. */
const METHODS: readonly (readonly [string, TradeMethod])[] = [
  ['竞争性磋商', 'COMPETITIVE_CONSULTATION'],
  ['竞争性谈判', 'COMPETITIVE_NEGOTIATION'],
  ['公开招标', 'OPEN_TENDER'],
  ['邀请招标', 'INVITED_TENDER'],
  ['单一来源', 'SINGLE_SOURCE'],
  ['框架协议', 'FRAMEWORK_AGREEMENT'],
  ['招标出让', 'TENDER_GRANT'],
  ['拍卖', 'AUCTION'],
  ['挂牌', 'LISTING'],
  ['协议出让', 'AGREEMENT'],
  ['划拨', 'ALLOCATION'],
  ['租赁', 'LEASE'],
  ['网络竞价', 'ONLINE_BIDDING'],
  ['询价', 'INQUIRY'],
];

/** The one method that a printed text names; null where it names none or several. */
export function methodIn(printed: string, without: ReadonlySet<TradeMethod> = new Set()): TradeMethod | null {
  const words = printed.replaceAll(/\s/gu, '');
  const found = new Set(METHODS.filter(([name, method]) => words.includes(name) && !without.has(method)).map(([, method]) => method));
  return found.size === 1 ? [...found][0]! : null;
}

/** `…工程（采购方式：竞争性磋商）`: the method beside the project's name. */
export const METHOD_BESIDE_NAME = /[（(](?:采购|招标|交易)方式[：:]\s*([^（()）]{2,12})[)）]$/u;

/** What a title holds of these is bought or sold, and no way of trading: 设备租赁服务公开招标公告. */
const THINGS_IN_TITLES: ReadonlySet<TradeMethod> = new Set<TradeMethod>(['LEASE', 'ALLOCATION']);

/** The next heading of a row of headings. */
const OTHER_HEADING = /(?:金额|限价|估算价|时间|单位|方式|编号)(?:[（(].*)?$/u;

/** The method a notice states beside its label, beside its project's name or in its title; a list of boxes to tick states none. */
export function methodOf(reading: NoticeReading, title: string): Coded<TradeMethod> | null {
  const labelled = reading.pairs.find(({ meaning }) => meaning === 'method')?.value.replace(/^([^（(]*)[)）]$/u, '$1');
  const printed = labelled ?? besideName(reading);
  const ticked = printed !== null && (isList(reading.lines, printed) || OTHER_HEADING.test(printed));
  if (printed !== null && !ticked && printed.length <= 20 && /\S/u.test(printed)) return { code: methodIn(printed), raw: printed };
  const code = methodIn(title, THINGS_IN_TITLES);
  return code === null ? null : { code, raw: METHODS.find(([, method]) => method === code)![0] };
}

function besideName({ pairs }: NoticeReading): string | null {
  const names = pairs.filter(({ meaning }) => meaning === 'projectName').map(({ value }) => METHOD_BESIDE_NAME.exec(value)?.[1]);
  return names.find((name) => name !== undefined) ?? null;
}

function isList(lines: readonly string[], printed: string): boolean {
  const at = lines.indexOf(printed);
  return at >= 0 && methodIn(lines[at + 1] ?? '') !== null && (lines[at + 1] ?? '').length <= 12;
}
