import type { WorldProject } from '../world/world-project.ts';

/** A row before its common columns. */
export interface Draft {
  readonly table: keyof typeof TABLES;
  readonly at: Date;
  readonly columns: Readonly<Record<string, string | null>>;
}

export const TABLES = {
  '100': ['LEGAL_PERSON_BASE', '法人基本信息'],
  '102': ['TENDER_AGENT_EX_INFO', '招标代理机构扩展信息'],
  '103': ['TENDERER_EX_INFO', '投标人扩展信息'],
  '106': ['SUPPLIER_EX_INFO', '供应商扩展信息'],
  '300': ['VIOLATING_LAWS_RULES_INFO', '违法违规信息'],
  '302': ['BLACK_LIST', '黑名单信息'],
  '303': ['WITHDRAW_BLACK_LIST', '撤销黑名单信息'],
  '304': ['AWARD_INFO', '奖励信息'],
  '305': ['PERFORMANCE_INFO', '履约信息'],
  '404': ['COMPLAINT_INFO', '投诉信息'],
  '500': ['PROJECT', '项目'],
  '501': ['TENDER_PROJECT', '招标项目'],
  '502': ['SECTION', '标段(包)'],
  '503': ['TENDER_ANN_QUA_INQUERY_ANN', '招标公告与资格预审公告'],
  '504': ['TENDER_FILE_CLARI_MODI', '招标文件澄清与修改'],
  '506': ['BID_OPENING_RECORD', '开标记录'],
  '507': ['TENDER_LIST', '投标人名单'],
  '508': ['BID_EVALUATION_EXPERT', '评标专家'],
  '510': ['TENDER_CANDIDATE', '中标候选人'],
  '511': ['TENDER_CANDIDATE_ANNOUNCE', '中标候选人公示'],
  '512': ['CONTRACT_PERFORMANCE', '合同'],
  '513': ['WIN_RESULT_ANNO', '中标结果公告'],
  '516': ['QUALI_INQUERY_RESULT', '资格预审结果'],
  '517': ['TENDER_ABNORMITY_REPORT', '招标异常情况报告'],
  '519': ['BID_DOC_CHARACT_CODE', '投标文件特征码'],
  '522': ['PERFORMANCE', '履约'],
  '550': ['PURCHASE_PROJECT', '采购项目'],
  '551': ['PURCHASE_QUALI_INQUERY_ANN', '采购公告与资格预审公告'],
  '553': ['BID_DEAL_ANNOUNCE', '中标（成交）公告'],
  '554': ['PURCHASE_CONTRACT', '采购合同'],
} as const;

/** yyyyMMddHHmmss in Shanghai. */
export function stampOf(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replaceAll(/\D/gu, '');
}

interface PriceNames {
  readonly amount: string;
  readonly unit: string;
  readonly currency: string;
  readonly form?: string;
}

export function priceColumns({ dirt }: WorldProject, names: PriceNames, yuan: string | null): Draft['columns'] {
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
