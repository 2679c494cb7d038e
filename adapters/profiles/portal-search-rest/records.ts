import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { Award, AwardStatus } from '../../../schema/records/award.ts';
import type { Bid } from '../../../schema/records/bid.ts';
import type { Coded } from '../../../schema/records/coded.ts';
import type { Finding } from '../../../schema/records/finding.ts';
import type { Notice } from '../../../schema/records/notice.ts';
import type { Project } from '../../../schema/records/project.ts';
import type { TradeRecord } from '../../../schema/records/record.ts';
import type { Source } from '../../../schema/records/source.ts';
import { finerRegion } from '../../mapping/notice-text/place.ts';
import { finding, type OwnersLookup } from '../../mapping/reader.ts';
import { readBody } from './body.ts';
import { CATEGORIES, CATEGORY_KIND, FOLDERS, KIND_WORDS, SECTOR_WORDS, type Channel } from './codes.ts';
import { awardFacts, projectFacts, readContent, type NoticeContent, type ProjectFacts } from './content.ts';
import type { NoticeFields } from './mapping.ts';
import { toldInBody } from './told-in-body.ts';

type Channels = Readonly<Record<string, Channel>>;

export interface RowInput {
  readonly fields: NoticeFields;
  readonly projectNativeId: string;
  readonly source: Source;
  /** Sector of rows whose channel says none. */
  readonly sector: Sector;
  /** The owner's channels. */
  readonly categories: Channels;
  readonly findings: Finding[];
  /** What the owner says of codes. */
  readonly ownersCodes: OwnersLookup | undefined;
}

interface Read extends RowInput {
  readonly noticeKind: Coded<NoticeKind>;
  readonly content: NoticeContent;
  readonly facts: ProjectFacts | null;
  /** What the body tells in sentences, where no table states it. */
  readonly told: ReturnType<typeof toldInBody>;
}

/** A notice, the project it stands for, and what its body states of winners or candidates. */
export function noticeRecords(input: RowInput): readonly TradeRecord[] {
  const sector = sectorOf(input);
  const body = readBody(input.fields.content ?? '');
  const content = readContent(body);
  const noticeKind = kindOf(input);
  const told = toldInBody(body, input.fields.title, noticeKind.code, sector);
  const region = input.fields.region === null ? null : finerRegion(input.fields.region, told.facts.place, input.fields.title);
  const fields = { ...input.fields, region };
  const read: Read = { ...input, fields, sector, content, noticeKind, told, facts: projectFacts(sector, content, input.findings) };
  return [noticeOf(read), projectOf(read), ...awardsOf(read), ...bidsOf(read)];
}

function noticeOf({ fields, projectNativeId, source, sector, noticeKind, facts, told }: Read): Notice {
  const { key, title, publishedAt, region, content, link, media } = fields;
  return {
    kind: 'notice',
    nativeId: key,
    projectNativeId,
    source,
    sector,
    noticeKind,
    nature: noticeKind.code === 'CORRECTION' ? { code: 'CORRECTION', raw: noticeKind.raw } : null,
    title,
    publishedAt,
    region,
    content,
    contentType: contentTypeOf(content),
    url: link,
    media,
    ...told.notice,
    lotCodes: facts?.lotCode == null ? told.facts.lotCodes : [facts.lotCode],
    dealCodes: facts?.dealCodes ?? [],
    attachments: [],
  };
}

function projectOf({ fields, projectNativeId, source, sector, facts, told }: Read): Project {
  const { title, publishedAt, region, projectCode, categoryName } = fields;
  const { projectName, budget, parties, dealCodes, projectCode: printedCode } = facts ?? NO_FACTS;
  return {
    kind: 'project',
    nativeId: projectNativeId,
    projectNativeId,
    source,
    sector,
    title: nameWithin(title, projectName),
    projectCode: projectCode ?? printedCode ?? told.projectCode,
    constructionProjectCode: null,
    investmentProjectCode: null,
    dealCodes,
    region,
    method: told.facts.method,
    stage: null,
    createdAt: publishedAt,
    budget: budget ?? told.facts.budget,
    content: null,
    classification: categoryName,
    parties: told.withParties(parties),
    platformName: null,
    platformCode: null,
  };
}

const NO_FACTS: ProjectFacts = { projectCode: null, projectName: null, lotCode: null, budget: null, parties: [], dealCodes: [] };

const AWARD_STATUS: Partial<Record<NoticeKind, AwardStatus>> = { RESULT: 'WON', CANDIDATES: 'CANDIDATE' };

function awardsOf({ fields, projectNativeId, source, sector, noticeKind, content, told, findings }: Read): readonly Award[] {
  const status = noticeKind.code === null ? undefined : AWARD_STATUS[noticeKind.code];
  if (status === undefined) return [];
  const listed = awardFacts(sector, status, content, findings);
  return (listed.length >= told.awards.length ? listed : told.awards).map((facts, index) => ({
    kind: 'award',
    nativeId: `${fields.key}#award-${index + 1}`,
    projectNativeId,
    source,
    status,
    decidedAt: null,
    ...facts,
  }));
}

function bidsOf({ fields, projectNativeId, source, told }: Read): readonly Bid[] {
  return told.bidders.map(({ lotCode, parties, price }, index) => ({
    kind: 'bid',
    nativeId: `${fields.key}#bid-${index + 1}`,
    projectNativeId,
    source,
    lotCode: lotCode ?? (told.facts.lotCodes.length === 1 ? told.facts.lotCodes[0]! : null),
    bidder: parties[0]!,
    price,
    submittedAt: null,
    bondPaid: null,
    bond: null,
    listedAsDishonest: null,
    durationDays: null,
    remark: parties.length > 1 ? parties.map(({ name }) => name).join(';') : null,
  }));
}

/** The longest start of a category number that a table holds. */
function channelOf(table: Channels, number: string | null): Channel | null {
  const starts = Object.keys(table).filter((start) => number?.startsWith(start) === true);
  const longest = starts.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? null : table[longest]!;
}

/** The owner's table first, then what the row says in words, then the usual cut of channels. */
function sectorOf({ fields, sector, categories }: RowInput): Sector {
  const { categoryNumber, categoryName, folder } = fields;
  const byFolder = folder !== null && Object.hasOwn(FOLDERS, folder) ? FOLDERS[folder] : null;
  const byName = SECTOR_WORDS.find(([word]) => word.test(categoryName ?? ''))?.[1];
  return channelOf(categories, categoryNumber)?.sector ?? byFolder ?? byName ?? channelOf(CATEGORIES, categoryNumber)?.sector ?? sector;
}

function kindOf({ fields, categories, findings, ownersCodes }: RowInput): Coded<NoticeKind> {
  const { categoryNumber, categoryName, title } = fields;
  const raw = categoryNumber ?? categoryName ?? title;
  const byOwner = ownersCodes?.(CATEGORY_KIND.list, raw) as NoticeKind | undefined;
  const code =
    byOwner ?? channelOf(categories, categoryNumber)?.noticeKind ?? kindInRow(fields) ?? channelOf(CATEGORIES, categoryNumber)?.noticeKind;
  if (code == null)
    findings.push(finding({ code: 'UNKNOWN_CODE', severity: 'WARNING', column: 'categorynum', value: raw, list: CATEGORY_KIND.list }));
  return { code: code ?? null, raw };
}

function kindInRow({ categoryName, title, content }: NoticeFields): NoticeKind | null {
  return kindInWords(categoryName) ?? kindInWords(title) ?? kindInHeadline(content);
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

/** A body lists other projects too (references of candidates): only a name that the title repeats is the project's. */
function nameWithin(title: string, name: string | null): string {
  return name !== null && name.length > 3 && title.includes(name) ? name : title;
}

function contentTypeOf(content: string | null): 'TEXT' | 'HTML' | null {
  if (content === null) return null;
  return /<[a-z!/]/iu.test(content) ? 'HTML' : 'TEXT';
}
