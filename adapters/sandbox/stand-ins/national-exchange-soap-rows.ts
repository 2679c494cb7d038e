import type { WorldBid, WorldEvent, WorldLot, WorldProject } from '../world/world-project.ts';

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

interface Draft {
  readonly table: keyof typeof TABLES;
  readonly at: Date;
  readonly columns: Readonly<Record<string, string | null>>;
}

const TABLES = {
  '500': ['PROJECT', '项目'],
  '501': ['TENDER_PROJECT', '招标项目'],
  '502': ['SECTION', '标段(包)'],
  '503': ['TENDER_ANN_QUA_INQUERY_ANN', '招标公告与资格预审公告'],
  '504': ['TENDER_FILE_CLARI_MODI', '招标文件澄清与修改'],
  '506': ['BID_OPENING_RECORD', '开标记录'],
  '507': ['TENDER_LIST', '投标人名单'],
  '510': ['TENDER_CANDIDATE', '中标候选人'],
  '511': ['TENDER_CANDIDATE_ANNOUNCE', '中标候选人公示'],
  '512': ['CONTRACT_PERFORMANCE', '合同'],
  '513': ['WIN_RESULT_ANNO', '中标结果公告'],
  '516': ['QUALI_INQUERY_RESULT', '资格预审结果'],
  '517': ['TENDER_ABNORMITY_REPORT', '招标异常情况报告'],
  '522': ['PERFORMANCE', '履约'],
} as const;

/** yyyyMMddHHmmss in Shanghai. */
export function stampOf(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replaceAll(/\D/gu, '');
}

/** All rows of a project, parents first, with the dirt it asks for in their columns. */
export function rowsOf(project: WorldProject): readonly NationalRow[] {
  const drafts = [...headRows(project), ...project.events.flatMap((event) => eventRows(project, event))];
  return drafts.map((draft, serial) => {
    const [name, label] = TABLES[draft.table];
    return { ...draft, name, label, serial, columns: { ...draft.columns, ...commonColumns(project) } };
  });
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
  return [
    { table: '500', at, columns: projectColumns(project) },
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

interface PriceNames {
  readonly amount: string;
  readonly unit: string;
  readonly currency: string;
  readonly form?: string;
}

function priceColumns({ dirt }: WorldProject, names: PriceNames, yuan: string | null): Draft['columns'] {
  const inWan = dirt.includes('WAN_YUAN');
  return {
    [names.amount]: yuan === null ? null : inWan ? shiftLeft(yuan) : yuan,
    [names.unit]: inWan ? '1' : '0',
    [names.currency]: '156',
    ...(names.form === undefined ? {} : { [names.form]: '1' }),
  };
}

/** A decimal divided by ten thousand, exactly. */
function shiftLeft(yuan: string): string {
  const [whole = '0', fraction = ''] = yuan.split('.');
  const digits = whole.padStart(5, '0') + fraction;
  const point = digits.length - fraction.length - 4;
  return `${digits.slice(0, point)}.${digits.slice(point)}`.replace(/\.?0+$/u, '');
}

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
function eventRows(project: WorldProject, event: WorldEvent): readonly Draft[] {
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
    ...listColumns(project),
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
