import { ACCESS_RULES, type AccessRuleName } from './rules.ts';
import type { Viewer } from './viewer.ts';

/** Why a viewer is not given a restricted field. */
export type Refusal = 'FORBIDDEN' | 'PURPOSE_REQUIRED' | 'CASE_REQUIRED';

/** What is said of it, in Chinese and English. */
export const REFUSAL_SENTENCES: Readonly<Record<Refusal, readonly [zh: string, en: string]>> = {
  FORBIDDEN: ['当前身份无权查看', 'this identity may not read this'],
  PURPOSE_REQUIRED: [
    '查看受限数据须写明用途：请求头 x-yiwang-purpose',
    'restricted data is read for a stated purpose: header x-yiwang-purpose',
  ],
  CASE_REQUIRED: ['查阅保密数据须写明案号：请求头 x-yiwang-case', 'sealed data is read for a case: header x-yiwang-case'],
};

/** Why a viewer may not read any field under a rule; null where it may, as far as its reach goes. */
export function refusalOf(rule: AccessRuleName, { role, purpose, caseNumber }: Viewer): Refusal | null {
  const reach = ACCESS_RULES[rule].reach[role];
  if (reach === 'NONE') return 'FORBIDDEN';
  if (purpose === null) return 'PURPOSE_REQUIRED';
  return reach === 'CASE' && caseNumber === null ? 'CASE_REQUIRED' : null;
}
