import type { CodeList } from './code-list.ts';

/** How far a complaint has come. */
export const COMPLAINT_STATES = ['FILED', 'ACCEPTED', 'DECIDED'] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

export const COMPLAINT_STATE_LIST: CodeList<ComplaintState> = {
  name: 'complaintState',
  zh: '投诉进展',
  source: '招标投标法实施条例 第六十条、第六十一条; 政府采购法 第五十五条、第五十六条',
  confidence: 'V',
  entries: [
    { code: 'FILED', zh: '已提起', en: 'Filed' },
    { code: 'ACCEPTED', zh: '已受理', en: 'Accepted' },
    { code: 'DECIDED', zh: '已处理', en: 'Decided' },
  ],
};
