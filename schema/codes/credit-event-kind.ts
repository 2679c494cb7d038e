import type { CodeList } from './code-list.ts';

/** What was decided about a market entity. */
export const CREDIT_EVENT_KINDS = ['VIOLATION', 'BLACKLIST', 'BLACKLIST_WITHDRAWAL', 'REWARD', 'PERFORMANCE'] as const;
export type CreditEventKind = (typeof CREDIT_EVENT_KINDS)[number];

export const CREDIT_EVENT_KIND_LIST: CodeList<CreditEventKind> = {
  name: 'creditEventKind',
  zh: '信用信息种类',
  source: 'data specification, tables 300, 302, 303, 304, 305',
  confidence: 'V',
  entries: [
    { code: 'VIOLATION', zh: '违法违规', en: 'Violation and its penalty' },
    { code: 'BLACKLIST', zh: '列入黑名单', en: 'Put on the blacklist' },
    { code: 'BLACKLIST_WITHDRAWAL', zh: '撤销黑名单', en: 'Taken off the blacklist' },
    { code: 'REWARD', zh: '奖励', en: 'Reward' },
    { code: 'PERFORMANCE', zh: '履约评价', en: 'How a contract was performed' },
  ],
};

/** 公开范围 SCOPE of the credit tables. */
export const DISCLOSURE_SCOPES = ['PUBLIC', 'GOVERNMENT'] as const;
export type DisclosureScope = (typeof DISCLOSURE_SCOPES)[number];

export const DISCLOSURE_SCOPE_LIST: CodeList<DisclosureScope> = {
  name: 'disclosureScope',
  zh: '公开范围',
  source: 'data specification, SCOPE of tables 300–306: 1 社会公开, 2 政务公开',
  confidence: 'V',
  entries: [
    { code: 'PUBLIC', zh: '社会公开', en: 'Open to the public' },
    { code: 'GOVERNMENT', zh: '政务公开', en: 'Open within government' },
  ],
};
