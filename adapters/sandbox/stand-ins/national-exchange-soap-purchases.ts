import { TRADE_METHOD_LIST } from '../../../schema/codes/trade-method.ts';
import type { WorldEvent, WorldLot, WorldProject } from '../world/world-project.ts';
import { priceColumns, stampOf, type Draft } from './national-exchange-soap-draft.ts';

/** Rows of a purchase: one of table 550 for each package, then its notices, awards and contracts. */
export function purchaseRows(project: WorldProject): readonly Draft[] {
  const heads = project.lots.map((lot): Draft => ({ table: '550', at: project.createdAt, columns: headColumns(project, lot) }));
  return [...heads, ...project.events.flatMap((event) => EVENT_ROWS[event.kind]?.(project, event) ?? [])];
}

const EVENT_ROWS: Partial<Record<WorldEvent['kind'], (project: WorldProject, event: WorldEvent) => readonly Draft[]>> = {
  ANNOUNCEMENT: (project, event) => [announcement(project, event)],
  RESULT: (project, event) => project.lots.flatMap((lot) => (lot.winner === null ? [] : [award(project, event, lot)])),
  CONTRACT: (project, event) => project.lots.flatMap((lot) => (lot.contract === null ? [] : [contract(project, event, lot)])),
};

function common({ localCode, title }: WorldProject, { lotCode, dealCode }: WorldLot): Draft['columns'] {
  return { PURCHASE_PROJECT_CODE: localCode, PURCHASE_PROJECT_NAME: title, PURCHASE_SECTION_CODE: lotCode, UNIFIED_DEAL_CODE: dealCode };
}

function headColumns(project: WorldProject, lot: WorldLot): Draft['columns'] {
  const { owner, agency } = project;
  const names = { amount: 'PROGRAM_BUDGET', unit: 'UNIT_BUDGET', currency: 'BUDGET_CURRENCY', form: 'PRICE_FORM_CODE' };
  return {
    ...common(project, lot),
    RELATE_CODE: '0',
    PURCHASER_NAME: owner.name,
    PURCHASER_CODE: owner.creditCode,
    PURCHASER_ROLE: '04',
    ...priceColumns(project, names, project.budgetYuan),
    PURCHASER_MODE: TRADE_METHOD_LIST.entries.find(({ code }) => code === project.method)?.zh ?? null,
    PURCHASER_CONTENT: project.description,
    PURCHASER_AGENCY_NAME: agency?.name ?? null,
    PURCHASER_AGENCY_CODE: agency?.creditCode ?? null,
    PURCHASE_SECTION_NAME: lot.title,
    REGION_CODE: project.regionCode,
    TRA_PLACE_CODE: project.cityCode,
    CREATE_TIME: stampOf(project.createdAt),
  };
}

function announcement(project: WorldProject, event: WorldEvent): Draft {
  const columns = {
    PURCHASE_PROJECT_CODE: project.localCode,
    PURCHASE_PROJECT_NAME: project.title,
    BULLETIN_BID_NUM: String(project.lots.length),
    PURCHASE_SECTION_CODE: project.lots.map(({ lotCode }) => lotCode).join(';'),
    UNIFIED_DEAL_CODE: project.lots.map(({ dealCode }) => dealCode).join(';'),
    BULLETIN_TITLE: event.title,
    BULLETIN_CONTENT: event.content,
    BULLETIN_START_TIME: stampOf(event.at),
    BULLETIN_MEDIA: '辽宁省公共资源交易网',
    URL: `http://ggzy.example.cn/zfcg/${project.serial}.html`,
  };
  return { table: '551', at: event.at, columns };
}

function award(project: WorldProject, event: WorldEvent, lot: WorldLot): Draft {
  const names = { amount: 'WIN_BID_PRICE', unit: 'PRICE_UNIT', currency: 'CURRENCY_CODE', form: 'PRICE_FORM_CODE' };
  const columns = {
    ...common(project, lot),
    REGION_CODE: project.regionCode,
    TRA_PLACE_CODE: project.cityCode,
    WIN_BID_BULLETIN_TITLE: event.title,
    WIN_BID_BULLETIN_CONTENT: event.content,
    WIN_BID_BULLETIN_START_TIME: stampOf(event.at),
    URL: `http://ggzy.example.cn/zfcg/${project.serial}-${lot.serial}.html`,
    WINNINGBIDDER_NAME: lot.winner!.name,
    WINNINGBIDDER_TYPE: '1',
    WINNINGBIDDER_CODE: lot.winner!.creditCode,
    ...priceColumns(project, names, lot.winPriceYuan),
  };
  return { table: '553', at: event.at, columns };
}

function contract(project: WorldProject, event: WorldEvent, lot: WorldLot): Draft {
  const names = { amount: 'CONTRACT_AMOUNT', unit: 'PRICE_UNIT', currency: 'CURRENCY_CODE', form: 'PRICE_FORM_CODE' };
  const columns = {
    ...common(project, lot),
    CONTRACT_NAME: `${lot.title}合同`,
    PURCHASER_NAME: project.owner.name,
    PURCHASER_CODE: project.owner.creditCode,
    SUPPLIER_NAME: lot.winner!.name,
    SUPPLIER_CODE: lot.winner!.creditCode,
    ...priceColumns(project, names, lot.contract!.priceYuan),
    CONTRACT_TERM: `${lot.contract!.days}天`,
    SIGNING_TIME: stampOf(lot.contract!.signedAt),
    URL: `http://ggzy.example.cn/zfcg/${project.serial}-${lot.serial}-ht.html`,
  };
  return { table: '554', at: event.at, columns };
}
