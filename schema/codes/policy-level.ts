import type { CodeList } from './code-list.ts';

/** Where a policy document holds, the widest first. */
export const POLICY_LEVELS = ['NATIONAL', 'PROVINCIAL', 'CITY'] as const;
export type PolicyLevel = (typeof POLICY_LEVELS)[number];

export const POLICY_LEVEL_LIST: CodeList<PolicyLevel> = {
  name: 'policyLevel',
  zh: '政策文件层级',
  source: 'Yiwang',
  confidence: 'I',
  entries: [
    { code: 'NATIONAL', zh: '国家', en: 'The whole country' },
    { code: 'PROVINCIAL', zh: '省级', en: 'A province' },
    { code: 'CITY', zh: '市级', en: 'A city' },
  ],
};
