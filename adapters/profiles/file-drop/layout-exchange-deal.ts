import type { Finding } from '../../../schema/records/finding.ts';
import type { Coded } from '../../../schema/records/coded.ts';
import type { Instant } from '../../../schema/records/instant.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { Party } from '../../../schema/records/party.ts';
import type { TradeRecord } from '../../../schema/records/record.ts';
import type { Source } from '../../../schema/records/source.ts';
import type { Change } from '../../adapter.ts';
import { partiesIn } from '../../mapping/notice-text/party-names.ts';
import { readPrice } from '../../mapping/notice-text/price.ts';
import { readChange, sourceOfRow, unreadableChange, type RowContext } from '../../mapping/notice-text/row-change.ts';
import { finding, textOf, type Columns } from '../../mapping/reader.ts';
import { parseTime } from '../../mapping/time.ts';
import { claimsIn, percentIn, regionOfDeal } from './layout-exchange-deal-title.ts';

export const EXCHANGE_DEAL_VERSION = 'file-drop/exchange-deal/1';

/** A deal (成交结果) as the exchange's page carries it: the project under one of several names, and its bids. */
export type ExchangeDeal = Readonly<Record<string, unknown>>;

const SOURCE_AREA = /<textarea[^>]*class="source"[^>]*>([\s\S]*?)<\/textarea>/giu;
const ENTITIES: Readonly<Record<string, string>> = { '&quot;': '"', '&lt;': '<', '&gt;': '>', '&#39;': "'", '&nbsp;': ' ', '&amp;': '&' };
const MAX_TEXT = 1_000_000;

/** The JSON texts in a page's `<textarea class="source">`, one per deal; entities are decoded once, `&amp;` last. */
export function exchangeDealTexts(html: string): readonly string[] {
  return [...html.matchAll(SOURCE_AREA)].map(([, text]) => decodeEntities(text!.trim()));
}

function decodeEntities(text: string): string {
  return Object.entries(ENTITIES).reduce((decoded, [entity, character]) => decoded.replaceAll(entity, character), text);
}

/** Reads the JSON text of one deal. */
export function mapExchangeDealText(text: string, context: RowContext): Change {
  try {
    const parsed: unknown = text.length > MAX_TEXT ? null : JSON.parse(text);
    if (isObject(parsed)) return mapExchangeDeal(parsed, context);
  } catch {
    // Told below as the row's own fault.
  }
  return unreadableChange(text, null, 'exchange-deal', [
    finding({ code: 'BAD_SHAPE', severity: 'ERROR', column: '', value: 'no JSON object' }),
  ]);
}

/** Reads one deal: prices in 万元 unless the value names its own unit. Never throws. */
export function mapExchangeDeal(deal: ExchangeDeal, context: RowContext): Change {
  const project = columnsOf(Object.entries(deal).find(([name]) => /^utr.*project$/u.test(name))?.[1]);
  const code = textOf(project, 'projectcode');
  const title = textOf(project, 'object');
  const findings = ['projectcode', 'object'].filter((column) => textOf(project, column) === null).map(missing);
  if (code === null || title === null) return unreadableChange(deal, code, 'exchange-deal', findings);
  const tradedAt = parseTime(textOf(project, 'tradedate') ?? '');
  if (tradedAt === null)
    findings.push(finding({ code: 'NOT_A_TIME', severity: 'WARNING', column: 'tradedate', value: textOf(project, 'tradedate') }));
  const key = `${code}:${textOf(project, 'id') ?? textOf(project, 'projectid') ?? ''}`;
  const source = sourceOfRow(deal, key, tradedAt?.at ?? null, EXCHANGE_DEAL_VERSION, context);
  return readChange(source, dealRecords(project, bidsOf(deal), { code, title, source }, findings, context), findings);
}

function missing(column: string): Finding {
  return finding({ code: 'MISSING', severity: 'ERROR', column });
}

/** What a deal says, read once for all its records. */
interface DealFacts {
  readonly code: string;
  readonly title: string;
  readonly project: Columns;
  readonly appraisal: Money | null;
  readonly listingPrice: Money | null;
  readonly price: Money | null;
  readonly tradedAt: Instant | null;
  readonly region: Coded<string> | null;
  readonly sellers: readonly Party[];
}

interface Head {
  readonly projectNativeId: string;
  readonly source: Source;
}

function dealRecords(
  project: Columns,
  bids: readonly Columns[],
  { code, title, source }: { readonly code: string; readonly title: string; readonly source: Source },
  findings: Finding[],
  context: RowContext,
): readonly TradeRecord[] {
  const head = { projectNativeId: code, source };
  const facts: DealFacts = {
    code,
    title,
    project,
    appraisal: wan(project, 'evaluatevalue', findings),
    listingPrice: wan(project, 'objectprice', findings),
    price: wan(project, 'tradevalue', findings),
    tradedAt: parseTime(textOf(project, 'tradedate') ?? ''),
    region: regionOfDeal(title, code, context.region),
    sellers: partiesIn('SELLER', textOf(project, 'sellername') ?? ''),
  };
  const records = [projectOf(head, facts), assetOf(head, facts), awardOf(head, facts), noticeOf(head, facts)];
  return [...records, ...bids.flatMap((bid, index) => bidOf(head, bid, index, findings))];
}

function projectOf(head: Head, { code, title, region, price, listingPrice, sellers }: DealFacts): TradeRecord {
  return {
    kind: 'project',
    nativeId: code,
    ...head,
    sector: 'PROPERTY_RIGHTS',
    title,
    projectCode: code,
    constructionProjectCode: null,
    investmentProjectCode: null,
    dealCodes: [],
    region,
    method: null,
    stage: price === null ? null : { code: 'AWARDED', raw: '成交结果公示' },
    createdAt: null,
    budget: listingPrice,
    content: null,
    classification: null,
    parties: sellers,
    platformName: null,
    platformCode: null,
  };
}

function assetOf({ source, ...head }: Head, { code, title, appraisal, listingPrice, sellers }: DealFacts): TradeRecord {
  return {
    kind: 'propertyAsset',
    nativeId: source.rowKey,
    ...head,
    source,
    assetCode: code,
    title,
    category: null,
    percent: percentIn(title),
    appraisal,
    listingPrice,
    listedAt: null,
    listingDays: null,
    holders: sellers,
    buyerConditions: null,
    approvedBy: null,
    companyName: null,
    companyCode: null,
  };
}

function awardOf(head: Head, { project, price, tradedAt }: DealFacts): TradeRecord {
  return {
    kind: 'award',
    nativeId: `${head.source.rowKey}#award`,
    ...head,
    lotCode: null,
    dealCodes: [],
    status: 'DEAL',
    rank: null,
    parties: partiesIn('BUYER', textOf(project, 'buyername') ?? ''),
    price,
    decidedAt: tradedAt,
    durationDays: null,
    quality: null,
  };
}

function noticeOf(head: Head, { project, title, tradedAt, region }: DealFacts): TradeRecord {
  return {
    kind: 'notice',
    nativeId: head.source.rowKey,
    ...head,
    sector: 'PROPERTY_RIGHTS',
    noticeKind: { code: 'RESULT', raw: '成交结果公示' },
    nature: null,
    title,
    publishedAt: tradedAt,
    region,
    content: null,
    contentType: null,
    url: textOf(project, 'projectlinkurl'),
    media: null,
    deadline: null,
    openingAt: null,
    publicFrom: null,
    publicTo: null,
    lotCodes: [],
    dealCodes: [],
    attachments: [],
    stated: claimsIn(title),
  };
}

function bidOf(head: Head, bid: Columns, index: number, findings: Finding[]): readonly TradeRecord[] {
  const bidder = partiesIn('BIDDER', textOf(bid, 'bidder') ?? '')[0];
  if (bidder === undefined) return [];
  const open = { lotCode: null, submittedAt: null, bondPaid: null, bond: null, listedAsDishonest: null, durationDays: null, remark: null };
  const nativeId = `${head.source.rowKey}#bid-${index + 1}`;
  return [{ kind: 'bid', nativeId, ...head, ...open, bidder, price: wan(bid, 'bidprice', findings) }];
}

/** The page's own headings say 万元; a value that names a unit keeps it. */
function wan(columns: Columns, column: string, findings: Finding[]): Money | null {
  const printed = textOf(columns, column);
  const price = printed === null ? null : readPrice(printed, '万元');
  if (printed !== null && price?.form !== 'AMOUNT')
    findings.push(finding({ code: 'NOT_AN_AMOUNT', severity: 'WARNING', column, value: printed }));
  return price;
}

function bidsOf(deal: ExchangeDeal): readonly Columns[] {
  const list = deal['bidinfolist'];
  const bids = isObject(list) ? Object.values(list).flat() : [];
  return bids.map(columnsOf);
}

function columnsOf(value: unknown): Columns {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, typeof member === 'string' || typeof member === 'number' ? String(member) : null]),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
