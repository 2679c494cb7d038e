import type { CodeList } from './code-list.ts';

/** As whom somebody asks. */
export const VIEWER_ROLES = [
  'PUBLIC',
  'MARKET_ENTITY',
  'SECTOR_REGULATOR',
  'PROVINCIAL_REGULATOR',
  'AUDITOR',
  'LEGACY_OWNER',
  'OPERATOR',
] as const;
export type ViewerRole = (typeof VIEWER_ROLES)[number];

export const VIEWER_ROLE_LIST: CodeList<ViewerRole> = {
  name: 'viewerRole',
  zh: '访问者身份',
  source: 'Yiwang',
  confidence: 'I',
  entries: [
    { code: 'PUBLIC', zh: '社会公众', en: 'The public' },
    { code: 'MARKET_ENTITY', zh: '市场主体', en: 'A market entity' },
    { code: 'SECTOR_REGULATOR', zh: '行业监督部门（本行业、本地区）', en: 'A regulator of sectors in a region' },
    { code: 'PROVINCIAL_REGULATOR', zh: '省级综合监管部门', en: 'The provincial regulator' },
    { code: 'AUDITOR', zh: '审计、监察机关', en: 'Auditors and discipline inspection' },
    { code: 'LEGACY_OWNER', zh: '业务系统主人', en: 'The owner of legacy systems' },
    { code: 'OPERATOR', zh: '平台运维人员', en: 'Whoever runs the machines' },
  ],
};
