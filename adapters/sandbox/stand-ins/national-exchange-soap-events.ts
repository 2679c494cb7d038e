import type { WorldBid, WorldEvent, WorldLot, WorldProject } from '../world/world-project.ts';
import { priceColumns, stampOf, type Draft } from './national-exchange-soap-draft.ts';

const EVENT_ROWS: Partial<Record<WorldEvent['kind'], (project: WorldProject, event: WorldEvent) => readonly Draft[]>> = {
  ANNOUNCEMENT: (project, event) => [bulletin(project, event, '1', '1')],
  PREQUALIFICATION: (project, event) => [bulletin(project, event, '2', '1')],
  CORRECTION: (project, event) => [bulletin(project, event, '1', '2')],
  OTHER: (project, event) => [bulletin(project, event, '9', '9')],
  CLARIFICATION: (project, event) => [clarification(project, event)],
  PREQUALIFICATION_RESULT: (project, event) => [prequalificationResult(project, event)],
  OPENING_RECORD: (project, event) => [opening(project, event), ...ofLots(project, (lot) => bids(project, event, lot))],
  CANDIDATES: (project, event) => [candidateNotice(project, event), ...ofLots(project, (lot) => candidates(project, event, lot))],
  RESULT: (project, event) => ofLots(project, (lot) => [result(project, event, lot)]),
  CONTRACT: (project, event) => ofLots(project, (lot) => contract(project, event, lot)),
  PERFORMANCE: (project, event) => ofLots(project, (lot) => performance(project, event, lot)),
  FAILURE: (project, event) => [abnormity(project, event, '1')],
  TERMINATION: (project, event) => [abnormity(project, event, '2')],
};

/** The standard has no table for plans; other steps without one are not sent either. */
export function eventRows(project: WorldProject, event: WorldEvent): readonly Draft[] {
  return EVENT_ROWS[event.kind]?.(project, event) ?? [];
}

function ofLots(project: WorldProject, rows: (lot: WorldLot) => readonly Draft[]): readonly Draft[] {
  return project.lots.flatMap(rows);
}

function lotColumns(project: WorldProject, lot: WorldLot): Draft['columns'] {
  return { TENDER_PROJECT_CODE: project.tenderProjectCode, BID_SECTION_CODE: lot.lotCode, UNIFIED_DEAL_CODE: lot.dealCode };
}

/** Lists in one column; a list of one sometimes keeps its separator. */
function listColumns(project: WorldProject): Draft['columns'] {
  const end = project.dirt.includes('ONE_ELEMENT_LIST') ? ';' : '';
  return {
    TENDER_PROJECT_CODE: project.tenderProjectCode,
    BID_SECTION_CODES: project.lots.map(({ lotCode }) => lotCode).join(';') + end,
    UNIFIED_DEAL_CODES: project.lots.map(({ dealCode }) => dealCode).join(';') + end,
  };
}

function urlOf({ serial }: WorldProject, kind: string): string {
  return `http://ggzy.example.cn/jyxx/${kind.toLowerCase()}/${serial}.html`;
}

function bulletin(project: WorldProject, event: WorldEvent, type: string, nature: string): Draft {
  const openedAt = project.events.find(({ kind }) => kind === 'OPENING_RECORD')?.at ?? null;
  const columns = {
    ...listColumns(project),
    NOTICE_BID_NUM: String(project.lots.length),
    TENDER_SELF_CODE: project.localCode,
    NOTICE_NAME: event.title,
    NOTICE_CONTENT: event.content,
    NOTICE_SEND_TIME: stampOf(event.at),
    NOTICE_MEDIA: '辽宁省公共资源交易网',
    URL: urlOf(project, event.kind),
    NOTICE_NATURE: nature,
    BULLETIN_TYPE: type,
    BID_DOC_REFER_END_TIME: openedAt === null ? null : stampOf(openedAt),
    BID_OPEN_TIME: openedAt === null ? null : stampOf(openedAt),
    TENDERER_NAME: project.owner.name,
    TENDERER_CODE: project.owner.creditCode,
  };
  return { table: '503', at: event.at, columns };
}

function clarification(project: WorldProject, event: WorldEvent): Draft {
  const columns = {
    TENDER_PROJECT_CODE: project.tenderProjectCode,
    UNIFIED_DEAL_CODES: project.lots.map(({ dealCode }) => dealCode).join(';'),
    BID_SECTION_CODE: project.lots.map(({ lotCode }) => lotCode).join(';'),
    DOC_NAME: event.title,
    CLARIFY_CONTENT: event.content,
    SUBMIT_TIME: stampOf(event.at),
    URL: urlOf(project, event.kind),
  };
  return { table: '504', at: event.at, columns };
}

function prequalificationResult(project: WorldProject, event: WorldEvent): Draft {
  const columns = {
    TENDER_PROJECT_CODE: project.tenderProjectCode,
    BID_SECTION_CODE: project.lots[0]?.lotCode ?? null,
    UNIFIED_DEAL_CODE: project.lots[0]?.dealCode ?? null,
    NOTICE_NAME: event.title,
    PASSED_APPLICANT_LIST: '详见附件',
    RESULT_CREATE_TIME: stampOf(event.at),
    URL: urlOf(project, event.kind),
  };
  return { table: '516', at: event.at, columns };
}

function opening(project: WorldProject, event: WorldEvent): Draft {
  const columns = {
    ...listColumns(project),
    NOTICE_NAME: event.title,
    BID_OPENING_ACTOR: '招标人、代理机构及投标人代表',
    BID_OPENING_CONTENT: event.content,
    BID_OPENING_ADDRESS: `${project.cityName}公共资源交易中心开标一室`,
    BID_OPENING_TIME: stampOf(event.at),
    URL: urlOf(project, event.kind),
  };
  return { table: '506', at: event.at, columns };
}

function bids(project: WorldProject, event: WorldEvent, lot: WorldLot): readonly Draft[] {
  const names = { amount: 'BID_PRICE', unit: 'PRICE_UNIT', currency: 'PRICE_CURRENCY', form: 'PRICE_FORM_CODE' };
  const columnsOf = ({ bidder, priceYuan, submittedAt }: WorldBid) => ({
    ...lotColumns(project, lot),
    BIDDER_NAME: bidder.name,
    IS_LOST: '0',
    BIDDER_ORG_CODE: bidder.creditCode,
    BIDDER_ROLE: '03',
    IS_COMMIT_MARGIN: '1',
    ...priceColumns(project, names, priceYuan),
    TIME_LIMIT: lot.contract === null ? null : String(lot.contract.days),
    CHECKIN_TIME: stampOf(submittedAt),
  });
  return lot.bids.map((bid) => ({ table: '507', at: event.at, columns: columnsOf(bid) }));
}

function candidateNotice(project: WorldProject, event: WorldEvent): Draft {
  const { TENDER_PROJECT_CODE, BID_SECTION_CODES, UNIFIED_DEAL_CODES } = listColumns(project);
  const columns = {
    TENDER_PROJECT_CODE: TENDER_PROJECT_CODE!,
    BID_SECTION_CODES: BID_SECTION_CODES!,
    UNIFIED_DEAL_CODE: UNIFIED_DEAL_CODES!,
    PUBLICITY_NAME: event.title,
    PUBLICITY_CONTENT: event.content,
    PUBLICITY_REFER_TIME: stampOf(event.at),
    NOTICE_MEDIA: '辽宁省公共资源交易网',
    URL: urlOf(project, event.kind),
    PUBLICITY_TYPE: '1',
    PUBLICITY_START_TIME: stampOf(event.at),
    PUBLICITY_END_TIME: stampOf(new Date(event.at.getTime() + 3 * 86_400_000)),
  };
  return { table: '511', at: event.at, columns };
}

/** The unit's column is misspelt in the whole family of systems. */
function candidates(project: WorldProject, event: WorldEvent, lot: WorldLot): readonly Draft[] {
  const names = { amount: 'BID_PRICE', unit: 'PRICE_UINT', currency: 'PRICE_CURRENCY', form: 'PRICE_FORM_CODE' };
  const ranked = lot.bids.filter(({ rank }) => rank !== null);
  const columnsOf = ({ bidder, priceYuan, rank }: WorldBid) => ({
    ...lotColumns(project, lot),
    WIN_CANDIDATE_NAME: bidder.name,
    WIN_CANDIDATE_CODE: bidder.creditCode,
    BIDDER_ROLE: '03',
    WIN_CANDIDATE_ORDER: String(rank),
    IS_FLOAT_RATE: '0',
    ...priceColumns(project, names, priceYuan),
    QUALITY: '合格',
  });
  return ranked.map((bid) => ({ table: '510', at: event.at, columns: columnsOf(bid) }));
}

function result(project: WorldProject, event: WorldEvent, lot: WorldLot): Draft {
  const names = { amount: 'BID_AMOUNT', unit: 'PRICE_UNIT', currency: 'BID_CURRENCY', form: 'PRICE_FORM_CODE' };
  const columns = {
    ...lotColumns(project, lot),
    REGION_CODE: project.regionCode,
    TRA_PLACE_CODE: project.cityCode,
    TENDER_AGENCY_NAME: project.agency?.name ?? null,
    TENDER_AGENCY_CODE: project.agency?.creditCode ?? null,
    NOTICE_NAME: event.title,
    NOTICE_CONTENT: event.content,
    NOTICE_SEND_TIME: stampOf(event.at),
    NOTICE_MEDIA: '辽宁省公共资源交易网',
    URL: urlOf(project, event.kind),
    NOTICE_NATURE: '1',
    BULLETIN_TYPE: '3',
    WIN_BIDDER_NAME: lot.winner?.name ?? null,
    WIN_BIDDER_CODE: lot.winner?.creditCode ?? null,
    BIDDER_ROLE: '04',
    ...priceColumns(project, names, lot.winPriceYuan),
  };
  return { table: '513', at: event.at, columns };
}

function contract(project: WorldProject, event: WorldEvent, lot: WorldLot): readonly Draft[] {
  if (lot.contract === null) return [];
  const names = { amount: 'CONTRACT_PRICE', unit: 'PRICE_UNIT', currency: 'PRICE_CURRENCY', form: 'PRICE_FORM_CODE' };
  const columns = {
    ...lotColumns(project, lot),
    CONTRACT_CODE: lot.contract.code,
    CONTRACT_NAME: `${lot.title}合同`,
    TENDERER_NAME: project.owner.name,
    TENDER_CODE: project.owner.creditCode,
    BIDDER_NAME: lot.winner?.name ?? null,
    BIDDER_CODE: lot.winner?.creditCode ?? null,
    ...priceColumns(project, names, lot.contract.priceYuan),
    CONTRACT_CONTENT: lot.content,
    LIMITE_TIME: String(lot.contract.days),
    CONTRACT_SIGN_TIME: stampOf(lot.contract.signedAt),
  };
  return [{ table: '512', at: event.at, columns }];
}

function performance(project: WorldProject, event: WorldEvent, lot: WorldLot): readonly Draft[] {
  if (lot.settlement === null) return [];
  const columns = {
    ...lotColumns(project, lot),
    PERFORMANCE_REPORT_NAME: event.title,
    TENDERER_NAME: project.owner.name,
    TENDERER_CODE: project.owner.creditCode,
    PERFORMANCE_PARTY_NAME: lot.winner?.name ?? null,
    PERFORMANCE_PARTY_CODE: lot.winner?.creditCode ?? null,
    SETTLE_PRICE: lot.settlement.priceYuan,
    FINISH_TIME: stampOf(lot.settlement.finishedAt),
    PERFORMANCE_CONTENT: event.content,
  };
  return [{ table: '522', at: event.at, columns }];
}

function abnormity(project: WorldProject, event: WorldEvent, type: string): Draft {
  const columns = {
    TENDER_PROJECT_CODE: project.tenderProjectCode,
    BID_SECTION_CODE: project.lots[0]?.lotCode ?? null,
    UNIFIED_DEAL_CODE: project.lots[0]?.dealCode ?? null,
    EXCEPITON_NAME: event.title,
    EXCEPITON_INFOR: event.content,
    APPROVAL_RESULT: '同意',
    APPROVAL_TIME: stampOf(event.at),
    EXCEPITON_TYPE: type,
  };
  return { table: '517', at: event.at, columns };
}
