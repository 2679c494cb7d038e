import type { CodeList } from './code-list.ts';

/** Why two trading projects belong together. */
export const LINK_REASONS = [
  'SAME_PROJECT',
  'SAME_INVESTMENT_PROJECT',
  'SAME_CONSTRUCTION_PROJECT',
  'RETENDER',
  'SPLIT_SECTIONS',
  'MERGED_SECTIONS',
  'LAND_TO_CONSTRUCTION',
  'FRAMEWORK_CALL_OFF',
] as const;
export type LinkReason = (typeof LINK_REASONS)[number];

export const LINK_REASON_LIST: CodeList<LinkReason> = {
  name: 'linkReason',
  zh: '项目关联的理由',
  source: 'Yiwang; 项目/招标项目/标段编号 and 投资项目统一代码 of the data specification',
  confidence: 'I',
  entries: [
    { code: 'SAME_PROJECT', zh: '同一项目见于两个系统（如省级镜像与市级原件）', en: 'One project seen through two systems' },
    { code: 'SAME_INVESTMENT_PROJECT', zh: '投资项目统一代码相同', en: 'Same investment project code' },
    { code: 'SAME_CONSTRUCTION_PROJECT', zh: '建设项目编号相同', en: 'Same construction project code' },
    { code: 'RETENDER', zh: '重新招标、采购或挂牌', en: 'Tendered or listed again' },
    { code: 'SPLIT_SECTIONS', zh: '同一工程分出的标段(包)', en: 'Sections split from one work' },
    { code: 'MERGED_SECTIONS', zh: '合并的标段(包)', en: 'Sections merged into one' },
    { code: 'LAND_TO_CONSTRUCTION', zh: '地块上的工程建设', en: 'Construction on a parcel that was granted' },
    { code: 'FRAMEWORK_CALL_OFF', zh: '框架协议与其项下采购', en: 'Framework agreement and its call-off' },
  ],
};

/** How sure a link is. */
export const LINK_STRENGTHS = ['CERTAIN', 'STRONG', 'WEAK'] as const;
export type LinkStrength = (typeof LINK_STRENGTHS)[number];

export const LINK_STRENGTH_LIST: CodeList<LinkStrength> = {
  name: 'linkStrength',
  zh: '关联的把握',
  source: 'Yiwang',
  confidence: 'I',
  entries: [
    { code: 'CERTAIN', zh: '代码相同，且无矛盾', en: 'A shared code, and nothing that contradicts it' },
    { code: 'STRONG', zh: '多项事实一致，但无共同代码', en: 'Several facts agree, but no code is shared' },
    { code: 'WEAK', zh: '仅一项文字线索', en: 'One clue of the text only' },
  ],
};
