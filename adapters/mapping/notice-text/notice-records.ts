import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { Award } from '../../../schema/records/award.ts';
import type { Bid } from '../../../schema/records/bid.ts';
import type { Coded } from '../../../schema/records/coded.ts';
import type { Contract } from '../../../schema/records/contract.ts';
import type { Instant } from '../../../schema/records/instant.ts';
import type { Lot } from '../../../schema/records/lot.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { Notice } from '../../../schema/records/notice.ts';
import type { Opening } from '../../../schema/records/opening.ts';
import type { Project } from '../../../schema/records/project.ts';
import type { TradeRecord } from '../../../schema/records/record.ts';
import type { Source } from '../../../schema/records/source.ts';
import type { NoticeFacts } from './notice-facts.ts';
import type { NoticeRoles } from './notice-roles.ts';
import type { Outcome } from './outcome.ts';
import { distinctParties } from './notice-parties.ts';

/** What the row around a notice's text states: its columns. */
export interface NoticeHead {
  readonly source: Source;
  /** Native id of the project that the notice belongs to. */
  readonly projectNativeId: string;
  readonly sector: Sector;
  readonly noticeKind: Coded<NoticeKind>;
  readonly title: string;
  readonly publishedAt: Instant | null;
  readonly region: Coded<string> | null;
  readonly url: string | null;
  readonly media: string | null;
  readonly content: string | null;
  readonly contentType: 'TEXT' | 'HTML' | null;
  /** Code in a column of its own; it comes before the codes of the text. */
  readonly projectCode: string | null;
  /** Budget in a column of its own. */
  readonly budget: Money | null;
}

/** Roles that the parties of a sector's notices have. */
export const ROLES_OF: Readonly<Record<Sector, NoticeRoles>> = {
  ENGINEERING: { buyer: 'TENDERER', agency: 'TENDER_AGENCY', winner: 'WINNER' },
  PROCUREMENT: { buyer: 'PURCHASER', agency: 'PURCHASE_AGENCY', winner: 'WINNER' },
  LAND: { buyer: 'GRANTOR', agency: 'OTHER', winner: 'GRANTEE' },
  MINERAL: { buyer: 'GRANTOR', agency: 'OTHER', winner: 'GRANTEE' },
  PROPERTY_RIGHTS: { buyer: 'SELLER', agency: 'OTHER', winner: 'BUYER' },
  OTHER: { buyer: 'TENDERER', agency: 'TENDER_AGENCY', winner: 'WINNER' },
};

/** Every record that one notice yields: its project, itself, and the outcomes it states. */
export function noticeRecords(head: NoticeHead, facts: NoticeFacts): readonly TradeRecord[] {
  const kind = head.noticeKind.code;
  const decided = facts.outcomes.filter(({ status }) => status !== 'BID');
  return [
    projectOf(head, facts),
    noticeOf(head, facts),
    ...lotsOf(head, facts),
    ...(kind === 'CONTRACT' ? [contractOf(head, facts)] : decided.map((outcome, index) => awardOf(head, facts, outcome, index))),
    ...facts.outcomes.filter(({ status }) => status === 'BID').map((outcome, index) => bidOf(head, outcome, index)),
    ...(kind === 'OPENING_RECORD' ? [openingOf(head, facts)] : []),
  ];
}

function part({ source, projectNativeId }: NoticeHead, name: string) {
  return { nativeId: `${source.rowKey}#${name}`, projectNativeId, source };
}

function projectOf(head: NoticeHead, facts: NoticeFacts): Project {
  return {
    kind: 'project',
    nativeId: head.projectNativeId,
    projectNativeId: head.projectNativeId,
    source: head.source,
    sector: head.sector,
    title: facts.projectName ?? head.title,
    projectCode: head.projectCode ?? facts.projectCode,
    constructionProjectCode: null,
    investmentProjectCode: investmentCode(facts),
    dealCodes: [],
    region: head.region,
    method: facts.method,
    stage: null,
    createdAt: head.publishedAt,
    budget: head.budget?.yuan == null ? (facts.budget ?? head.budget) : head.budget,
    content: null,
    classification: facts.classification,
    parties: facts.parties,
    platformName: head.media,
    platformCode: null,
  };
}

/** 投资项目统一代码, e.g. 2503-411481-04-01-225421. */
function investmentCode({ projectCode, stated }: NoticeFacts): string | null {
  return (
    [projectCode, ...stated.map(({ value }) => value)].find((code) => code !== null && /^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/u.test(code)) ??
    null
  );
}

function noticeOf(head: NoticeHead, facts: NoticeFacts): Notice {
  const { source, sector, noticeKind, title, publishedAt, region, content, contentType, url, media } = head;
  const other =
    facts.projectCode !== null && head.projectCode !== null && facts.projectCode !== head.projectCode ? facts.projectCode : null;
  return {
    kind: 'notice',
    nativeId: source.rowKey,
    projectNativeId: head.projectNativeId,
    source,
    sector,
    noticeKind,
    nature: noticeKind.code === 'CORRECTION' ? { code: 'CORRECTION', raw: noticeKind.raw } : null,
    title,
    publishedAt,
    region,
    content,
    contentType,
    url,
    media,
    deadline: facts.deadline,
    openingAt: facts.openingAt,
    publicFrom: facts.publicFrom,
    publicTo: facts.publicTo,
    lotCodes: facts.lotCodes,
    dealCodes: [],
    attachments: [],
    stated: [...(other === null ? [] : [{ label: facts.projectCodeLabel ?? '项目编号', value: other, money: null }]), ...facts.stated],
  };
}

/** A lot for every code, with a name and an estimate where the notice states just one of each. */
function lotsOf(head: NoticeHead, facts: NoticeFacts): readonly Lot[] {
  const single = facts.lotCodes.length === 1;
  const empty = { dealCodes: [], content: null, classification: null, qualification: null, durationDays: null, createdAt: null };
  return facts.lotCodes.map((lotCode, index) => ({
    kind: 'lot' as const,
    ...part(head, `lot-${index + 1}`),
    ...empty,
    lotCode,
    title: (facts.lotNames.length === facts.lotCodes.length ? facts.lotNames[index] : facts.lotNames[0]) ?? head.title,
    estimate: facts.lotBudgets.get(lotCode) ?? (single ? (facts.lotBudget ?? facts.budget) : null),
  }));
}

function awardOf(head: NoticeHead, facts: NoticeFacts, outcome: Outcome, index: number): Award {
  const only = facts.lotCodes.length === 1 ? facts.lotCodes[0]! : null;
  const isOnly = facts.outcomes.filter(({ status }) => status !== 'BID').length === 1;
  return {
    kind: 'award',
    ...part(head, `award-${index + 1}`),
    status: outcome.status as Award['status'],
    lotCode: outcome.lotCode ?? only,
    rank: outcome.rank,
    parties: outcome.parties,
    price: outcome.price,
    decidedAt: facts.decidedAt,
    durationDays: outcome.durationDays ?? (isOnly ? facts.durationDays : null),
    quality: outcome.quality ?? facts.quality,
    dealCodes: [],
  };
}

function bidOf(head: NoticeHead, outcome: Outcome, index: number): Bid {
  return {
    kind: 'bid',
    ...part(head, `bid-${index + 1}`),
    lotCode: outcome.lotCode,
    bidder: outcome.parties[0]!,
    price: outcome.price,
    submittedAt: null,
    bondPaid: outcome.bond == null ? null : true,
    bond: outcome.bond ?? null,
    listedAsDishonest: null,
    durationDays: outcome.durationDays ?? null,
    remark: outcome.parties.length > 1 ? outcome.parties.map(({ name }) => name).join(';') : null,
  };
}

function contractOf(head: NoticeHead, facts: NoticeFacts): Contract {
  const suppliers = facts.outcomes.flatMap(({ parties }) => parties.map((party) => ({ ...party, role: 'SUPPLIER' as const })));
  return {
    kind: 'contract',
    ...part(head, 'contract'),
    contractCode: facts.contractCode,
    title: head.title,
    lotCode: facts.lotCodes[0] ?? null,
    parties: distinctParties([...facts.parties, ...suppliers]),
    price: facts.contractPrice ?? facts.outcomes[0]?.price ?? null,
    signedAt: facts.signedAt,
    term: facts.term,
    content: null,
    dealCodes: [],
  };
}

function openingOf(head: NoticeHead, facts: NoticeFacts): Opening {
  return {
    kind: 'opening',
    ...part(head, 'opening'),
    title: head.title,
    openedAt: facts.openingAt,
    place: facts.openingPlace,
    content: null,
    lotCodes: facts.lotCodes,
  };
}
