import type { CodeList } from './code-list.ts';

/** How a project stands to the 公共资源交易目录. */
export const CATALOGUE_STATES = ['LISTED', 'OUTSIDE_CATALOGUE', 'LISTED_BUT_ELSEWHERE', 'UNKNOWN'] as const;
export type CatalogueState = (typeof CATALOGUE_STATES)[number];

export const CATALOGUE_STATE_LIST: CodeList<CatalogueState> = {
  name: 'catalogueState',
  zh: '项目与公共资源交易目录的关系',
  source: 'Yiwang',
  confidence: 'I',
  entries: [
    { code: 'LISTED', zh: '列入目录，且在应当交易之处交易', en: 'Listed, and traded where it must be' },
    { code: 'OUTSIDE_CATALOGUE', zh: '目录外：没有目录项包含它', en: 'No item of the catalogue holds it' },
    { code: 'LISTED_BUT_ELSEWHERE', zh: '列入目录，但在平台之外交易', en: 'Listed, but traded elsewhere than on a platform' },
    { code: 'UNKNOWN', zh: '来源数据不足以判断', en: 'What the source states does not tell' },
  ],
};
