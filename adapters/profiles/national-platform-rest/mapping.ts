import type { Coded } from '../../../schema/records/coded.ts';
import type { Finding } from '../../../schema/records/finding.ts';
import type { Instant } from '../../../schema/records/instant.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { Party } from '../../../schema/records/party.ts';
import type { Change } from '../../adapter.ts';
import { mostExact } from '../../mapping/notice-text/most-exact.ts';
import { noticeFacts, type NoticeFacts } from '../../mapping/notice-text/notice-facts.ts';
import { distinctParties } from '../../mapping/notice-text/notice-parties.ts';
import { joinReadings, readHtmlNotice, readPairs, readTextNotice, type NoticeReading } from '../../mapping/notice-text/notice-reading.ts';
import { noticeRecords, ROLES_OF } from '../../mapping/notice-text/notice-records.ts';
import { partiesIn } from '../../mapping/notice-text/party-names.ts';
import { finerRegion, placeOf } from '../../mapping/notice-text/place.ts';
import { readPrice } from '../../mapping/notice-text/price.ts';
import { readChange, sourceOfRow, unreadableChange, type RowContext } from '../../mapping/notice-text/row-change.ts';
import { refineKind } from '../../mapping/notice-text/title-kind.ts';
import { plainTitle } from '../../mapping/plain-title.ts';
import { finding } from '../../mapping/reader.ts';
import { parseTime } from '../../mapping/time.ts';
import { KIND_OF_STAGE, KIND_OF_TEXT, SECTOR_OF_CLASSIFY, SECTOR_OF_TEXT } from './codes.ts';
import { parseAddress, textAt, type NoticeAddress, type PlatformRow } from './wire.ts';

export const MAPPING_VERSION = 'national-platform-rest/1';

/** What every row must say. */
interface RowKey {
  readonly rowKey: string;
  readonly title: string;
  readonly publishedAt: Instant;
}

/** Reads one row of the list, one detail, or both joined, without any network. Never throws. */
export function mapRow(row: PlatformRow, context: RowContext): Change {
  const url = textAt(row, 'detail_url', 'url', 'b_page_url');
  const address = parseAddress(url ?? '');
  const rowKey = textAt(row, 'record_id', 'id') ?? address?.id ?? null;
  const printed = textAt(row, 'title');
  const title = printed === null ? null : plainTitle(printed).replaceAll(/\s+/gu, ' ');
  const publishedAt = parseTime(textAt(row, 'publish_date', 'publishTime') ?? address?.day ?? '');
  if (rowKey === null || title === null || publishedAt === null) {
    const missing = Object.entries({ id: rowKey, title, publishTime: publishedAt }).filter(([, value]) => value === null);
    const findings = missing.map(([column]) => finding({ code: 'MISSING', severity: 'ERROR', column }));
    return unreadableChange(row, rowKey, 'getTradList', findings);
  }
  return readRow(row, { rowKey, title, publishedAt }, address, context);
}

function readRow(row: PlatformRow, key: RowKey, address: NoticeAddress | null, context: RowContext): Change {
  const findings: Finding[] = [];
  const { sector, noticeKind } = channelOf(row, key.title, address, findings);
  const content = textAt(row, 'content_text', 'content');
  const facts = withColumns(noticeFacts(readingOf(row, content), key.title, noticeKind.code, ROLES_OF[sector]), row, sector);
  const projectCode = textAt(row, 'project_code', 'tenderProjectCode');
  const head = {
    source: sourceOfRow(row, key.rowKey, key.publishedAt.at, MAPPING_VERSION, context),
    projectNativeId: projectCode ?? key.rowKey,
    sector,
    noticeKind,
    title: key.title,
    publishedAt: key.publishedAt,
    region: regionOf(row, key.title, address, facts),
    url: textAt(row, 'detail_url', 'url', 'b_page_url'),
    media: textAt(row, 'source_platform', 'platform', 'transactionSourcesPlatformText'),
    content,
    contentType: contentTypeOf(content),
    projectCode,
    budget: noticeKind.code === 'ANNOUNCEMENT' ? budgetColumn(row) : null,
  };
  return readChange(head.source, noticeRecords(head, facts), findings);
}

/** Sector and kind: by the address first, by the printed texts where it carries none. */
function channelOf(row: PlatformRow, title: string, address: NoticeAddress | null, findings: Finding[]) {
  const { stage = '' } = address ?? {};
  const kindText = textAt(row, 'info_type', 'informationTypeText') ?? stage;
  const sectorText = textAt(row, 'business_type', 'businessTypeText') ?? '';
  const sector = SECTOR_OF_CLASSIFY[stage.slice(0, 2)] ?? SECTOR_OF_TEXT[sectorText];
  const category = KIND_OF_STAGE[stage] ?? KIND_OF_TEXT[kindText] ?? null;
  if (category === null || sector === undefined) {
    const value = `${sectorText} ${kindText}`;
    findings.push(finding({ code: 'UNKNOWN_CODE', severity: 'WARNING', column: 'informationTypeText', value, list: 'DEAL_STAGE' }));
  }
  return { sector: sector ?? ('OTHER' as const), noticeKind: { code: refineKind(category, title), raw: kindText } };
}

/** The row names the province; the text or else the title may name the place in it. */
function regionOf(row: PlatformRow, title: string, address: NoticeAddress | null, { place }: NoticeFacts): Coded<string> | null {
  const printed = textAt(row, 'region', 'provinceText') ?? address?.province ?? null;
  if (printed === null) return null;
  const region = placeOf(printed, [textAt(row, 'city', 'province'), address?.province ?? null]);
  return finerRegion(region, place, title);
}

function contentTypeOf(content: string | null): 'HTML' | 'TEXT' | null {
  if (content === null) return null;
  return isHtml(content) ? 'HTML' : 'TEXT';
}

function readingOf(row: PlatformRow, content: string | null): NoticeReading {
  const fields = row['structured_fields'];
  const structured =
    typeof fields === 'object' && fields !== null ? readPairs(withoutTexts(fields as Readonly<Record<string, unknown>>)) : readPairs({});
  const text = content === null ? readPairs({}) : isHtml(content) ? readHtmlNotice(content) : readTextNotice(content);
  return joinReadings(structured, text);
}

/** Long members repeat the whole text without its line breaks. */
function withoutTexts(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value !== 'string' || value.length <= 300));
}

/** The industry column, the deadline and parties in columns of their own come after those of the text, where the text names none of their role. */
function withColumns(facts: NoticeFacts, row: PlatformRow, sector: keyof typeof ROLES_OF): NoticeFacts {
  const roles = ROLES_OF[sector];
  const columns: Party[] = [
    ...partiesIn(roles.buyer, textAt(row, 'issuer') ?? ''),
    ...partiesIn(roles.agency, textAt(row, 'agency') ?? ''),
  ];
  const added = columns.filter(({ role }) => !facts.parties.some((party) => party.role === role));
  const classification = facts.classification ?? textAt(row, 'industryTypeText');
  const deadline = mostExact(facts.deadline, parseTime(textAt(row, 'deadline') ?? ''));
  return { ...facts, classification, deadline, parties: distinctParties([...facts.parties, ...added]) };
}

function budgetColumn(row: PlatformRow): Money | null {
  const printed = textAt(row, 'budget');
  return printed === null ? null : readPrice(printed);
}

function isHtml(content: string): boolean {
  return /^\s*<(?:!doctype|html|div|p|table|style)\b/iu.test(content);
}
