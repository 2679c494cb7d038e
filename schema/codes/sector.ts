import type { CodeList } from './code-list.ts';

/** 交易类别, in the order of the national notice taxonomy (DEAL_CLASSIFY). */
export const SECTORS = ['ENGINEERING', 'PROCUREMENT', 'LAND', 'MINERAL', 'PROPERTY_RIGHTS', 'OTHER'] as const;
export type Sector = (typeof SECTORS)[number];

export const SECTOR_LIST: CodeList<Sector> = {
  name: 'sector',
  zh: '交易类别',
  source: 'ggzy.gov.cn DEAL_CLASSIFY 01–05, 90',
  confidence: 'V',
  entries: [
    { code: 'ENGINEERING', zh: '工程建设', en: 'Engineering construction' },
    { code: 'PROCUREMENT', zh: '政府采购', en: 'Government procurement' },
    { code: 'LAND', zh: '土地使用权', en: 'Land-use rights' },
    { code: 'MINERAL', zh: '矿业权', en: 'Mineral rights' },
    { code: 'PROPERTY_RIGHTS', zh: '国有产权', en: 'State-owned property rights' },
    { code: 'OTHER', zh: '其他', en: 'Other public resources' },
  ],
};

/** First segment of a global project id, per sector. */
export const SECTOR_SEGMENTS: Readonly<Record<Sector, string>> = {
  ENGINEERING: 'engineering',
  PROCUREMENT: 'procurement',
  LAND: 'land',
  MINERAL: 'mineral',
  PROPERTY_RIGHTS: 'property-rights',
  OTHER: 'other',
};

/** Two digits of DEAL_CLASSIFY, per sector. */
export const SECTOR_DEAL_CLASSIFY: Readonly<Record<Sector, string>> = {
  ENGINEERING: '01',
  PROCUREMENT: '02',
  LAND: '03',
  MINERAL: '04',
  PROPERTY_RIGHTS: '05',
  OTHER: '90',
};
