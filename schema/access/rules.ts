import type { ViewerRole } from '../codes/viewer-role.ts';

/** How far a role reaches under a rule: everything, what lies in its own regions, sectors or systems, or nothing. */
export type Reach = 'ALL' | 'OWN' | 'NONE';

/** Who may read the fields under a rule. */
export interface AccessRule {
  readonly zh: string;
  readonly en: string;
  /** Statute or standard that it rests on. */
  readonly source: string;
  readonly reach: Readonly<Record<ViewerRole, Reach>>;
}

const NOBODY = {
  PUBLIC: 'NONE',
  MARKET_ENTITY: 'NONE',
  SECTOR_REGULATOR: 'NONE',
  PROVINCIAL_REGULATOR: 'NONE',
  AUDITOR: 'NONE',
  LEGACY_OWNER: 'NONE',
  OPERATOR: 'NONE',
} as const satisfies AccessRule['reach'];

const RULES = {
  ACCESS_LEDGER: {
    zh: '访问台账：审计、监察机关查阅全部，业务系统主人查阅本系统的',
    en: 'The access ledger: auditors read all of it, owners what is about their own systems',
    source: 'GB/T 22239-2019 8.1.4.3 (M); 辽宁省公共资源交易平台管理办法(征求意见稿) 第二十七条',
    reach: { ...NOBODY, AUDITOR: 'ALL', LEGACY_OWNER: 'OWN' },
  },
} as const satisfies Readonly<Record<string, AccessRule>>;

export type AccessRuleName = keyof typeof RULES;

/** Rules of restricted fields, by the name that `@access(rule:)` gives in the SDL. */
export const ACCESS_RULES: Readonly<Record<AccessRuleName, AccessRule>> = RULES;

export function isAccessRule(name: string): name is AccessRuleName {
  return name in ACCESS_RULES;
}
