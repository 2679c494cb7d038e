import type { WorldLot, WorldProject } from '../world/world-project.ts';
import { priceColumns, stampOf, TABLES, type Draft } from './national-exchange-soap-draft.ts';
import { evaluationRows } from './national-exchange-soap-evaluation.ts';
import { eventRows } from './national-exchange-soap-events.ts';
import { purchaseRows } from './national-exchange-soap-purchases.ts';

/** One row of a national table as its sender would fill it; a null column is left out. */
export interface NationalRow {
  readonly table: string;
  readonly name: string;
  readonly label: string;
  /** Number of the row within its project, stable over updates. */
  readonly serial: number;
  readonly at: Date;
  readonly columns: Readonly<Record<string, string | null>>;
}

/** All rows of a project, parents first, with the dirt it asks for in their columns. */
export function rowsOf(project: WorldProject): readonly NationalRow[] {
  const drafts = project.sector === 'PROCUREMENT' ? purchaseRows(project) : tenderRows(project);
  return drafts.map((draft, serial) => {
    const [name, label] = TABLES[draft.table];
    return { ...draft, name, label, serial, columns: { ...draft.columns, ...commonColumns(project) } };
  });
}

function tenderRows(project: WorldProject): readonly Draft[] {
  return [...headRows(project), ...project.events.flatMap((event) => eventRows(project, event)), ...evaluationRows(project)];
}

/** What a project is asked for by. */
export function projectKeyOf({ sector, tenderProjectCode, localCode }: WorldProject): string {
  return sector === 'PROCUREMENT' ? localCode : tenderProjectCode;
}

function commonColumns({ platform, dirt }: WorldProject): Draft['columns'] {
  const foreign = dirt.includes('FOREIGN_PLATFORM_CODE');
  return {
    TRADE_PLAT: 'E2100000101',
    PUB_SERVICE_PLAT: 'E2100000001',
    PLATFORM_CODE: foreign ? '111111122222229998' : platform.creditCode,
    PUB_SERVICE_PLAT_CODE: platform.creditCode,
  };
}

function headRows(project: WorldProject): readonly Draft[] {
  const { createdAt: at, lots } = project;
  // A construction project is sent once, with its first tender.
  const isFirst = project.tenderProjectCode.endsWith('001');
  return [
    ...(isFirst ? [{ table: '500' as const, at, columns: projectColumns(project) }] : []),
    { table: '501', at, columns: tenderProjectColumns(project) },
    ...lots.map((lot, index): Draft => ({ table: '502', at, columns: sectionColumns(project, lot, index === lots.length - 1) })),
  ];
}

function projectColumns(project: WorldProject): Draft['columns'] {
  return {
    PROJECT_CODE: project.projectCode,
    PROJECT_NAME: project.title,
    REGION_CODE: project.regionCode,
    RELATE_CODE: '1',
    INVEST_PROJECT_CODE: project.investmentProjectCode,
    ADDRESS: project.cityName + project.regionName,
    LEGAL_PERSON: project.owner.name,
    CLASS_VER_CODE: '2',
    INDUSTRIES_TYPE: 'E48',
    FUND_SOURCE: '财政资金',
    PROJECT_SCALE: project.description,
    APPROVAL_NAME: `关于${project.title}的批复`,
    CREATE_TIME: stampOf(project.createdAt),
  };
}

function tenderProjectColumns(project: WorldProject): Draft['columns'] {
  const { owner, agency, dirt } = project;
  return {
    PROJECT_CODE: project.projectCode,
    TENDER_PROJECT_CODE: project.tenderProjectCode,
    TENDER_SELF_CODE: project.localCode,
    UNIFIED_DEAL_CODE: project.lots[0]?.dealCode ?? null,
    IS_TO_LAW: '1',
    TENDER_PROJECT_NAME: project.title,
    TENDER_PROJECT_TYPE: 'G02',
    REGION_CODE: project.regionCode,
    TENDER_CONTENT: project.description,
    OWNER_NAME: owner.name,
    TENDERER_NAME: owner.name,
    TENDERER_CODE: owner.creditCode,
    TENDER_AGENCY_NAME: agency?.name ?? null,
    TENDER_AGENCY_CODE: agency?.creditCode ?? null,
    TENDER_MODE: dirt.includes('UNKNOWN_CODE') ? '7' : project.method === 'INVITED_TENDER' ? '2' : '1',
    TENDER_ORGANIZE_FORM: agency === null ? '1' : '2',
    CREATE_TIME: stampOf(project.createdAt),
  };
}

function sectionColumns(project: WorldProject, lot: WorldLot, last: boolean): Draft['columns'] {
  const unreadable = last && project.dirt.includes('UNREADABLE_ROW');
  return {
    TENDER_PROJECT_CODE: project.tenderProjectCode,
    BID_SECTION_CODE: unreadable ? '' : lot.lotCode,
    BID_SECTION_NAME: unreadable ? '暂无' : lot.title,
    BID_ECTION_NUM: '1',
    UNIFIED_DEAL_CODE: lot.dealCode,
    BID_TENDER_MODE: '1',
    REGION_CODE: project.regionCode,
    TRA_PLACE_CODE: project.cityCode,
    BID_SECTION_CONTENT: lot.content,
    TENDER_PROJECT_CLASSIFY_CODE: 'A02',
    ...priceColumns(project, { amount: 'CONTRACT_RECKON_PRICE', unit: 'PRICE_UNIT', currency: 'CURRENCY_CODE' }, lot.estimateYuan),
    BID_QUALIFICATION: '具有相应资质的独立法人',
    LIMITE_TIME: lot.contract === null ? null : String(lot.contract.days),
    CREATE_TIME: stampOf(project.createdAt),
  };
}
