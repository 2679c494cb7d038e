import type { CodeList } from './code-list.ts';

/** 公告性质: whether a notice corrects or repeats an earlier one. */
export const NOTICE_NATURES = ['NORMAL', 'CORRECTION', 'RETENDER', 'OTHER'] as const;
export type NoticeNature = (typeof NOTICE_NATURES)[number];

export const NOTICE_NATURE_LIST: CodeList<NoticeNature> = {
  name: 'noticeNature',
  zh: '公告性质',
  source: 'data specification, dictionary 20',
  confidence: 'V',
  entries: [
    { code: 'NORMAL', zh: '正常公告', en: 'First notice' },
    { code: 'CORRECTION', zh: '更正公告', en: 'Correction' },
    { code: 'RETENDER', zh: '重新招标(采购、挂牌)公告', en: 'Tendered or listed again' },
    { code: 'OTHER', zh: '其他', en: 'Other' },
  ],
};
