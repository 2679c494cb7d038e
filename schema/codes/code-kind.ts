import type { CodeList } from './code-list.ts';

/** What a string of characters can be in this field. */
export const CODE_KINDS = [
  'DEAL_CODE',
  'PROJECT_CODE',
  'TENDER_PROJECT_CODE',
  'SECTION_CODE',
  'INVESTMENT_PROJECT_CODE',
  'CREDIT_CODE',
  'ORGANISATION_CODE',
  'PLATFORM_CODE',
  'SYSTEM_CODE',
  'REGION_CODE',
  'UNKNOWN',
] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

export const CODE_KIND_LIST: CodeList<CodeKind> = {
  name: 'codeKind',
  zh: '编码种类',
  source: 'data specification; GB 32100-2015, GB 11714, GB/T 2260',
  confidence: 'V',
  entries: [
    { code: 'DEAL_CODE', zh: '统一交易标识码', en: 'Unified deal code' },
    { code: 'PROJECT_CODE', zh: '项目编号', en: 'Project code' },
    { code: 'TENDER_PROJECT_CODE', zh: '招标项目编号', en: 'Tender project code' },
    { code: 'SECTION_CODE', zh: '标段（包）编号', en: 'Section code' },
    { code: 'INVESTMENT_PROJECT_CODE', zh: '投资项目统一代码', en: 'Investment project code' },
    { code: 'CREDIT_CODE', zh: '统一社会信用代码', en: 'Social credit code' },
    { code: 'ORGANISATION_CODE', zh: '组织机构代码', en: 'Organisation code' },
    { code: 'PLATFORM_CODE', zh: '平台标识码', en: 'Platform code: the credit code of its operator' },
    { code: 'SYSTEM_CODE', zh: '交易系统标识码', en: 'Trading system code' },
    { code: 'REGION_CODE', zh: '行政区划代码', en: 'Region code' },
    { code: 'UNKNOWN', zh: '无法识别', en: 'Not recognised' },
  ],
};
