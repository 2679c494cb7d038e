import type { PartyRole } from '../../../schema/codes/party-role.ts';
import type { WorldParty } from '../world/world-project.ts';
import type { WorldCreditEvent, WorldOrganisation, WorldQualification, WorldRegister } from '../world/world-register.ts';
import { complaintRow } from './national-exchange-soap-complaints.ts';
import { stampOf, TABLES, type Draft } from './national-exchange-soap-draft.ts';
import type { NationalRow } from './national-exchange-soap-rows.ts';

/** Rows of the register: organisations first, as the standard has parents before children. Complaints come last. */
export function registerRows({ organisations, qualifications, creditEvents, complaints }: WorldRegister): readonly NationalRow[] {
  const registered = [...organisations.map(organisationRow), ...qualifications.map(qualificationRow), ...creditEvents.map(creditRow)];
  const drafts = [...registered, ...complaints.map(complaintRow)];
  return drafts.map((draft, index) => {
    const [name, label] = TABLES[draft.table];
    return { ...draft, name, label, serial: index + 1 };
  });
}

/** Numbers in the order of the specification's chapter; a platform is named in words. */
const ROLES: Partial<Record<PartyRole, string>> = {
  TENDERER: '01',
  TENDER_AGENCY: '02',
  BIDDER: '03',
  PURCHASER: '04',
  PURCHASE_AGENCY: '05',
  SUPPLIER: '06',
  GRANTOR: '07',
  GRANTEE: '09',
  PLATFORM: '交易平台',
};

/** Accounts and phones are there as senders fill them; nobody needs to read them. */
function organisationRow({ party, registeredAt: at, ...registered }: WorldOrganisation): Draft {
  const columns = {
    LEGAL_NAME: party.name,
    BIDDER_CODE_TYPE: '1',
    LEGAL_CODE: party.creditCode,
    LEGAL_ROLE: registered.roles.map((role) => ROLES[role] ?? '99').join(';'),
    LICENSE_NO: `2100000${party.creditCode.slice(10, 17)}`,
    LICENSE_END_DATE: '20991231',
    LEGAL_REPRESENT: registered.representative,
    LEGAL_TYPE: party.name.endsWith('公司') ? '1' : '2',
    REPRESENT_PHONE: '00000000000',
    LEGAL_INDUSTRY: party.name.endsWith('公司') ? 'E48' : 'S92',
    COUNTRY_REGION: '156',
    LEGAL_UNIT_ADDRESS: `${party.name}注册地址`,
    REGION_CODE: registered.regionCode,
    BASIC_BANK: '某银行',
    BASIC_ACCOUNT_NO: '0000000000000000',
    REG_CAPITAL: `${registered.capitalTenThousands}.000000`,
    REG_CAP_CURRENCY: '156',
    REG_UNIT: '1',
    LEGAL_CONTACT: '联系人',
    LEGAL_CONTACT_PHONE: '00000000000',
    LEGAL_STATUS: registered.status,
  };
  return { table: '100', at, columns };
}

const QUALIFICATION_TABLES = { TENDER_AGENCY: '102', BIDDER: '103', SUPPLIER: '106' } as const;

function qualificationRow({ holder, role, level, name, certificateNumber, statedAt, validUntil }: WorldQualification): Draft {
  const columns = {
    LEGAL_CODE: holder.creditCode,
    QUAL_LEVEL: level,
    QUAL_NAME: name,
    QUAL_TYPE: '010100',
    QUAL_CERT_NO: certificateNumber,
    QUAL_CERT_END_DATE: stampOf(validUntil).slice(0, 8),
  };
  return { table: QUALIFICATION_TABLES[role], at: statedAt, columns };
}

const CREDIT_TABLES = { VIOLATION: '300', BLACKLIST: '302', BLACKLIST_WITHDRAWAL: '303', REWARD: '304', PERFORMANCE: '305' } as const;

function creditRow(event: WorldCreditEvent): Draft {
  const common = {
    ...bodyColumns(event.party, event.role),
    GOVERNMENT: event.authority,
    DOCUMENT_CODE: event.documentNumber,
    SCOPE: event.scope === 'PUBLIC' ? '1' : '2',
  };
  return { table: CREDIT_TABLES[event.kind], at: event.at, columns: { ...common, ...OWN_COLUMNS[event.kind](event) } };
}

function bodyColumns({ name, creditCode }: WorldParty, role: PartyRole): Draft['columns'] {
  return { BODY_NAME: name, BODY_CODE: creditCode, BODY_TYPE: '1', BODY_ROLE: ROLES[role] ?? null };
}

const OWN_COLUMNS: Readonly<Record<WorldCreditEvent['kind'], (event: WorldCreditEvent) => Draft['columns']>> = {
  VIOLATION: (event) => ({
    VIOLATING_CODE: event.code,
    VIOLATING_NAME: '弄虚作假投标',
    VIOLATING_TIME: dayOf(event.at, -60),
    VIOLATING_TYPE: '1',
    AREA: `${event.project?.regionCode ?? '210000'}000`,
    REWARD_PUNISHMENT_BODY: '01',
    VIOLATING_INSTRUCTIONS: '投标文件中提供虚假业绩材料。',
    ...projectColumns(event),
    PUNISHMENT_BASIS: '《中华人民共和国招标投标法》第五十四条',
    PUNISHMENT_RESULT: '取消其一定期限内参加依法必须进行招标的项目的投标资格，并予以公告。',
    ...restrictionColumns(event),
    OPERATE_DATE: `${dayOf(event.at, 1)}093000`,
  }),
  BLACKLIST: (event) => ({
    BLACKLIST_CODE: event.code,
    RECORD_REASON: '拒不履行行政处罚决定，情节严重。',
    RECORD_DATE: `${dayOf(event.at)}000000`,
    REVOCATION_STATUS: event.withdrawn ? '1' : '0',
    CONFINED_ACTION: '01',
  }),
  BLACKLIST_WITHDRAWAL: (event) => ({
    BLACKLIST_CODE: event.code,
    REVOCATIONEASONS: '已履行义务并完成信用修复。',
    ROPOSER: '申请人',
    APPLICATION_DATE: `${dayOf(event.at)}000000`,
  }),
  REWARD: (event) => ({
    REWARD_PUNISHMENT_TYPE: '11',
    REWARD_REASON: '年度信用评价为优秀。',
    REWARD_DATE: `${dayOf(event.at)}000000`,
  }),
  PERFORMANCE: (event) => ({
    ...projectColumns(event),
    CONTRACT_AMOUNT: event.project?.lots[0]?.contract?.priceYuan ?? null,
    CONTRACT_CURRENCY: '156',
    CONTRACT_CURRENCYUNIT: '0',
    CONTRACT_PERIOD: '180',
    QUALITY_STANDARDS: '1',
    SAFETY_STANDARDS: '1',
    ENVIRONMENT_STANDARDS: '1',
    CONTRACT_SETTLEMENT_AMOUNT: event.project?.lots[0]?.settlement?.priceYuan ?? null,
    PERFORMANCE_SUBMITTED_TIME: stampOf(event.at),
  }),
};

function projectColumns({ project }: WorldCreditEvent): Draft['columns'] {
  if (project === null) return {};
  return {
    TENDER_PROJECT_NAME: project.title,
    TENDER_PROJECT_CODE: project.tenderProjectCode,
    BID_SECTION_CODE: project.lots[0]?.lotCode ?? null,
    BID_SECTION_NAME: project.lots[0]?.title ?? null,
    UNIFIED_DEAL_CODE: project.lots[0]?.dealCode ?? null,
  };
}

/** A restriction begins with a day and ends with one. */
function restrictionColumns({ restricted }: WorldCreditEvent): Draft['columns'] {
  if (restricted === null) return {};
  return {
    CONFINED_ACTION: '01',
    CONFINED_START: `${dayOf(restricted.from)}000000`,
    CONFINED_END: `${dayOf(restricted.until)}235959`,
  };
}

/** yyyyMMdd in Shanghai, some days later. */
function dayOf(at: Date, days = 0): string {
  return stampOf(new Date(at.getTime() + days * 86_400_000)).slice(0, 8);
}
