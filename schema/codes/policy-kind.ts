import type { CodeList } from './code-list.ts';

/** Kinds of policy documents, the highest rank first. */
export const POLICY_KINDS = [
  'LAW',
  'ADMINISTRATIVE_REGULATION',
  'LOCAL_REGULATION',
  'DEPARTMENTAL_RULE',
  'LOCAL_GOVERNMENT_RULE',
  'NORMATIVE_DOCUMENT',
] as const;
export type PolicyKind = (typeof POLICY_KINDS)[number];

export const POLICY_KIND_LIST: CodeList<PolicyKind> = {
  name: 'policyKind',
  zh: '政策文件种类',
  source: '立法法; Yiwang',
  confidence: 'I',
  entries: [
    { code: 'LAW', zh: '法律', en: 'Law' },
    { code: 'ADMINISTRATIVE_REGULATION', zh: '行政法规', en: 'Administrative regulation of the State Council' },
    { code: 'LOCAL_REGULATION', zh: '地方性法规', en: 'Local regulation of a people’s congress' },
    { code: 'DEPARTMENTAL_RULE', zh: '部门规章', en: 'Rule (order) of a department of the State Council' },
    { code: 'LOCAL_GOVERNMENT_RULE', zh: '地方政府规章', en: 'Rule of a local government' },
    { code: 'NORMATIVE_DOCUMENT', zh: '规范性文件', en: 'Normative document' },
  ],
};
