import type { CodeList } from './code-list.ts';

/** 是否. */
export const TRUTHS = ['TRUE', 'FALSE'] as const;
export type Truth = (typeof TRUTHS)[number];

export const TRUTH_LIST: CodeList<Truth> = {
  name: 'trueOrFalse',
  zh: '是否',
  source: 'data specification, C1 of its data types',
  confidence: 'S',
  entries: [
    { code: 'TRUE', zh: '是', en: 'Yes' },
    { code: 'FALSE', zh: '否', en: 'No' },
  ],
};
