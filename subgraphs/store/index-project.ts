import { createHash } from 'node:crypto';
import { parseDealCode } from '../../schema/identifiers/deal-code.ts';
import { formatProjectId } from '../../schema/identifiers/project-id.ts';
import { maskedRecord } from '../../schema/access/mask-record.ts';
import { sealOf, visiblePart, type Seal } from '../../schema/access/seal.ts';
import type { Party } from '../../schema/records/party.ts';
import type { Project } from '../../schema/records/project.ts';
import type { RecordKind, TradeRecord } from '../../schema/records/record.ts';
import { budgetAmount, dealAmount } from './project-amounts.ts';
import { deriveStage } from './derive-stage.ts';
import { distinctParties, mergeProject } from './merge-project.ts';
import { isoOf, moment, monthOf } from './moment.ts';
import { regionColumns } from './region-columns.ts';
import { columnText, keyText, type RowsetColumns } from './rowset.ts';
import { searchable, tokensOf } from './search-tokens.ts';

/** A record of a project with what its row says about it. */
export interface RecordOfProject {
  readonly record: TradeRecord;
  readonly test: boolean;
  readonly sourceUpdatedAt: string | null;
  readonly knownAt: string;
}

export interface IndexedParty {
  readonly recordKind: RecordKind;
  readonly party: Party;
}

/** A project as the index holds it: its columns, parties and canonical deal codes. */
export interface IndexedProject {
  readonly columns: ProjectColumns;
  readonly parties: readonly IndexedParty[];
  readonly dealCodes: readonly string[];
}

export type ProjectColumns = ReturnType<typeof projectColumns>;

export const PROJECT_COLUMNS: RowsetColumns<ProjectColumns> = {
  system: 'text',
  native_id: 'text',
  id: 'text',
  sector: 'text',
  title: 'text',
  project_code: 'text',
  deal_codes: 'json',
  province: 'text',
  city: 'text',
  region: 'text',
  stage: 'text',
  method: 'text',
  published_at: 'timestamptz',
  updated_at: 'timestamptz',
  sort_at: 'timestamptz',
  month: 'integer',
  budget: 'numeric',
  deal: 'numeric',
  amount_order: 'numeric',
  platform_name: 'text',
  platform_code: 'text',
  listed: 'boolean',
  facts: 'json',
  search_text: 'text',
  search: 'tsvector',
  sealed_until: 'timestamptz',
  fingerprint: 'text',
  party_fingerprint: 'text',
};

/** Titles of rows that owners wrote to try their system. */
const TEST_TITLE = /[【[(（]系统测试[】\])）]/u;

export function isTestTitle(title: string): boolean {
  return TEST_TITLE.test(title);
}

/** The index entry of one project from what of its current records, oldest first, is disclosed, without personal data; null while no row states the project itself. */
export function indexProject(system: string, nativeId: string, all: readonly RecordOfProject[], now: Date): IndexedProject | null {
  const seal = sealOf(
    all.map(({ record }) => record),
    now,
  );
  const stated = all.flatMap((entry) => {
    const record = visiblePart(entry.record, seal);
    return record === null ? [] : [{ ...entry, record: maskedRecord(record) }];
  });
  const records = stated.map(({ record }) => record);
  const statements = records.filter((record): record is Project => record.kind === 'project');
  if (statements.length === 0) return null;
  const project = mergeProject(statements);
  const parties = distinctParties(records.flatMap(partiesIn)).map(({ recordKind, ...party }) => ({ recordKind, party }));
  const dealCodes = [...new Set(records.flatMap((record) => ('dealCodes' in record ? record.dealCodes : [])))];
  const columns = projectColumns({ system, nativeId, project, stated, records, dealCodes, parties, seal });
  return { columns, parties, dealCodes: [...new Set(dealCodes.map(canonicalDealCode))] };
}

/** The form that deal codes are found by: canonical where it is one, else upper case. */
export function canonicalDealCode(code: string): string {
  return parseDealCode(code)?.canonical ?? keyText(code.trim().toUpperCase());
}

interface ColumnInput {
  readonly system: string;
  readonly nativeId: string;
  readonly project: Project;
  readonly stated: readonly RecordOfProject[];
  readonly records: readonly TradeRecord[];
  readonly dealCodes: readonly string[];
  readonly parties: readonly IndexedParty[];
  readonly seal: Seal;
}

function projectColumns(input: ColumnInput) {
  const { system, nativeId, project, stated, records, dealCodes, parties, seal } = input;
  const publishedAt = firstNotice(records);
  const updatedAt = lastUpdate(stated);
  const startedAt = publishedAt ?? moment(project.createdAt?.at);
  const budget = budgetAmount(project, records);
  const deal = dealAmount(records);
  const searchText = searchable([project.title, project.projectCode ?? '', ...dealCodes].join(' '));
  const columns = {
    system,
    native_id: nativeId,
    id: formatProjectId({ sector: project.sector, system, nativeId }),
    sector: project.sector,
    title: columnText(project.title),
    project_code: columnText(project.projectCode),
    deal_codes: JSON.stringify(dealCodes),
    ...regionColumns(project.region),
    stage: project.stage?.code ?? deriveStage(records),
    method: project.method?.code ?? null,
    published_at: publishedAt,
    updated_at: updatedAt,
    sort_at: startedAt ?? updatedAt,
    month: monthOf(publishedAt),
    budget,
    deal,
    amount_order: deal ?? budget ?? '-1',
    platform_name: columnText(project.platformName),
    platform_code: columnText(project.platformCode),
    listed: !stated.some(({ test }) => test) && !isTestTitle(project.title),
    facts: JSON.stringify({ ...project, content: undefined }),
    search_text: searchText,
    search: tokensOf(searchText),
    sealed_until: sealedUntil(seal),
  };
  return { ...columns, fingerprint: fingerprintOf(columns), party_fingerprint: fingerprintOf({ id: columns.id, parties, dealCodes }) };
}

/** A seal that no time ends is looked at again with the next row of its project. */
const NO_TIME = '9999-12-31T00:00:00+08:00';

function sealedUntil({ sealed, until }: Seal): string | null {
  return sealed && until === null ? NO_TIME : moment(until);
}

function partiesIn(record: TradeRecord): readonly (Party & { readonly recordKind: RecordKind })[] {
  const named = 'parties' in record ? record.parties : 'holders' in record ? record.holders : 'bidder' in record ? [record.bidder] : [];
  return named.map((party) => ({ ...party, recordKind: record.kind }));
}

function firstNotice(records: readonly TradeRecord[]): string | null {
  const times = records.map((record) => (record.kind === 'notice' ? moment(record.publishedAt?.at) : null)).filter((at) => at !== null);
  return times.length === 0 ? null : isoOf(Math.min(...times.map((at) => Date.parse(at))));
}

function lastUpdate(stated: readonly RecordOfProject[]): string {
  const times = stated.map(({ sourceUpdatedAt }) => sourceUpdatedAt).filter((at) => at !== null);
  const known = times.length === 0 ? stated.map(({ knownAt }) => knownAt) : times;
  return isoOf(Math.max(...known.map((at) => Date.parse(at))));
}

function fingerprintOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);
}
