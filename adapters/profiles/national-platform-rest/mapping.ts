/* eslint-disable max-lines-per-function, complexity -- a list of alternatives in order of trust; to be split per fact */
import type { Finding } from '../../../schema/records/finding.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { Party } from '../../../schema/records/party.ts';
import type { Change } from '../../adapter.ts';
import { noticeFacts, type NoticeFacts } from '../../mapping/notice-text/notice-facts.ts';
import { distinctParties } from '../../mapping/notice-text/notice-parties.ts';
import { joinReadings, readHtmlNotice, readPairs, readTextNotice, type NoticeReading } from '../../mapping/notice-text/notice-reading.ts';
import { noticeRecords, ROLES_OF } from '../../mapping/notice-text/notice-records.ts';
import { partiesIn } from '../../mapping/notice-text/party-names.ts';
import { placeOf } from '../../mapping/notice-text/place.ts';
import { readPrice } from '../../mapping/notice-text/price.ts';
import { readChange, sourceOfRow, unreadableChange, type RowContext } from '../../mapping/notice-text/row-change.ts';
import { refineKind } from '../../mapping/notice-text/title-kind.ts';
import { finding } from '../../mapping/reader.ts';
import { parseTime } from '../../mapping/time.ts';
import { KIND_OF_STAGE, KIND_OF_TEXT, SECTOR_OF_CLASSIFY, SECTOR_OF_TEXT } from './codes.ts';
import { parseAddress, textAt, type PlatformRow } from './wire.ts';

export const MAPPING_VERSION = 'national-platform-rest/1';

/** Reads one row of the list, one detail, or both joined, without any network. Never throws. */
export function mapRow(row: PlatformRow, context: RowContext): Change {
  const url = textAt(row, 'detail_url', 'url', 'b_page_url');
  const address = parseAddress(url ?? '');
  const rowKey = textAt(row, 'record_id', 'id') ?? address?.id ?? null;
  const title = plainTitle(textAt(row, 'title'));
  const publishedAt = parseTime(textAt(row, 'publish_date', 'publishTime') ?? address?.day ?? '');
  const missing = Object.entries({ id: rowKey, title, publishTime: publishedAt }).filter(([, value]) => value === null);
  if (rowKey === null || title === null || publishedAt === null)
    return unreadableChange(
      row,
      rowKey,
      'getTradList',
      missing.map(([column]) => finding({ code: 'MISSING', severity: 'ERROR', column })),
    );
  const findings: Finding[] = [];
  const kindText = textAt(row, 'info_type', 'informationTypeText') ?? address?.stage ?? '';
  const sectorText = textAt(row, 'business_type', 'businessTypeText') ?? '';
  const sector = SECTOR_OF_CLASSIFY[address?.stage.slice(0, 2) ?? ''] ?? SECTOR_OF_TEXT[sectorText];
  const category = KIND_OF_STAGE[address?.stage ?? ''] ?? KIND_OF_TEXT[kindText] ?? null;
  if (category === null || sector === undefined)
    findings.push(
      finding({
        code: 'UNKNOWN_CODE',
        severity: 'WARNING',
        column: 'informationTypeText',
        value: `${sectorText} ${kindText}`,
        list: 'DEAL_STAGE',
      }),
    );
  const kind = refineKind(category, title);
  const place = textAt(row, 'region', 'provinceText') ?? '';
  const projectCode = textAt(row, 'project_code', 'tenderProjectCode');
  const content = textAt(row, 'content_text', 'content');
  const facts = withColumns(noticeFacts(readingOf(row, content), title, kind, ROLES_OF[sector ?? 'OTHER']), row, sector ?? 'OTHER');
  const head = {
    source: sourceOfRow(row, rowKey, publishedAt.at, MAPPING_VERSION, context),
    projectNativeId: projectCode ?? rowKey,
    sector: sector ?? ('OTHER' as const),
    noticeKind: { code: kind, raw: kindText },
    title,
    publishedAt,
    region:
      place === '' && address === null
        ? null
        : placeOf(place === '' ? address!.province : place, [textAt(row, 'city', 'province'), address?.province ?? null]),
    url,
    media: textAt(row, 'source_platform', 'transactionSourcesPlatformText'),
    content,
    contentType: content === null ? null : isHtml(content) ? ('HTML' as const) : ('TEXT' as const),
    projectCode,
    budget: kind === 'ANNOUNCEMENT' ? budgetColumn(row) : null,
  };
  return readChange(head.source, noticeRecords(head, facts), findings);
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

/** Parties in columns of their own come after those of the text, where the text names none of their role. */
function withColumns(facts: NoticeFacts, row: PlatformRow, sector: keyof typeof ROLES_OF): NoticeFacts {
  const roles = ROLES_OF[sector];
  const columns: Party[] = [
    ...partiesIn(roles.buyer, textAt(row, 'issuer') ?? ''),
    ...partiesIn(roles.agency, textAt(row, 'agency') ?? ''),
  ];
  const added = columns.filter(({ role }) => !facts.parties.some((party) => party.role === role));
  return { ...facts, parties: distinctParties([...facts.parties, ...added]) };
}

function budgetColumn(row: PlatformRow): Money | null {
  const printed = textAt(row, 'budget');
  return printed === null ? null : readPrice(printed);
}

function isHtml(content: string): boolean {
  return /^\s*<(?:!doctype|html|div|p|table|style)\b/iu.test(content);
}

function plainTitle(title: string | null): string | null {
  return (
    title
      ?.replaceAll(/<[^>]*>/gu, '')
      .replaceAll(/[\s\u00a0\u3000]+/gu, ' ')
      .trim() ?? null
  );
}
