import type { ViewerRole } from '../codes/viewer-role.ts';

/** How far a role reaches under a rule: everything, everything for a case that the request names, what is its own, or nothing. */
export type Reach = 'ALL' | 'CASE' | 'OWN' | 'NONE';

/** What the law tells apart in the life of a project: bidders are secret until their bids are opened. */
export const PHASES = ['BEFORE_OPENING', 'FROM_OPENING'] as const;
export type Phase = (typeof PHASES)[number];

/** Who may read the fields under a rule. */
export interface AccessRule {
  readonly zh: string;
  readonly en: string;
  /** Statute or standard that it rests on. */
  readonly source: string;
  /** The only phase of a project in which its fields hold anything; every phase where none is named. */
  readonly phase?: Phase;
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
    phase: 'BEFORE_OPENING',
    reach: { ...NOBODY, PROVINCIAL_REGULATOR: 'CASE', AUDITOR: 'CASE' },
  },
  OWN_ROWS: {
    zh: '业务系统的问题行、原始字节与未识别的代码（可能含未开标的投标）：系统主人看本系统的，省级综合监管部门和审计、监察机关凭案号查阅',
    en: 'Faulty rows of a legacy system with their bytes, and its unknown codes, which may be of sealed bids: their owner; the provincial regulator and auditors for a case',
    source: '招标投标法 第二十二条; 个人信息保护法 第六条、第二十八条',
    reach: { ...NOBODY, LEGACY_OWNER: 'OWN', PROVINCIAL_REGULATOR: 'CASE', AUDITOR: 'CASE' },
  },
  PERSONAL_DATA: {
    zh: '个人信息原文（未遮盖）：监管部门看本行业、本地区的，系统主人看本系统的',
    en: 'Personal data as printed, not masked: regulators in their sectors and regions, owners in their own systems',
    source: '个人信息保护法 第六条、第二十八条、第三十四条、第五十一条',
    reach: {
      ...NOBODY,
      ...{ SECTOR_REGULATOR: 'OWN', PROVINCIAL_REGULATOR: 'ALL', AUDITOR: 'ALL', LEGACY_OWNER: 'OWN' },
    },
  },
  COMPLAINTS: {
    zh: '投诉（办理中与已处理）：行业监督部门看本行业、本地区的，省级综合监管部门和审计、监察机关看全部；投诉人信息任何人不得查看',
    en: 'Complaints, in progress and decided: regulators in their sectors and regions, the provincial regulator and auditors all; who complained, nobody',
    source: '招标投标法实施条例 第六十条至第六十二条; 政府采购法 第五十五条至第五十八条; 政府采购质疑和投诉办法',
    reach: { ...NOBODY, SECTOR_REGULATOR: 'OWN', PROVINCIAL_REGULATOR: 'ALL', AUDITOR: 'ALL' },
  },
  SHARED_CREDIT: {
    zh: '政务公开或未注明公开范围的信用信息：主体看自己的，行业监督部门看本行业系统、本地区主体的，省级综合监管部门和审计、监察机关看全部，系统主人看本系统的',
    en: 'Credit events shared among authorities, or of no stated scope: the entity its own; regulators those of their sectors and regions; the provincial regulator and auditors all; owners those of their systems',
    source: '公共资源交易平台系统数据规范 V4 表 300–306 公开范围; 政府信息公开条例 第十四条至第十六条',
    reach: {
      ...NOBODY,
      ...{ MARKET_ENTITY: 'OWN', SECTOR_REGULATOR: 'OWN', PROVINCIAL_REGULATOR: 'ALL', AUDITOR: 'ALL', LEGACY_OWNER: 'OWN' },
    },
  },
  EVALUATORS: {
    zh: '评标专家名单：仅省级综合监管部门和审计、监察机关凭案号查阅',
    en: 'Who evaluates bids: the provincial regulator and auditors, for a case',
    source: '招标投标法 第三十七条、第四十四条; 个人信息保护法 第六条',
    reach: { ...NOBODY, PROVINCIAL_REGULATOR: 'CASE', AUDITOR: 'CASE' },
  },
  FINGERPRINTS: {
    zh: '投标文件特征码（硬件序列号、网卡与网络地址、文件摘要），开标起：行业监督部门看本行业、本地区的，省级综合监管部门和审计、监察机关看全部；开标前任何人不得查看',
    en: 'Fingerprints of bid files (serial numbers of hardware, network addresses, digests), from the opening: regulators in their sectors and regions, the provincial regulator and auditors all; before it nobody',
    source: '招标投标法实施条例 第三十九条、第四十条; 招标投标法 第二十二条',
    phase: 'FROM_OPENING',
    reach: { ...NOBODY, SECTOR_REGULATOR: 'OWN', PROVINCIAL_REGULATOR: 'ALL', AUDITOR: 'ALL' },
  },
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
