import type { CodeList } from './code-list.ts';

/** How sure a fact is. */
export const CONFIDENCES = ['V', 'S', 'M', 'I'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export const CONFIDENCE_LIST: CodeList<Confidence> = {
  name: 'confidence',
  zh: '可信程度',
  source: 'Yiwang',
  confidence: 'I',
  entries: [
    { code: 'V', zh: '见于原文', en: 'Seen in the primary text' },
    { code: 'S', zh: '见于转述、引用或实现', en: 'Secondary: summary, quotation or implementation' },
    { code: 'M', zh: '凭记忆，核对原文之前只作提示', en: 'From memory: warns only until checked' },
    { code: 'I', zh: '由所见数据推断', en: 'Inferred from what was seen' },
  ],
};
