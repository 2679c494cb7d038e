import type { WorldProject } from '../world/world-project.ts';

/** A row before its common columns. */
export interface Draft {
  readonly table: keyof typeof TABLES;
  readonly at: Date;
  readonly columns: Readonly<Record<string, string | null>>;
}

export const TABLES = {
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
