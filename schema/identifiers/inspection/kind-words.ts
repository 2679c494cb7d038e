import { CODE_KIND_LIST, type CodeKind } from '../../codes/code-kind.ts';
import { codeFinding, type Bilingual, type CodeFinding } from './inspection.ts';

const LAYOUTS: Readonly<Record<CodeKind, Bilingual>> = {
  DEAL_CODE: { zh: '分类 3 - 信用代码 18 - 日期 8 - 流水 6 - 校验 1', en: 'category 3 - credit code 18 - date 8 - sequence 6 - check 1' },
  PROJECT_CODE: { zh: '字母 1 + 行政区划 6 + 数字 10，共 17 位', en: 'letter 1 + region 6 + digits 10, 17 characters' },
  TENDER_PROJECT_CODE: { zh: '项目编号 17 + 流水 3，共 20 位', en: 'project code 17 + sequence 3, 20 characters' },
  SECTION_CODE: { zh: '招标项目编号 20 + 流水 3，共 23 位', en: 'tender project code 20 + sequence 3, 23 characters' },
  INVESTMENT_PROJECT_CODE: {
    zh: '年份或年月 4 - 地区 6 - 行业 2 - 类型 2 - 流水 6',
    en: 'year 4 - region 6 - industry 2 - type 2 - sequence 6',
  },
  CREDIT_CODE: { zh: '18 位，不用字母 I、O、S、V、Z', en: '18 characters, without the letters I, O, S, V and Z' },
  ORGANISATION_CODE: { zh: '本体 8 位 - 校验 1 位', en: 'body 8 - check 1' },
  PLATFORM_CODE: { zh: '运营机构的统一社会信用代码，18 位', en: 'the credit code of the operator, 18 characters' },
  SYSTEM_CODE: { zh: '字母 1 + 行政区划 6 + 流水 4，共 11 位', en: 'letter 1 + region 6 + sequence 4, 11 characters' },
  REGION_CODE: { zh: '6 位数字，或带乡级、村级的 9、12 位', en: 'six digits, or nine or twelve with town and village' },
  UNKNOWN: { zh: '', en: '' },
};

/** What a kind is called, for a sentence. */
export function kindWords(kind: CodeKind): { readonly kind: string; readonly kindEn: string } {
  const { zh, en } = CODE_KIND_LIST.entries.find(({ code }) => code === kind)!;
  return { kind: zh, kindEn: en.toLowerCase() };
}

/** Says how a kind is laid out that a caller named and the characters have not. */
export function notThisKind(kind: CodeKind): CodeFinding {
  const { zh: layout, en: layoutEn } = LAYOUTS[kind];
  return codeFinding('NOT_THIS_KIND', { ...kindWords(kind), layout, layoutEn });
}
