import { createHash } from 'node:crypto';
import type { RowDeleted, RowRead, RowUnreadable } from '../../adapters/adapter.ts';
import type { NoticeKind } from '../../schema/codes/notice-kind.ts';
import type { BidFile } from '../../schema/records/bid-file.ts';
import type { Complaint } from '../../schema/records/complaint.ts';
import type { ConstructionProject } from '../../schema/records/construction-project.ts';
import type { CreditEvent } from '../../schema/records/credit-event.ts';
import type { Evaluator } from '../../schema/records/evaluator.ts';
import type { Finding } from '../../schema/records/finding.ts';
import type { Lot } from '../../schema/records/lot.ts';
import type { Money } from '../../schema/records/money.ts';
import type { Notice } from '../../schema/records/notice.ts';
import type { Organisation } from '../../schema/records/organisation.ts';
import type { Party } from '../../schema/records/party.ts';
import type { Project } from '../../schema/records/project.ts';
import type { Qualification } from '../../schema/records/qualification.ts';
import type { Award } from '../../schema/records/award.ts';
import type { TradeRecord } from '../../schema/records/record.ts';

/** Canonical records and rows for tests of the store, each complete, each with what a test wants to say. */
export interface RowInput {
  readonly rowKey: string;
  readonly at: string | null;
  readonly records: readonly TradeRecord[];
  readonly findings?: readonly Finding[];
}

const SYSTEM = 'test-system';

function source(rowKey: string, at: string | null, system = SYSTEM) {
  return { system, rowKey, fetchedAt: '2026-11-01T00:00:00+08:00', sourceUpdatedAt: at, mappingVersion: '1', rawHash: '' };
}

export function instant(at: string) {
  return { at, precision: 'SECOND' as const, raw: at };
}

export function yuan(amount: string): Money {
  return { yuan: amount, currency: 'CNY', form: 'AMOUNT', raw: amount, rawUnit: '元' };
}

export function party(role: Party['role'], name: string, code: string | null = null): Party {
  return { role, name, code, codeKind: code === null ? null : 'CREDIT_CODE', codeChecks: code === null ? null : true, consortium: null };
}

/** Shared by several projects, which name it by `projectCode`. */
export function constructionProject(projectCode: string, title: string, system = SYSTEM): ConstructionProject {
  return {
    kind: 'constructionProject',
    nativeId: projectCode,
    projectNativeId: null,
    source: source(`C${projectCode}`, null, system),
    projectCode,
    title,
    investmentProjectCode: null,
    region: null,
    address: null,
    legalPerson: null,
    industry: null,
    fundSource: null,
    scale: null,
    approvalName: null,
    approvalNumber: null,
    approvalAuthority: null,
    createdAt: null,
  };
}

export function project(nativeId: string, fields: Partial<Project> & { region?: Project['region'] } = {}, system = SYSTEM): Project {
  return {
    kind: 'project',
    nativeId,
    projectNativeId: nativeId,
    source: source(`P${nativeId}`, null, system),
    sector: 'ENGINEERING',
    title: `项目${nativeId}`,
    projectCode: null,
    constructionProjectCode: null,
    investmentProjectCode: null,
    dealCodes: [],
    region: null,
    method: null,
    stage: null,
    createdAt: null,
    budget: null,
    content: null,
    classification: null,
    parties: [],
    platformName: null,
    platformCode: null,
    ...fields,
  };
}

export function notice(
  nativeId: string,
  projectNativeId: string | null,
  kind: NoticeKind | null,
  at: string,
  fields: Partial<Notice> = {},
): Notice {
  return {
    kind: 'notice',
    nativeId,
    projectNativeId,
    source: source(`N${nativeId}`, at),
    sector: 'ENGINEERING',
    noticeKind: { code: kind, raw: kind ?? '怪' },
    nature: null,
    title: `公告${nativeId}`,
    publishedAt: instant(at),
    region: null,
    content: `正文 ${nativeId}`,
    contentType: 'TEXT',
    url: null,
    media: null,
    deadline: null,
    openingAt: null,
    publicFrom: null,
    publicTo: null,
    lotCodes: [],
    dealCodes: [],
    attachments: [],
    ...fields,
  };
}

export function award(nativeId: string, projectNativeId: string, price: string, fields: Partial<Award> = {}): Award {
  return {
    kind: 'award',
    nativeId,
    projectNativeId,
    source: source(`A${nativeId}`, null),
    status: 'WON',
    lotCode: null,
    rank: null,
    parties: [],
    price: yuan(price),
    decidedAt: null,
    durationDays: null,
    quality: null,
    dealCodes: [],
    ...fields,
  };
}

export function region(code: string) {
  return { code, raw: code };
}

export function read(rowKey: string, at: string | null, records: readonly TradeRecord[], findings: readonly Finding[] = []): RowRead {
  const rawHash = createHash('sha256')
    .update(JSON.stringify([rowKey, records, findings]))
    .digest('hex');
  return { type: 'READ', rowKey, sourceUpdatedAt: at, rawHash, records, findings };
}

export function deleted(rowKey: string, at: string | null): RowDeleted {
  return { type: 'DELETED', rowKey, sourceUpdatedAt: at };
}

export function unreadable(rowKey: string | null, at: string | null, bytes = 'ff00'): RowUnreadable {
  return {
    type: 'UNREADABLE',
    rowKey,
    sourceUpdatedAt: at,
    table: 'T501',
    findings: [finding('BAD_BYTES', 'ERROR')],
    rawBytes: new Uint8Array(Buffer.from(bytes, 'hex')),
    encoding: 'gb18030',
    mayHoldBids: false,
  };
}

export function finding(
  code: Finding['code'],
  severity: Finding['severity'],
  value: string | null = null,
  list: string | null = null,
): Finding {
  return { code, severity, column: 'COLUMN', value, messageZh: '有误', messageEn: 'faulty', list };
}

export function lot(nativeId: string, projectNativeId: string, fields: Partial<Lot> = {}): Lot {
  return {
    kind: 'lot',
    nativeId,
    projectNativeId,
    source: source(`L${nativeId}`, null),
    lotCode: nativeId,
    title: `标段${nativeId}`,
    dealCodes: [],
    content: null,
    classification: null,
    estimate: null,
    qualification: null,
    durationDays: null,
    createdAt: null,
    ...fields,
  };
}

export function organisation(rowKey: string, fields: Partial<Organisation> = {}): Organisation {
  return {
    kind: 'organisation',
    nativeId: rowKey,
    projectNativeId: null,
    source: source(rowKey, null),
    name: '某公司',
    code: null,
    codeKind: null,
    codeChecks: null,
    roles: [],
    organisationType: null,
    status: null,
    region: null,
    industry: null,
    legalRepresentative: null,
    registeredCapital: null,
    licenceNumber: null,
    licenceUntil: null,
    address: null,
    website: null,
    parentCode: null,
    registeredAt: null,
    ...fields,
  };
}

export function creditEvent(rowKey: string, fields: Partial<CreditEvent> & Pick<CreditEvent, 'party' | 'eventKind'>): CreditEvent {
  return {
    kind: 'creditEvent',
    nativeId: rowKey,
    projectNativeId: null,
    source: source(rowKey, null),
    eventCode: null,
    title: null,
    reason: null,
    basis: null,
    result: null,
    measure: null,
    authority: null,
    documentNumber: null,
    occurredAt: null,
    decidedAt: null,
    disclosedAt: null,
    restrictedAction: null,
    restrictedFrom: null,
    restrictedUntil: null,
    withdrawn: null,
    scope: { code: 'PUBLIC', raw: '1' },
    projectCode: null,
    lotCode: null,
    dealCodes: [],
    contractPrice: null,
    settlement: null,
    ...fields,
  };
}

export function qualification(rowKey: string, holderCode: string): Qualification {
  return {
    kind: 'qualification',
    nativeId: rowKey,
    projectNativeId: null,
    source: source(rowKey, null),
    holderCode,
    role: null,
    level: null,
    name: '建筑工程施工总承包',
    classification: null,
    certificateNumber: null,
    validUntil: null,
  };
}

export function complaint(nativeId: string, projectCode: string | null, fields: Partial<Complaint> = {}): Complaint {
  return {
    kind: 'complaint',
    nativeId,
    projectNativeId: null,
    source: source(nativeId, null),
    title: null,
    projectCode,
    lotCode: null,
    dealCodes: [],
    against: [],
    reason: null,
    content: `投诉 ${nativeId}`,
    result: null,
    basis: null,
    filedAt: null,
    acceptedAt: null,
    decidedAt: null,
    restrictedAction: null,
    restrictedFrom: null,
    restrictedUntil: null,
    handlingUnit: null,
    ...fields,
  };
}

export function evaluator(nativeId: string, projectNativeId: string, fields: Partial<Evaluator> = {}): Evaluator {
  return {
    ...{ kind: 'evaluator', nativeId, projectNativeId, source: source(nativeId, null) },
    ...{ lotCode: null, name: `专家${nativeId}`, type: '1', checkedInAt: null, isChair: false, ...fields },
  };
}

export function bidFile(nativeId: string, projectNativeId: string, fields: Partial<BidFile> = {}): BidFile {
  return {
    ...{ kind: 'bidFile', nativeId, projectNativeId, source: source(nativeId, null), lotCode: null },
    ...{ bidder: party('BIDDER', `投标人${nativeId}`), documentName: null, documentSize: null, documentMd5: null, submittedAt: null },
    ...{ cpuId: null, diskSerial: null, memorySerial: null, ipAddress: null, macAddress: null, ...fields },
  };
}
