/* eslint-disable max-lines-per-function, complexity -- flat tables, one line per field of a record; to be split per record */
import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { Finding } from '../../../schema/records/finding.ts';
import type { Change } from '../../adapter.ts';
import { noticeFacts, type NoticeFacts } from '../../mapping/notice-text/notice-facts.ts';
import type { Outcome } from '../../mapping/notice-text/outcome.ts';
import { readPairs } from '../../mapping/notice-text/notice-reading.ts';
import { momentsIn } from '../../mapping/notice-text/moment.ts';
import { noticeRecords, ROLES_OF } from '../../mapping/notice-text/notice-records.ts';
import { looksLikeOrganisation, partiesIn } from '../../mapping/notice-text/party-names.ts';
import { placeOf } from '../../mapping/notice-text/place.ts';
import { readPrice } from '../../mapping/notice-text/price.ts';
import { readChange, sourceOfRow, unreadableChange, type RowContext } from '../../mapping/notice-text/row-change.ts';
import { refineKind } from '../../mapping/notice-text/title-kind.ts';
import { finding } from '../../mapping/reader.ts';
import { parseTime } from '../../mapping/time.ts';

export const PARSED_NOTICE_VERSION = 'file-drop/parsed-notice/1';

/** A notice whose label table somebody has already taken apart: `{infoid, infourl, parsed_data, raw_data}`. */
export type ParsedNotice = Readonly<Record<string, unknown>>;

/** Last six digits of the channel in the address → kind. */
const KIND_OF_CHANNEL: Readonly<Record<string, NoticeKind>> = {
  '003001004': 'CANDIDATES',
  '003001005': 'RESULT',
  '003001001': 'ANNOUNCEMENT',
};
/** The longest printed consortium of a form is shorter than this; longer texts are a neighbouring cell. */
const MAX_NAME_CHARACTERS = 240;
/** Rows that are the table's own heading. */
const HEADING = /^(?:中标候选人名称|投标报价.*|名\s*次|第[一二三四五]名)$/u;

/** Reads one parsed notice of results or candidates. Never throws. */
export function mapParsedNotice(row: ParsedNotice, context: RowContext): Change {
  const key = textAt(row, 'infoid');
  const raw = objectAt(row, 'raw_data');
  const parsed = objectAt(row, 'parsed_data');
  const title = textAt(raw, 'title') ?? textAt(parsed, 'project_name');
  const publishedAt = parseTime(textAt(raw, 'infodate') ?? textAt(parsed, '公告发布日期') ?? '');
  const missing = Object.entries({ infoid: key, title, infodate: publishedAt }).filter(([, value]) => value === null);
  if (key === null || title === null || publishedAt === null)
    return unreadableChange(
      row,
      key,
      'parsed-notice',
      missing.map(([column]) => finding({ code: 'MISSING', severity: 'ERROR', column })),
    );
  const url = textAt(parsed, 'full_url') ?? textAt(row, 'infourl');
  const channel = /\/(\d{9})\//u.exec(url ?? '')?.[1] ?? '';
  const kind = refineKind(KIND_OF_CHANNEL[channel] ?? null, title);
  const findings: Finding[] = [];
  const read = noticeFacts(readPairs(parsed), title, kind, ROLES_OF.ENGINEERING);
  const facts = withCandidates(read, parsed, findings);
  const source = sourceOfRow(row, key, publishedAt.at, PARSED_NOTICE_VERSION, context);
  const lot = facts.lotCodes[0] ?? null;
  const place = textAt(parsed, '建设地点') ?? '';
  const head = {
    source,
    projectNativeId: lot?.replace(/\(\d+\)$/u, '') ?? key,
    sector: 'ENGINEERING' as const,
    noticeKind: { code: kind, raw: channel },
    title,
    publishedAt,
    region: place === '' && context.region == null ? null : placeOf(place === '' ? context.region! : place, [context.region ?? null]),
    url,
    media: null,
    content: null,
    contentType: null,
    projectCode: null,
    budget: null,
  };
  return readChange(
    source,
    noticeRecords(head, { ...facts, projectName: textAt(parsed, 'project_name') ?? textAt(parsed, '标段(包)名称') }),
    findings,
  );
}

/** Candidates stand in a list of their own, the period of publicity in a sentence. */
function withCandidates(facts: NoticeFacts, parsed: ParsedNotice, findings: Finding[]): NoticeFacts {
  const list = parsed['bidders_and_prices'];
  const period = momentsIn(textAt(parsed, 'publicity_period') ?? '');
  const times = { publicFrom: period[0] ?? facts.publicFrom, publicTo: period[1] ?? facts.publicTo };
  if (!Array.isArray(list)) return { ...facts, ...times };
  return { ...facts, ...times, outcomes: candidates(list.filter(isObject), findings) };
}

/**
 * The list was taken from a table whose rows have a heading cell. Where the heading became the first price, every price
 * belongs to the bidder before it; where a neighbouring text became a bidder, names and prices no longer stand together.
 */
function candidates(list: readonly ParsedNotice[], findings: Finding[]): readonly Outcome[] {
  const prices = list.map((entry) => textAt(entry, 'price') ?? '');
  const headed = HEADING.test(prices[0] ?? '');
  const torn = list.some((entry) => (textAt(entry, 'bidder') ?? '').length > MAX_NAME_CHARACTERS);
  if (headed || torn)
    findings.push(finding({ code: 'BAD_SHAPE', severity: 'WARNING', column: 'bidders_and_prices', value: prices[0] ?? null }));
  return list.flatMap((entry, index) => candidate(textAt(entry, 'bidder') ?? '', prices[headed ? index + 1 : index] ?? '', torn, findings));
}

function candidate(name: string, printed: string, torn: boolean, findings: Finding[]): readonly Outcome[] {
  const parties = HEADING.test(name) || name.length > MAX_NAME_CHARACTERS ? [] : partiesIn('BIDDER', name);
  const price = HEADING.test(printed) ? null : readPrice(printed, '元/%');
  if (parties.length === 0) return [];
  if (price === null && !parties.every((party) => looksLikeOrganisation(party.name))) {
    findings.push(finding({ code: 'BAD_SHAPE', severity: 'WARNING', column: 'bidder', value: name }));
    return [];
  }
  const kept = price !== null && torn ? { ...price, yuan: null, form: 'OTHER' as const } : price;
  return [{ status: 'CANDIDATE', lotCode: null, rank: null, parties, price: kept, quality: null }];
}

function textAt(row: ParsedNotice, name: string): string | null {
  const value = row[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function objectAt(row: ParsedNotice, name: string): ParsedNotice {
  const value = row[name];
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is ParsedNotice {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
