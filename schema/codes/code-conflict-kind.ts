import type { CodeList } from './code-list.ts';

/** How codes and what they name contradict each other. */
export const CODE_CONFLICT_KINDS = ['CODE_ON_UNRELATED_PROJECTS', 'TWO_CODES_ON_ONE_SECTION', 'CATEGORY_CONTRADICTS_SECTOR'] as const;
export type CodeConflictKind = (typeof CODE_CONFLICT_KINDS)[number];

export const CODE_CONFLICT_KIND_LIST: CodeList<CodeConflictKind> = {
  name: 'codeConflictKind',
  zh: '编码冲突的种类',
  source: 'Yiwang',
  confidence: 'I',
  entries: [
    { code: 'CODE_ON_UNRELATED_PROJECTS', zh: '一码用于互不相干的项目', en: 'One code on unrelated projects' },
    { code: 'TWO_CODES_ON_ONE_SECTION', zh: '一个标段(包)有两个编码', en: 'Two codes on one section' },
    { code: 'CATEGORY_CONTRADICTS_SECTOR', zh: '分类码与交易类别矛盾', en: 'The category contradicts the sector' },
  ],
};

/** Who gave a code to a section. */
export const CODE_ORIGINS = ['SOURCE', 'HUB'] as const;
export type CodeOrigin = (typeof CODE_ORIGINS)[number];

export const CODE_ORIGIN_LIST: CodeList<CodeOrigin> = {
  name: 'codeOrigin',
  zh: '编码的来源',
  source: 'Yiwang',
  confidence: 'I',
  entries: [
    { code: 'SOURCE', zh: '业务系统写明', en: 'Stated by the legacy system' },
    { code: 'HUB', zh: '本平台赋予', en: 'Assigned by this hub' },
  ],
};
