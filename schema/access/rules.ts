import type { ViewerRole } from '../codes/viewer-role.ts';

/** How far a role reaches under a rule: everything, what lies in its own regions, sectors or systems, or nothing. */
export type Reach = 'ALL' | 'OWN' | 'NONE';

/** Who may read the fields under a rule. */
export interface AccessRule {
  readonly zh: string;
  readonly en: string;
  /** Statute or standard that it rests on. */
  readonly source: string;
  /** Whether the request must name a case besides its purpose. */
  readonly forCaseOnly: boolean;
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
  SEALED_BIDS: {
    zh: '开标前的投标人名称、数量及报价：仅省级综合监管部门和审计、监察机关凭案号查阅',
    en: 'Names, number and offers of bidders before the opening: the provincial regulator and auditors, for a case',
    source: '招标投标法 第二十二条、第三十六条、第五十二条',
    forCaseOnly: true,
    reach: { ...NOBODY, PROVINCIAL_REGULATOR: 'ALL', AUDITOR: 'ALL' },
  },
  ACCESS_LEDGER: {
    zh: '访问台账：审计、监察机关查阅全部，业务系统主人查阅本系统的',
    en: 'The access ledger: auditors read all of it, owners what is about their own systems',
    source: 'GB/T 22239-2019 8.1.4.3 (M); 辽宁省公共资源交易平台管理办法(征求意见稿) 第二十七条',
    forCaseOnly: false,
    reach: { ...NOBODY, AUDITOR: 'ALL', LEGACY_OWNER: 'OWN' },
  },
} as const satisfies Readonly<Record<string, AccessRule>>;

export type AccessRuleName = keyof typeof RULES;

/** Rules of restricted fields, by the name that `@access(rule:)` gives in the SDL. */
export const ACCESS_RULES: Readonly<Record<AccessRuleName, AccessRule>> = RULES;

export function isAccessRule(name: string): name is AccessRuleName {
  return name in ACCESS_RULES;
}
