import type { CodeList } from './code-list.ts';
import { SECTOR_DEAL_CLASSIFY, type Sector } from './sector.ts';

/** 公告类型 across all sectors. */
export const NOTICE_KINDS = [
  'PLAN',
  'ANNOUNCEMENT',
  'PREQUALIFICATION',
  'PREQUALIFICATION_RESULT',
  'CLARIFICATION',
  'CORRECTION',
  'OPENING_RECORD',
  'CANDIDATES',
  'RESULT',
  'CONTRACT',
  'PERFORMANCE',
  'FAILURE',
  'TERMINATION',
  'PUBLIC_INFORMATION',
  'REGISTRATION',
  'OTHER',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NOTICE_KIND_LIST: CodeList<NoticeKind> = {
  name: 'noticeKind',
  zh: '公告类型',
  source: 'ggzy.gov.cn DEAL_STAGE; 招标法, 采购法 and the data specification',
  confidence: 'V',
  entries: [
    { code: 'PLAN', zh: '计划(意向)', en: 'Plan or intention' },
    { code: 'ANNOUNCEMENT', zh: '招标(采购、出让、挂牌)公告', en: 'Announcement' },
    { code: 'PREQUALIFICATION', zh: '资格预审公告', en: 'Prequalification notice' },
    { code: 'PREQUALIFICATION_RESULT', zh: '资格预审结果', en: 'Prequalification result' },
    { code: 'CLARIFICATION', zh: '澄清', en: 'Clarification' },
    { code: 'CORRECTION', zh: '更正(变更)', en: 'Correction or change' },
    { code: 'OPENING_RECORD', zh: '开标记录', en: 'Opening record' },
    { code: 'CANDIDATES', zh: '中标候选人公示', en: 'Candidates' },
    { code: 'RESULT', zh: '交易结果', en: 'Result' },
    { code: 'CONTRACT', zh: '合同公告', en: 'Contract notice' },
    { code: 'PERFORMANCE', zh: '履约信息', en: 'Performance' },
    { code: 'FAILURE', zh: '流标(废标)公告', en: 'Failed tender' },
    { code: 'TERMINATION', zh: '终止(中止、撤销)公告', en: 'Termination' },
    { code: 'PUBLIC_INFORMATION', zh: '公开信息', en: 'Public information' },
    { code: 'REGISTRATION', zh: '登记公告', en: 'Registration' },
    { code: 'OTHER', zh: '其他', en: 'Other' },
  ],
};

const NATIONAL: Readonly<Record<Sector, Partial<Record<NoticeKind, string>>>> = {
  ENGINEERING: {
    ANNOUNCEMENT: '01',
    PREQUALIFICATION: '01',
    OPENING_RECORD: '02',
    CANDIDATES: '04',
    RESULT: '04',
    CLARIFICATION: '05',
    CORRECTION: '05',
    PREQUALIFICATION_RESULT: '06',
  },
  PROCUREMENT: { ANNOUNCEMENT: '01', PREQUALIFICATION: '01', RESULT: '02', CONTRACT: '03', CORRECTION: '04', CLARIFICATION: '04' },
  LAND: { ANNOUNCEMENT: '01', RESULT: '02' },
  MINERAL: { ANNOUNCEMENT: '01', RESULT: '02', PUBLIC_INFORMATION: '03', REGISTRATION: '04' },
  PROPERTY_RIGHTS: { ANNOUNCEMENT: '01', RESULT: '02' },
  OTHER: { ANNOUNCEMENT: '01', RESULT: '02' },
};

/** Four digits of DEAL_STAGE for a notice, e.g. `0101`; null where the national site has no such stage. */
export function nationalStage(sector: Sector, kind: NoticeKind): string | null {
  const stage = NATIONAL[sector][kind];
  return stage === undefined ? null : SECTOR_DEAL_CLASSIFY[sector] + stage;
}
