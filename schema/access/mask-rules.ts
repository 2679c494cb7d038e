import { findAccounts } from './masks/account.ts';
import { findExpertNames } from './masks/expert-names.ts';
import { findIdNumbers } from './masks/id-number.ts';
import { maskedText, type Hidden } from './masks/masked-text.ts';
import { findPhones } from './masks/phone.ts';

/** What of a text is shown only to whom it concerns. */
export interface MaskRule {
  readonly zh: string;
  readonly en: string;
  /** Statute that it rests on. */
  readonly source: string;
  /** The text with a constant word in place of what the rule hides; the same string where there is nothing of the kind. */
  readonly mask: (text: string) => string;
}

const HIDDEN = {
  ID_NUMBER: { find: findIdNumbers, word: '［身份证件号码］' },
  PHONE: { find: findPhones, word: '［手机号码］' },
  ACCOUNT: { find: findAccounts, word: '［银行账号］' },
  EXPERT_NAMES: { find: findExpertNames, word: '［评审专家］' },
} as const satisfies Readonly<Record<string, Hidden>>;

/** Eight digits, a word that names a body of evaluators, or characters written as numbers: most texts have none of these. */
const MAY_HOLD = /(?:[0-9０-９][^0-9０-９]*){8}|[评谈磋询专资定]|&#/u;

function masking(...names: readonly (keyof typeof HIDDEN)[]): MaskRule['mask'] {
  const hidden = names.map((name) => HIDDEN[name]);
  return (text) => (MAY_HOLD.test(text) ? maskedText(text, hidden) : text);
}

/** An account that its word names is one, whatever number it looks like. */
const PERSONAL_NUMBERS = ['ID_NUMBER', 'ACCOUNT', 'PHONE'] as const;

const RULES = {
  ID_NUMBER: {
    zh: '居民身份证、港澳台居民居住证、外国人永久居留身份证号码',
    en: 'Numbers of identity and residence documents',
    source: '个人信息保护法 第二十八条、第二十九条',
    mask: masking('ID_NUMBER'),
  },
  PHONE: {
    zh: '手机号码；依法公布的办公电话不在此列',
    en: 'Mobile numbers; telephones of offices are published by law and stay',
    source: '个人信息保护法 第四条、第六条',
    mask: masking('PHONE'),
  },
  ACCOUNT: {
    zh: '银行账号、卡号',
    en: 'Bank accounts and cards',
    source: '个人信息保护法 第二十八条、第二十九条',
    mask: masking('ACCOUNT'),
  },
  EXPERT_NAMES: {
    zh: '评标委员会、谈判小组、磋商小组、询价小组成员姓名',
    en: 'Names of those who evaluate',
    source: '招标投标法 第三十七条、第四十四条',
    mask: masking('EXPERT_NAMES'),
  },
  PROSE: {
    zh: '身份证件号码、手机号码、银行账号、评审专家姓名',
    en: 'Id numbers, mobile numbers, bank accounts, names of those who evaluate',
    source: '个人信息保护法 第二十八条; 招标投标法 第四十四条',
    mask: masking(...PERSONAL_NUMBERS, 'EXPERT_NAMES'),
  },
  PERSONAL: {
    zh: '身份证件号码、手机号码、银行账号',
    en: 'Id numbers, mobile numbers, bank accounts',
    source: '个人信息保护法 第二十八条、第二十九条',
    mask: masking(...PERSONAL_NUMBERS),
  },
} as const satisfies Readonly<Record<string, MaskRule>>;

export type MaskRuleName = keyof typeof RULES;

/** Masks, by the name that `@mask(rule:)` gives in the SDL. */
export const MASK_RULES: Readonly<Record<MaskRuleName, MaskRule>> = RULES;

export function isMaskRule(name: string): name is MaskRuleName {
  return Object.hasOwn(MASK_RULES, name);
}
