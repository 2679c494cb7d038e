import type { FindingCode } from '../../schema/records/finding.ts';

type Sentence = (column: string, value: string | null, list?: string) => string;

/** What each finding says to the owner, in both languages. */
export const FINDING_MESSAGES: Readonly<Record<FindingCode, { readonly zh: Sentence; readonly en: Sentence }>> = {
  MISSING: { zh: (c) => `${c} 为空，但该项必填`, en: (c) => `${c} is empty but required` },
  NOT_A_TIME: { zh: (c, v) => `${c} 的值“${v}”不是时间`, en: (c, v) => `${c} "${v}" is not a time` },
  NOT_AN_AMOUNT: { zh: (c, v) => `${c} 的值“${v}”不是金额`, en: (c, v) => `${c} "${v}" is not an amount` },
  NOT_A_NUMBER: { zh: (c, v) => `${c} 的值“${v}”不是数字`, en: (c, v) => `${c} "${v}" is not a number` },
  UNKNOWN_CODE: { zh: (c, v, l) => `${c} 的值“${v}”不在代码集 ${l} 中`, en: (c, v, l) => `${c} "${v}" is not in code list ${l}` },
  UNKNOWN_UNIT: {
    zh: (c, v) => (v === null ? `${c} 没有说明价格单位，无法换算为元` : `${c} 的价格单位“${v}”未知，无法换算为元`),
    en: (c, v) => (v === null ? `${c} states no price unit` : `${c} has the unknown price unit "${v}"`),
  },
  BAD_CHECK: { zh: (c, v) => `${c} 的值“${v}”校验码不符`, en: (c, v) => `${c} "${v}" fails its check character` },
  BAD_BYTES: {
    zh: (c) => `${c || '整行'} 含有无法按声明编码解读的字节`,
    en: (c) => `${c || 'the row'} holds bytes that are not in the declared encoding`,
  },
  BAD_SHAPE: {
    zh: (c, v) => `${c || '整行'} 不符合约定格式：${v}`,
    en: (c, v) => `${c || 'the row'} does not have the agreed shape: ${v}`,
  },
  UNKNOWN_COLUMN: { zh: (c) => `${c} 不在约定字段中`, en: (c) => `${c} is not an agreed column` },
  TOO_LONG: { zh: (c) => `${c} 超过长度上限`, en: (c) => `${c} exceeds its length limit` },
  TEST_ROW: { zh: (c, v) => `${c} 表明这是测试数据：“${v}”`, en: (c, v) => `${c} marks a test row: "${v}"` },
  FOREIGN_PLATFORM: { zh: (c, v) => `${c} 的值“${v}”属于另一平台`, en: (c, v) => `${c} "${v}" belongs to another platform` },
};
