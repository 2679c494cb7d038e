import type { CodeList } from './code-list.ts';

/** 时效性 of a policy document on a day. */
export const POLICY_STATUSES = ['DRAFT', 'NOT_YET_IN_FORCE', 'IN_FORCE', 'AMENDED', 'TO_BE_CLEANED', 'REPEALED'] as const;
export type PolicyStatus = (typeof POLICY_STATUSES)[number];

/** In force as issued or as amended: what supervision may rest on. */
export const BASIS_STATUSES: readonly PolicyStatus[] = ['IN_FORCE', 'AMENDED'];
/** What binds on a day: a document that is to be cleaned binds until it is repealed. */
export const BINDING_STATUSES: readonly PolicyStatus[] = [...BASIS_STATUSES, 'TO_BE_CLEANED'];

export const POLICY_STATUS_LIST: CodeList<PolicyStatus> = {
  name: 'policyStatus',
  zh: '政策文件的时效性',
  source: 'Yiwang',
  confidence: 'I',
  entries: [
    { code: 'DRAFT', zh: '征求意见稿', en: 'Draft for comment' },
    { code: 'NOT_YET_IN_FORCE', zh: '尚未施行', en: 'Issued or to be issued, not yet in force' },
    { code: 'IN_FORCE', zh: '有效', en: 'In force as issued' },
    { code: 'AMENDED', zh: '已修改，按修改后的文本有效', en: 'In force as amended' },
    { code: 'TO_BE_CLEANED', zh: '待清理，不再作为监管依据', en: 'To be cleaned: still binding, no longer a basis for supervision' },
    { code: 'REPEALED', zh: '已废止', en: 'Repealed or replaced' },
  ],
};
