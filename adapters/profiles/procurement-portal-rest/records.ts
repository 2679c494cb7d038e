import Big from 'big.js';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { Award } from '../../../schema/records/award.ts';
import type { Bid } from '../../../schema/records/bid.ts';
import type { Contract } from '../../../schema/records/contract.ts';
import type { Finding } from '../../../schema/records/finding.ts';
import type { Lot } from '../../../schema/records/lot.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { Notice } from '../../../schema/records/notice.ts';
import type { Party } from '../../../schema/records/party.ts';
import type { Performance } from '../../../schema/records/performance.ts';
import type { Project } from '../../../schema/records/project.ts';
import type { TradeRecord } from '../../../schema/records/record.ts';
import type { Source } from '../../../schema/records/source.ts';
import type { HtmlReading } from '../../mapping/html-table.ts';
import { noticeFacts, type NoticeFacts } from '../../mapping/notice-text/notice-facts.ts';
import { readPageNotice } from '../../mapping/notice-text/notice-reading.ts';
import { mostExact } from '../../mapping/notice-text/most-exact.ts';
import { noticeRecords, ROLES_OF, type NoticeHead } from '../../mapping/notice-text/notice-records.ts';
import { FAULT, readFields, type Columns, type MappingTable } from '../../mapping/reader.ts';
import {
  AWARD_FACTS,
  BID_FACTS,
  CONTRACT_FACTS,
  LOT_FACTS,
  PERFORMANCE_FACTS,
  PROJECT_FACTS,
  type ArticleContent,
  type ProjectFacts,
} from './content.ts';
import { completedFacts, completedOutcomes } from './completed-by-text.ts';
import type { ArticleFields } from './mapping.ts';
import { statedByHead, statedLater, withFurtherRoles } from './stated-in-article.ts';

export interface ArticleInput {
  readonly article: ArticleFields;
  /** The text of the article as printed. */
  readonly page: HtmlReading;
  readonly content: ArticleContent;
  readonly projectNativeId: string;
  readonly sector: Sector;
  readonly source: Source;
  readonly findings: Finding[];
}

const NO_FACTS: ProjectFacts = {
  projectCode: null,
  projectName: null,
  method: null,
  budget: null,
  parties: [],
  deadline: null,
  openingAt: null,
  dealCodes: [],
};

/** All records that one article yields. Only the head of a chain and an announcement yield the project: later articles state less of it. */
export function articleRecords(input: ArticleInput): readonly TradeRecord[] {
  const read = factsReader(input.findings);
  const told = toldIn(input);
  const facts = completedFacts(read(PROJECT_FACTS, input.content.columns) ?? NO_FACTS, told);
  const fromText = noticeRecords(textHead(input), told);
  const isHead = input.projectNativeId === input.article.articleId;
  const statesProject = isHead || input.article.noticeKind?.code === 'ANNOUNCEMENT';
  return [
    noticeOf(input, facts, told),
    ...(statesProject ? [projectOf(input, facts, told), ...lotsOf(input, read, fromText)] : []),
    ...completedOutcomes(outcomesOf(input, read), fromText, told, input.article.noticeKind?.code ?? null),
  ];
}

/** What title and text tell beyond the tables that this profile knows. */
function toldIn({ article: { title, noticeKind }, page, sector }: ArticleInput): NoticeFacts {
  return noticeFacts(readPageNotice(page), title, noticeKind?.code ?? null, ROLES_OF[sector]);
}

type Read = <Fields>(table: MappingTable<Fields>, row: Columns) => Fields | null;

/** What an article's HTML states is never essential: its faults are warnings. */
function factsReader(findings: Finding[]): Read {
  return (table, row) => {
    const own: Finding[] = [];
    const fields = readFields(table, row, own);
    findings.push(...own.map((entry) => (entry.severity === 'ERROR' ? { ...entry, severity: 'WARNING' as const } : entry)));
    return fields === FAULT ? null : fields;
  };
}

/** The head of what is read from the running text. */
function textHead({ article, projectNativeId, sector, source }: ArticleInput): NoticeHead {
  const { title, publishedAt, region, media, projectCode, budget } = article;
  const noticeKind = article.noticeKind ?? { code: null, raw: '' };
  const own = { source, projectNativeId, sector, noticeKind, title, publishedAt, region, media, projectCode, budget };
  return { ...own, url: null, content: null, contentType: null };
}

function headOf({ projectNativeId, source }: ArticleInput, part: string) {
  return { nativeId: part === '' ? source.rowKey : `${source.rowKey}#${part}`, projectNativeId, source };
}

function noticeOf(input: ArticleInput, facts: ProjectFacts, told: NoticeFacts): Notice {
  const { article, content, sector, projectNativeId } = input;
  const kind = article.noticeKind ?? { code: null, raw: '' };
  return {
    kind: 'notice',
    ...headOf(input, ''),
    sector,
    noticeKind: kind,
    nature: kind.code === 'CORRECTION' ? { code: 'CORRECTION', raw: kind.raw } : null,
    title: article.title,
    publishedAt: article.publishedAt,
    region: article.region,
    content: article.content,
    contentType: article.content === null ? null : 'HTML',
    url: null,
    media: article.media,
    deadline: mostExact(article.deadline, facts.deadline),
    openingAt: mostExact(article.openingAt, facts.openingAt),
    publicFrom: told.publicFrom,
    publicTo: article.publicTo ?? told.publicTo,
    lotCodes: distinct([...content.rows.map((row) => row['标项'] ?? ''), ...told.lotCodes]),
    dealCodes: distinct([...facts.dealCodes, ...content.rows.flatMap((row) => (row['统一交易标识码'] ?? '').split(/[;；]/u))]),
    attachments: [],
    stated:
      projectNativeId === article.articleId
        ? statedByHead(article, told, article.projectCode ?? facts.projectCode)
        : statedLater(article, told),
  };
}

function projectOf(input: ArticleInput, facts: ProjectFacts, told: NoticeFacts): Project {
  const { article, content, sector, projectNativeId, source } = input;
  return {
    kind: 'project',
    nativeId: projectNativeId,
    projectNativeId,
    source,
    sector,
    title: article.projectName ?? facts.projectName ?? article.title,
    projectCode: article.projectCode ?? facts.projectCode ?? told.projectCode,
    constructionProjectCode: null,
    investmentProjectCode: null,
    dealCodes: distinct([...facts.dealCodes, ...content.rows.flatMap((row) => (row['统一交易标识码'] ?? '').split(/[;；]/u))]),
    region: article.region,
    method: article.method?.code == null ? (facts.method ?? article.method) : article.method,
    stage: null,
    createdAt: projectNativeId === article.articleId ? article.publishedAt : null,
    budget: article.budget ?? facts.budget,
    content: null,
    classification: article.classification,
    parties: withFurtherRoles(mergeParties(facts.parties, article.parties), told.parties),
    platformName: null,
    platformCode: null,
  };
}

/** The HTML often adds the code that the column lacks: one party per role and name, the one with a code wins. */
function mergeParties(coded: readonly Party[], named: readonly Party[]): readonly Party[] {
  const known = new Set(coded.map(({ role, name }) => `${role} ${name}`));
  return [...coded, ...named.filter(({ role, name }) => !known.has(`${role} ${name}`))];
}

function lotsOf(input: ArticleInput, read: Read, fromText: readonly TradeRecord[]): readonly Lot[] {
  if (input.article.noticeKind?.code !== 'ANNOUNCEMENT') return [];
  const listed = listedLots(input, read);
  return listed.length > 0 ? listed : fromText.filter((record) => record.kind === 'lot');
}

function listedLots(input: ArticleInput, read: Read): readonly Lot[] {
  return input.content.rows
    .filter((row) => row['标项'] !== undefined && row['标项名称'] !== undefined && row['供应商'] === undefined)
    .flatMap((row, index) => {
      const facts = read(LOT_FACTS, row);
      if (facts?.title == null) return [];
      const empty = { content: null, classification: null, qualification: null, durationDays: null, createdAt: null };
      return [{ kind: 'lot' as const, ...headOf(input, `lot-${index + 1}`), ...empty, ...facts, title: facts.title }];
    });
}

/** Which outcome an article of a kind states. */
function outcomesOf(input: ArticleInput, read: Read): readonly TradeRecord[] {
  const kind = input.article.noticeKind?.code ?? null;
  if (kind === 'RESULT') return [...awardsOf(input, read), ...bidsOf(input, read)];
  if (kind === 'CONTRACT') return contractsOf(input, read);
  if (kind === 'PERFORMANCE') return performancesOf(input, read);
  return [];
}

function awardsOf(input: ArticleInput, read: Read): readonly Award[] {
  const listed = input.content.rows.filter((row) => row['供应商'] !== undefined && row['中标金额'] !== undefined);
  const rows = listed.length > 0 ? listed : [input.content.columns].filter((row) => row['供应商'] !== undefined);
  return rows.flatMap((row, index) => {
    const facts = read(AWARD_FACTS, row);
    if (facts === null || facts.parties.length === 0) return [];
    const fixed = { status: 'WON' as const, rank: null, decidedAt: null, durationDays: null, quality: null };
    return [{ kind: 'award' as const, ...headOf(input, `award-${index + 1}`), ...fixed, ...facts, price: stated(facts.price) }];
  });
}

function bidsOf(input: ArticleInput, read: Read): readonly Bid[] {
  return input.content.rows
    .filter((row) => row['供应商'] !== undefined && row['报价'] !== undefined)
    .flatMap((row, index) => {
      const facts = read(BID_FACTS, row);
      const [bidder] = facts?.bidders ?? [];
      if (facts === null || bidder === undefined) return [];
      const fixed = { submittedAt: null, bondPaid: null, bond: null, listedAsDishonest: null, durationDays: null, remark: null };
      return [{ kind: 'bid' as const, ...headOf(input, `bid-${index + 1}`), ...fixed, lotCode: facts.lotCode, bidder, price: facts.price }];
    });
}

function contractsOf(input: ArticleInput, read: Read): readonly Contract[] {
  const { columns } = input.content;
  if (columns['合同编号'] === undefined && columns['合同金额'] === undefined) return [];
  const facts = read(CONTRACT_FACTS, columns);
  return facts === null ? [] : [{ kind: 'contract', ...headOf(input, 'contract'), content: null, ...facts, price: stated(facts.price) }];
}

function performancesOf(input: ArticleInput, read: Read): readonly Performance[] {
  const facts = read(PERFORMANCE_FACTS, input.content.columns);
  if (facts === null || (facts.finishedAt === null && facts.settlement === null && facts.content === null)) return [];
  return [{ kind: 'performance', ...headOf(input, 'performance'), ...facts, settlement: stated(facts.settlement) }];
}

/** Portals print 0 for an outcome without an amount: the raw text stays, there is no sum. */
function stated(price: Money | null): Money | null {
  return price?.yuan != null && new Big(price.yuan).eq(0) ? { ...price, yuan: null } : price;
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))];
}
