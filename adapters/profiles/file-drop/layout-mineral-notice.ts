import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { TradeMethod } from '../../../schema/codes/trade-method.ts';
import type { Coded } from '../../../schema/records/coded.ts';
import type { Finding } from '../../../schema/records/finding.ts';
import type { Instant } from '../../../schema/records/instant.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { StatedValue } from '../../../schema/records/notice.ts';
import type { Party } from '../../../schema/records/party.ts';
import type { TradeRecord } from '../../../schema/records/record.ts';
import type { Source } from '../../../schema/records/source.ts';
import type { Change } from '../../adapter.ts';
import { methodIn } from '../../mapping/notice-text/method.ts';
import { partiesIn } from '../../mapping/notice-text/party-names.ts';
import { placeOf } from '../../mapping/notice-text/place.ts';
import { readChange, sourceOfRow, unreadableChange, type RowContext } from '../../mapping/notice-text/row-change.ts';
import { finding, textOf, type Columns } from '../../mapping/reader.ts';
import { parseTime } from '../../mapping/time.ts';
import { statedIn, wan } from './layout-mineral-notice-sums.ts';
import {
  auctioneerIn,
  deadlineIn,
  grantorIn,
  placeIn,
  platformIn,
  publicPeriodIn,
  regionIn,
  toldInSummary,
} from './layout-mineral-notice-text.ts';

export const MINERAL_NOTICE_VERSION = 'file-drop/mineral-notice/1';

/** What a title plainly says, else the channel in the address, else words of the title → kind. */
const KINDS: readonly (readonly [RegExp, NoticeKind])[] = [
  [/(?:终止|中止|撤销|暂停)[^，。]{0,8}公[告示]/u, 'TERMINATION'],
  [/(?:更正|变更|延期|补充|澄清|修改)公告/u, 'CORRECTION'],
  [/流拍|流标|未成交/u, 'FAILURE'],
  [/\/jjgs\/|结果公示|出让结果/u, 'RESULT'],
  [/\/xycrgs\/|协议出让公示/u, 'PUBLIC_INFORMATION'],
  [/\/zrgs\/|转让(?:变更)?公示/u, 'PUBLIC_INFORMATION'],
  [/\/kyqcrgg\/|出让公告|挂牌出让|拍卖出让/u, 'ANNOUNCEMENT'],
  [/公示/u, 'PUBLIC_INFORMATION'],
  [/公告/u, 'ANNOUNCEMENT'],
];

/** Reads one notice about a mineral right as the register's site lists it: prices in 万元, area in km². Never throws. */
export function mapMineralNotice(raw: Columns, context: RowContext): Change {
  const title = textOf(raw, 'title');
  const url = textOf(raw, 'url');
  const publishedAt = parseTime(textOf(raw, 'date') ?? '');
  const key = keyOf(url, title, publishedAt);
  if (title === null || key === null || publishedAt === null) {
    const findings =
      publishedAt === null ? [finding({ code: 'NOT_A_TIME', severity: 'ERROR', column: 'date', value: textOf(raw, 'date') })] : [];
    if (title === null) findings.push(finding({ code: 'MISSING', severity: 'ERROR', column: 'title' }));
    return unreadableChange(raw, key, 'mineral-notice', findings);
  }
  const findings: Finding[] = url === null ? [finding({ code: 'MISSING', severity: 'WARNING', column: 'url' })] : [];
  const source = sourceOfRow(raw, key, publishedAt.at, MINERAL_NOTICE_VERSION, context);
  return readChange(source, mineralRecords(raw, title, source, findings), findings);
}

function keyOf(url: string | null, title: string | null, publishedAt: Instant | null): string | null {
  const named = /\/(t\d+_\d+)\.htm/u.exec(url ?? '')?.[1];
  if (named !== undefined) return named;
  return title === null ? null : `${title}@${publishedAt?.at.slice(0, 10) ?? ''}`;
}

/** What a notice says, read once for all its records. */
interface MineralFacts {
  readonly title: string;
  readonly summary: string | null;
  readonly mineral: string | null;
  readonly method: Coded<TradeMethod> | null;
  readonly place: string | null;
  readonly region: Coded<string> | null;
  readonly publishedAt: Instant | null;
  readonly area: string | null;
  readonly noticeNumber: string | null;
  readonly start: Money | null;
  readonly deal: Money | null;
  readonly sellers: readonly Party[];
  readonly stated: readonly StatedValue[];
}

function mineralRecords(raw: Columns, title: string, source: Source, findings: Finding[]): readonly TradeRecord[] {
  const summary = textOf(raw, 'summary');
  const told = toldInSummary(title, summary);
  const start = wan(raw, 'startPriceWan', findings) ?? told.startPrice;
  const seller = textOf(raw, 'seller') ?? told.seller;
  const deal = wan(raw, 'dealPriceWan', findings) ?? told.dealPrice;
  const place = textOf(raw, 'region') ?? placeIn(title);
  const facts: MineralFacts = {
    title,
    summary,
    mineral: textOf(raw, 'mineral') ?? told.mineral,
    area: textOf(raw, 'area_km2') ?? told.areaSquareKilometres,
    noticeNumber: textOf(raw, 'noticeNo') ?? told.noticeNumber,
    method: methodOf(raw, title),
    place,
    region: regionOf(raw, title, place),
    publishedAt: parseTime(textOf(raw, 'date')!),
    start,
    deal,
    sellers: sellersOf(seller, title, summary),
    stated: statedIn(raw, summary, [start, deal], findings),
  };
  const head = { projectNativeId: source.rowKey, source };
  const winners = winnersOf(seller, textOf(raw, 'winner') ?? told.winner);
  const awarded = winners.length > 0 || deal !== null ? [awardOf(head, winners, deal)] : [];
  return [projectOf(head, facts), rightOf(raw, head, facts), noticeOf(raw, head, facts), ...awarded];
}

interface Head {
  readonly projectNativeId: string;
  readonly source: Source;
}

/** The column names the page where it names no method: then the title tells. */
function methodOf(raw: Columns, title: string): Coded<TradeMethod> | null {
  const printed = textOf(raw, 'method');
  const told = /挂牌出让|拍卖出让|协议出让|招标出让|转让/u.exec(title)?.[0] ?? null;
  const named = [printed, told].find((text) => text !== null && methodIn(text) !== null) ?? printed ?? told;
  return named === null ? null : { code: methodIn(named), raw: named };
}

function regionOf(raw: Columns, title: string, place: string | null): Coded<string> | null {
  const code = textOf(raw, 'region') === null ? regionIn(title) : null;
  if (code !== null) return { code, raw: place ?? title };
  return place === null ? null : placeOf(place);
}

function projectOf(
  head: Head,
  { title, method, region, publishedAt, start, mineral, summary, sellers, noticeNumber }: MineralFacts,
): TradeRecord {
  return {
    kind: 'project',
    nativeId: head.source.rowKey,
    ...head,
    sector: 'MINERAL',
    title,
    projectCode: noticeNumber,
    constructionProjectCode: null,
    investmentProjectCode: null,
    dealCodes: [],
    region,
    method,
    stage: null,
    createdAt: publishedAt,
    budget: start,
    content: null,
    classification: mineral,
    parties: sellers,
    platformName: platformIn(summary),
    platformCode: null,
  };
}

function rightOf(raw: Columns, head: Head, { title, mineral, area, place, deal, summary }: MineralFacts): TradeRecord {
  const term = textOf(raw, 'years') ?? /出让年限\s*([\d.]+)\s*年/u.exec(summary ?? '')?.[1] ?? null;
  return {
    kind: 'mineralRight',
    nativeId: `${head.source.rowKey}#right`,
    ...head,
    right: rightIn(`${title} ${textOf(raw, 'url') ?? ''}`),
    title,
    licenceNumber: null,
    mineral,
    areaSquareKilometres: /^\d+(?:\.\d+)?$/u.test(area ?? '') ? area : null,
    areaRaw: area,
    location: place,
    coordinates: null,
    term: term === null || /年|月/u.test(term) ? term : `${term}年`,
    validFrom: null,
    validTo: null,
    registrationType: null,
    authority: null,
    price: deal,
  };
}

/** The title names the right, else the channel in the address. */
function rightIn(printed: string): 'EXPLORATION' | 'MINING' | null {
  if (/探矿权/u.test(printed)) return 'EXPLORATION';
  if (/采矿权/u.test(printed)) return 'MINING';
  if (/\/tk(?:q|zrgs)\//u.test(printed)) return 'EXPLORATION';
  return /\/ck(?:q|zrgs)\//u.test(printed) ? 'MINING' : null;
}

function noticeOf(raw: Columns, head: Head, { title, summary, region, publishedAt, stated }: MineralFacts): TradeRecord {
  const period = publicPeriodIn(summary);
  return {
    kind: 'notice',
    nativeId: head.source.rowKey,
    ...head,
    sector: 'MINERAL',
    noticeKind: kindOf(raw, title),
    nature: null,
    title,
    publishedAt,
    region,
    content: summary,
    contentType: summary === null ? null : 'TEXT',
    url: textOf(raw, 'url'),
    media: null,
    deadline: deadlineIn(summary),
    openingAt: null,
    publicFrom: period[0] ?? null,
    publicTo: period[1] ?? null,
    lotCodes: [],
    dealCodes: [],
    attachments: [],
    stated,
  };
}

function kindOf(raw: Columns, title: string): Coded<NoticeKind> {
  const printed = `${textOf(raw, 'url') ?? ''} ${title}`;
  return { code: KINDS.find(([pattern]) => pattern.test(printed))?.[1] ?? null, raw: textOf(raw, 'method') ?? '' };
}

function awardOf(head: Head, parties: readonly Party[], price: Money | null): TradeRecord {
  const open = { lotCode: null, rank: null, decidedAt: null, durationDays: null, quality: null, dealCodes: [] };
  return { kind: 'award', nativeId: `${head.source.rowKey}#award`, ...head, status: 'DEAL', parties, price, ...open };
}

/** The seller, or the authority that grants the right; beside them the authority that tells of a transfer and who holds an auction. */
function sellersOf(seller: string | null, title: string, summary: string | null): readonly Party[] {
  const authority = partiesIn(seller === null ? 'GRANTOR' : 'OTHER', grantorIn(title, summary) ?? '');
  return [...partiesIn('SELLER', seller ?? ''), ...authority, ...partiesIn('OTHER', auctioneerIn(summary) ?? '')];
}

/** Who buys from a seller, or is granted the right. */
function winnersOf(seller: string | null, name: string | null): readonly Party[] {
  return name === null ? [] : partiesIn(seller === null ? 'GRANTEE' : 'BUYER', name);
}
