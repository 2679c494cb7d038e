/* eslint-disable max-lines-per-function, complexity -- flat tables, one line per field of a record; to be split per record */
import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { Finding } from '../../../schema/records/finding.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { StatedValue } from '../../../schema/records/notice.ts';
import type { Party } from '../../../schema/records/party.ts';
import type { TradeRecord } from '../../../schema/records/record.ts';
import type { Change } from '../../adapter.ts';
import { methodIn } from '../../mapping/notice-text/method.ts';
import { momentIn, momentsIn } from '../../mapping/notice-text/moment.ts';
import { partiesIn } from '../../mapping/notice-text/party-names.ts';
import { placeOf } from '../../mapping/notice-text/place.ts';
import { readPrice } from '../../mapping/notice-text/price.ts';
import { readChange, sourceOfRow, unreadableChange, type RowContext } from '../../mapping/notice-text/row-change.ts';
import { finding, textOf, type Columns } from '../../mapping/reader.ts';
import { parseTime } from '../../mapping/time.ts';

export const MINERAL_NOTICE_VERSION = 'file-drop/mineral-notice/1';

/** Channel in the address, else words of the title → kind. */
const KINDS: readonly (readonly [RegExp, NoticeKind])[] = [
  [/\/jjgs\/|结果公示|出让结果/u, 'RESULT'],
  [/\/xycrgs\/|协议出让公示/u, 'PUBLIC_INFORMATION'],
  [/\/zrgs\/|转让(?:变更)?公示/u, 'PUBLIC_INFORMATION'],
  [/\/kyqcrgg\/|出让公告|挂牌出让|拍卖出让/u, 'ANNOUNCEMENT'],
  [/公示/u, 'PUBLIC_INFORMATION'],
  [/公告/u, 'ANNOUNCEMENT'],
];

/** Amounts that a summary tells in a sentence and that have no member of their own. */
const TOLD = /([\p{Script=Han}]{0,10}(?:保证金|投入|起始价|成交价|出让收益))(?:为|：|:)?\s*(\d[\d,.]*\s*(?:亿元|万元|元))/gu;
const GRANTOR =
  /^(?:受)?([\p{Script=Han}（）()]{3,30}?(?:自然资源厅|自然资源局|规划和自然资源局|人民政府|委员会|交易中心))(?=公告|公示|委托|以|拟|挂牌|拍卖|对)/u;

/** Reads one notice about a mineral right as the register's site lists it: prices in 万元, area in km². Never throws. */
export function mapMineralNotice(raw: Columns, context: RowContext): Change {
  const title = textOf(raw, 'title');
  const url = textOf(raw, 'url');
  const publishedAt = parseTime(textOf(raw, 'date') ?? '');
  const key = /\/(t\d+_\d+)\.htm/u.exec(url ?? '')?.[1] ?? (title === null ? null : `${title}@${publishedAt?.at.slice(0, 10) ?? ''}`);
  const findings: Finding[] = [];
  if (title === null) findings.push(finding({ code: 'MISSING', severity: 'ERROR', column: 'title' }));
  if (publishedAt === null) findings.push(finding({ code: 'NOT_A_TIME', severity: 'ERROR', column: 'date', value: textOf(raw, 'date') }));
  if (title === null || key === null || publishedAt === null) return unreadableChange(raw, key, 'mineral-notice', findings);
  if (url === null) findings.push(finding({ code: 'MISSING', severity: 'WARNING', column: 'url' }));
  const source = sourceOfRow(raw, key, publishedAt.at, MINERAL_NOTICE_VERSION, context);
  return readChange(source, mineralRecords(raw, title, source, findings), findings);
}

function mineralRecords(raw: Columns, title: string, source: ReturnType<typeof sourceOfRow>, findings: Finding[]): readonly TradeRecord[] {
  const head = { projectNativeId: source.rowKey, source };
  const summary = textOf(raw, 'summary');
  const method = textOf(raw, 'method') ?? /挂牌出让|拍卖出让|协议出让|招标出让|转让/u.exec(title)?.[0] ?? null;
  const kind = KINDS.find(([pattern]) => pattern.test(`${textOf(raw, 'url') ?? ''} ${title}`))?.[1] ?? null;
  const start = wan(raw, 'startPriceWan', findings);
  const deal = wan(raw, 'dealPriceWan', findings);
  const printedPlace = textOf(raw, 'region') ?? /^\d{0,4}年?([\p{Script=Han}]{2,30}?(?:省|自治区|市|县|区|旗))/u.exec(title)?.[1] ?? null;
  const region = printedPlace === null ? null : placeOf(printedPlace);
  const publishedAt = parseTime(textOf(raw, 'date')!);
  const code = textOf(raw, 'noticeNo');
  const winners = [textOf(raw, 'winner')].flatMap((name) => (name === null ? [] : partiesIn('GRANTEE', name)));
  const period = momentsIn(/公示期\s*([^；。，]+)/u.exec(summary ?? '')?.[1] ?? '');
  const term = textOf(raw, 'years') ?? /出让年限\s*([\d.]+)\s*年/u.exec(summary ?? '')?.[1] ?? null;
  const project: TradeRecord = {
    kind: 'project',
    nativeId: source.rowKey,
    ...head,
    sector: 'MINERAL',
    title,
    projectCode: code,
    constructionProjectCode: null,
    investmentProjectCode: null,
    dealCodes: [],
    region,
    method: method === null ? null : { code: methodIn(method), raw: method },
    stage: null,
    createdAt: publishedAt,
    budget: start,
    content: null,
    classification: textOf(raw, 'mineral'),
    parties: sellers(raw, summary),
    platformName: null,
    platformCode: null,
  };
  const right: TradeRecord = {
    kind: 'mineralRight',
    nativeId: `${source.rowKey}#right`,
    ...head,
    right: /采矿权/u.test(title) && !/探矿权/u.test(title) ? 'MINING' : /探矿权/u.test(title) ? 'EXPLORATION' : null,
    title,
    licenceNumber: null,
    mineral: textOf(raw, 'mineral'),
    areaSquareKilometres: textOf(raw, 'area_km2'),
    areaRaw: textOf(raw, 'area_km2'),
    location: printedPlace,
    coordinates: null,
    term: term === null ? null : `${term}年`,
    validFrom: null,
    validTo: null,
    registrationType: null,
    authority: null,
    price: deal,
  };
  const notice: TradeRecord = {
    kind: 'notice',
    nativeId: source.rowKey,
    ...head,
    sector: 'MINERAL',
    noticeKind: { code: kind, raw: textOf(raw, 'method') ?? '' },
    nature: null,
    title,
    publishedAt,
    region,
    content: summary,
    contentType: summary === null ? null : 'TEXT',
    url: textOf(raw, 'url'),
    media: null,
    deadline: momentIn(/报名时间[^；，]*至\s*([^，；。]+)/u.exec(summary ?? '')?.[1] ?? ''),
    openingAt: null,
    publicFrom: period[0] ?? null,
    publicTo: period[1] ?? null,
    lotCodes: [],
    dealCodes: [],
    attachments: [],
    stated: statedIn(raw, summary, [start, deal], findings),
  };
  const award: TradeRecord = {
    kind: 'award',
    nativeId: `${source.rowKey}#award`,
    ...head,
    status: 'DEAL',
    lotCode: null,
    rank: null,
    parties: winners,
    price: deal,
    decidedAt: null,
    durationDays: null,
    quality: null,
    dealCodes: [],
  };
  return [project, right, notice, ...(winners.length > 0 || deal !== null ? [award] : [])];
}

function wan(raw: Columns, column: string, findings: Finding[]): Money | null {
  const printed = textOf(raw, column);
  if (printed === null) return null;
  const price = readPrice(printed, '万元');
  if (price?.yuan == null) findings.push(finding({ code: 'NOT_AN_AMOUNT', severity: 'WARNING', column, value: printed }));
  return price;
}

/** The seller, or the authority that grants the right. */
function sellers(raw: Columns, summary: string | null): readonly Party[] {
  const seller = textOf(raw, 'seller');
  const grantor = seller === null ? GRANTOR.exec(summary ?? '')?.[1] : undefined;
  return [...(seller === null ? [] : partiesIn('SELLER', seller)), ...(grantor === undefined ? [] : partiesIn('GRANTOR', grantor))];
}

function statedIn(raw: Columns, summary: string | null, held: readonly (Money | null)[], findings: Finding[]): readonly StatedValue[] {
  const deposit = wan(raw, 'depositWan', findings);
  const own: StatedValue[] = deposit === null ? [] : [{ label: '保证金', value: deposit.raw, money: deposit }];
  const known = new Set([...held, deposit].map((price) => price?.yuan));
  const told = [...(summary ?? '').matchAll(TOLD)].flatMap(([, label, value]) => {
    const money = readPrice(value!);
    return money?.yuan == null || known.has(money.yuan) ? [] : [{ label: label!, value: value!, money }];
  });
  return [...own, ...told];
}
