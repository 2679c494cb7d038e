import { createHash } from 'node:crypto';
import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { AwardStatus } from '../../../schema/records/award.ts';
import type { Coded } from '../../../schema/records/coded.ts';
import type { Finding } from '../../../schema/records/finding.ts';
import type { Source } from '../../../schema/records/source.ts';
import type { TradeRecord } from '../../../schema/records/record.ts';
import type { Change, RowUnreadable } from '../../adapter.ts';
import { FAULT, fault, finding, readFields, type Columns } from '../../mapping/reader.ts';
import { parseTime, shanghaiIso } from '../../mapping/time.ts';
import { CATEGORIES, FOLDERS, KIND_WORDS, SECTOR_WORDS, type Channel } from './codes.ts';
import { awardFacts, projectFacts, readContent } from './content.ts';
import { toldInBody } from './told-in-body.ts';
import { DIALECTS, publishedOf, type DialectName } from './dialects.ts';
import { NOTICE_FIELDS, type NoticeFields } from './mapping.ts';
import { MAPPING_VERSION } from './version.ts';
import { textAt, type JsonObject } from './wire.ts';

/** What reading a row needs to know besides the row. */
export interface RowContext {
  /** Id of the legacy system. */
  readonly system: string;
  /** When the row was read. */
  readonly fetchedAt: Date;
  /** Sector of rows whose channel says none. */
  readonly sector: Sector;
  /** The owner's channels: start of `categorynum` → what it holds. */
  readonly categories?: Readonly<Record<string, Channel>>;
}

/** Counters and scores that change without the notice changing. */
const VOLATILE = new Set(['clicktimes', 'sysclicktimes', 'score', 'sysscore', 'executetime']);

/** Reads one row of either dialect without any network. Never throws: a row that cannot be read is an UNREADABLE change. */
export function mapRow(dialect: DialectName, row: JsonObject, context: RowContext): Change {
  const findings: Finding[] = [];
  const fields = readFields(NOTICE_FIELDS, columnsOfRow(row), findings);
  if (fields !== FAULT && /[【[（(](?:系统)?测试(?:数据)?[】\]）)]/u.test(fields.title))
    fault(findings, { code: 'TEST_ROW', column: 'title', value: fields.title });
  if (fields === FAULT || findings.some(({ severity }) => severity === 'ERROR')) return unreadable(dialect, row, findings);
  const source = sourceOf(fields, row, context);
  const records = recordsOf(dialect, fields, row, source, context, findings);
  return { type: 'READ', rowKey: fields.key, sourceUpdatedAt: source.sourceUpdatedAt, rawHash: source.rawHash, records, findings };
}

/** A row that could not be read, with its reasons. */
export function unreadable(dialect: DialectName, row: JsonObject, findings: readonly Finding[]): RowUnreadable {
  const published = publishedOf(DIALECTS[dialect], row);
  return {
    type: 'UNREADABLE',
    rowKey: DIALECTS[dialect].keyColumns.map((column) => textAt(row, column)).find((key) => key !== null) ?? null,
    sourceUpdatedAt: published === null ? null : (parseTime(published)?.at ?? null),
    table: dialect === 'fulltext' ? 'records' : 'infodata',
    findings,
    rawBytes: Buffer.from(stableJson(row)),
    encoding: 'utf-8',
  };
}

function columnsOfRow(row: JsonObject): Columns {
  return Object.fromEntries(Object.keys(row).map((name) => [name, textAt(row, name)]));
}

function sourceOf({ key, updatedAt, publishedAt }: NoticeFields, row: JsonObject, { system, fetchedAt }: RowContext): Source {
  return {
    system,
    rowKey: key,
    fetchedAt: shanghaiIso(fetchedAt.getTime()),
    sourceUpdatedAt: (updatedAt ?? publishedAt).at,
    mappingVersion: MAPPING_VERSION,
    rawHash: createHash('sha256').update(stableJson(row)).digest('hex'),
  };
}

function stableJson(row: JsonObject): string {
  return JSON.stringify(row, (name, value: unknown) => (VOLATILE.has(name) ? undefined : value));
}

/** The longest start of a category number that a table holds. */
function channelOf(table: Readonly<Record<string, Channel>>, number: string | null): Channel | null {
  const starts = Object.keys(table).filter((start) => number?.startsWith(start) === true);
  const longest = starts.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? null : table[longest]!;
}

function sectorOf({ categoryNumber, categoryName, folder }: NoticeFields, { sector, categories }: RowContext): Sector {
  const owner = channelOf(categories ?? {}, categoryNumber)?.sector;
  const byFolder = folder !== null && Object.hasOwn(FOLDERS, folder) ? FOLDERS[folder] : undefined;
  const byName = SECTOR_WORDS.find(([word]) => word.test(categoryName ?? ''))?.[1];
  return owner ?? byFolder ?? byName ?? channelOf(CATEGORIES, categoryNumber)?.sector ?? sector;
}

/** The owner's table first, then what channel and title say in words, then the usual cut of channels. */
function kindOf(fields: NoticeFields, { categories }: RowContext, findings: Finding[]): Coded<NoticeKind> {
  const { categoryNumber, categoryName, title } = fields;
  const raw = categoryNumber ?? categoryName ?? title;
  const code =
    channelOf(categories ?? {}, categoryNumber)?.noticeKind ??
    kindInWords(categoryName) ??
    kindInWords(title) ??
    kindInHeadline(fields.content) ??
    channelOf(CATEGORIES, categoryNumber)?.noticeKind ??
    null;
  if (code === null)
    findings.push(finding({ code: 'UNKNOWN_CODE', severity: 'WARNING', column: 'categorynum', value: raw, list: 'categorynum' }));
  return { code, raw };
}

function kindInWords(text: string | null): NoticeKind | null {
  return KIND_WORDS.find(([word]) => word.test(text ?? ''))?.[1] ?? null;
}

/** Bodies repeat their title, often with the kind that the title column leaves out. */
function kindInHeadline(content: string | null): NoticeKind | null {
  const head =
    content
      ?.slice(0, 300)
      .replaceAll(/<[^>]*>/gu, '')
      .slice(0, 150) ?? '';
  return kindInWords(/^.*?(?:公告|公示)/u.exec(head)?.[0] ?? null);
}

const AWARD_STATUS: Partial<Record<NoticeKind, AwardStatus>> = { RESULT: 'WON', CANDIDATES: 'CANDIDATE' };

function recordsOf(
  dialect: DialectName,
  fields: NoticeFields,
  row: JsonObject,
  source: Source,
  context: RowContext,
  findings: Finding[],
): readonly TradeRecord[] {
  const sector = sectorOf(fields, context);
  const noticeKind = kindOf(fields, context, findings);
  const content = readContent(fields.content);
  const facts = projectFacts(sector, content, findings);
  const projectNativeId = DIALECTS[dialect].projectIdOf(fields.key, row);
  const status = noticeKind.code === null ? undefined : AWARD_STATUS[noticeKind.code];
  const told = toldInBody(fields, noticeKind.code, sector);
  const listed = status === undefined ? [] : awardFacts(sector, status, content, findings);
  const awards = status === undefined || listed.length > 0 ? listed : told.awards;
  const { title, publishedAt, region } = fields;
  const dealCodes = facts?.dealCodes ?? [];
  const lotCodes = facts?.lotCode == null ? told.lotCodes : [facts.lotCode];
  return [
    {
      ...{
        kind: 'notice',
        nativeId: fields.key,
        projectNativeId,
        source,
        sector,
        noticeKind,
        title,
        publishedAt,
        region,
        dealCodes,
        lotCodes,
      },
      nature: noticeKind.code === 'CORRECTION' ? { code: 'CORRECTION', raw: noticeKind.raw } : null,
      content: fields.content,
      contentType: contentTypeOf(fields.content),
      url: fields.link,
      media: fields.media,
      ...told.notice,
      attachments: [],
    },
    {
      ...{ kind: 'project', nativeId: projectNativeId, projectNativeId, source, sector, region, dealCodes },
      title: nameWithin(title, facts?.projectName ?? null),
      projectCode: fields.projectCode ?? facts?.projectCode ?? told.projectCode,
      budget: facts?.budget ?? told.budget,
      parties: told.withParties(facts?.parties ?? []),
      createdAt: publishedAt,
      classification: fields.categoryName,
      ...{
        constructionProjectCode: null,
        investmentProjectCode: null,
        method: told.method,
        stage: null,
        content: null,
        platformName: null,
        platformCode: null,
      },
    },
    ...awards.map((award, index) => ({
      ...{
        kind: 'award' as const,
        nativeId: `${fields.key}#award-${index + 1}`,
        projectNativeId,
        source,
        status: status!,
        decidedAt: null,
      },
      ...award,
    })),
  ];
}

/** A body lists other projects too (references of candidates): only a name that the title repeats is the project's. */
function nameWithin(title: string, name: string | null): string {
  return name !== null && name.length > 3 && title.includes(name) ? name : title;
}

function contentTypeOf(content: string | null): 'TEXT' | 'HTML' | null {
  if (content === null) return null;
  return /<[a-z!/]/iu.test(content) ? 'HTML' : 'TEXT';
}
