import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { Coded } from '../../../schema/records/coded.ts';
import type { Finding } from '../../../schema/records/finding.ts';
import type { Change } from '../../adapter.ts';
import { distinctParties, supervisorsIn } from '../../mapping/notice-text/notice-parties.ts';
import { noticeFacts, type NoticeFacts } from '../../mapping/notice-text/notice-facts.ts';
import { readPairs } from '../../mapping/notice-text/notice-reading.ts';
import { statedParts } from '../../mapping/notice-text/stated-amounts.ts';
import { momentsIn } from '../../mapping/notice-text/moment.ts';
import { noticeRecords, ROLES_OF } from '../../mapping/notice-text/notice-records.ts';
import { countyInTitle, placeOf } from '../../mapping/notice-text/place.ts';
import { readChange, sourceOfRow, unreadableChange, type RowContext } from '../../mapping/notice-text/row-change.ts';
import { refineKind } from '../../mapping/notice-text/title-kind.ts';
import { finding } from '../../mapping/reader.ts';
import { parseTime } from '../../mapping/time.ts';
import { candidatesIn, type CandidateEntry } from './layout-parsed-candidates.ts';

export const PARSED_NOTICE_VERSION = 'file-drop/parsed-notice/1';

/** A notice whose label table somebody has already taken apart: `{infoid, infourl, parsed_data, raw_data}`. */
export type ParsedNotice = Readonly<Record<string, unknown>>;

/** Last six digits of the channel in the address → kind. */
const KIND_OF_CHANNEL: Readonly<Record<string, NoticeKind>> = {
  '003001004': 'CANDIDATES',
  '003001005': 'RESULT',
  '003001001': 'ANNOUNCEMENT',
};
/** Reads one parsed notice of results or candidates. Never throws. */
export function mapParsedNotice(row: ParsedNotice, context: RowContext): Change {
  const key = textAt(row, 'infoid');
  const raw = objectAt(row, 'raw_data');
  const parsed = objectAt(row, 'parsed_data');
  const title = textAt(raw, 'title') ?? textAt(parsed, 'project_name');
  const publishedAt = parseTime(textAt(raw, 'infodate') ?? textAt(parsed, '公告发布日期') ?? '');
  if (key === null || title === null || publishedAt === null) {
    const missing = Object.entries({ infoid: key, title, infodate: publishedAt }).filter(([, value]) => value === null);
    const findings = missing.map(([column]) => finding({ code: 'MISSING', severity: 'ERROR', column }));
    return unreadableChange(row, key, 'parsed-notice', findings);
  }
  const findings: Finding[] = [];
  const source = sourceOfRow(row, key, publishedAt.at, PARSED_NOTICE_VERSION, context);
  const url = textAt(parsed, 'full_url') ?? textAt(row, 'infourl');
  const channel = /\/(\d{9})\//u.exec(url ?? '')?.[1] ?? '';
  const noticeKind = { code: refineKind(KIND_OF_CHANNEL[channel] ?? null, title), raw: channel };
  const facts = factsOf(parsed, title, noticeKind.code, findings);
  const head = { ...NOT_PRINTED, source, projectNativeId: projectOf(facts, key), noticeKind, title, publishedAt, url };
  return readChange(source, noticeRecords({ ...head, region: regionOf(parsed, title, context) }, facts), findings);
}

const NOT_PRINTED = {
  sector: 'ENGINEERING',
  media: null,
  content: null,
  contentType: null,
  projectCode: null,
  budget: null,
} as const;

/** The lot's code without its round of tendering: all rounds are one project. */
function projectOf({ lotCodes }: NoticeFacts, key: string): string {
  return lotCodes[0]?.replace(/\(\d+\)$/u, '') ?? key;
}

/** The place of the works; where it names no county, the county with which the title begins. */
function regionOf(parsed: ParsedNotice, title: string, { region }: RowContext): Coded<string> | null {
  const place = textAt(parsed, '建设地点');
  const located = place === null ? null : placeOf(place, [], region ?? null);
  if (located !== null && located.code !== (region ?? null)) return located;
  const named = region == null ? null : countyInTitle(title, region);
  return named ?? located ?? (region == null ? null : placeOf(region, [region]));
}

/** Candidates stand in a list of their own, the period of publicity in a sentence. */
function factsOf(parsed: ParsedNotice, title: string, kind: NoticeKind | null, findings: Finding[]): NoticeFacts {
  const facts = noticeFacts(readPairs(parsed), title, kind, ROLES_OF.ENGINEERING);
  const period = momentsIn(textAt(parsed, 'publicity_period') ?? '');
  const list = parsed['bidders_and_prices'];
  const entries = Array.isArray(list) ? list.filter(isObject).map(entryOf) : null;
  const listed = entries === null ? null : candidatesIn(entries, findings);
  const supervisors = (entries ?? []).flatMap(({ name }) => supervisorsIn(name));
  const place = textAt(parsed, '建设地点');
  const told = [...facts.stated, ...(place === null ? [] : [{ label: '建设地点', value: place, money: null }])];
  return {
    ...facts,
    parties: distinctParties([...facts.parties, ...supervisors]),
    projectName: textAt(parsed, 'project_name') ?? textAt(parsed, '标段(包)名称'),
    publicFrom: period[0] ?? facts.publicFrom,
    publicTo: period[1] ?? facts.publicTo,
    outcomes: listed?.outcomes ?? facts.outcomes,
    stated: listed === null ? told : [...told, ...listed.offers, ...statedParts(listed.outcomes)],
  };
}

function entryOf(entry: ParsedNotice): CandidateEntry {
  return { name: textAt(entry, 'bidder') ?? '', price: textAt(entry, 'price') ?? '' };
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
