import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { Sector } from '../../../schema/codes/sector.ts';

/** First two digits of DEAL_STAGE → sector. */
export const SECTOR_OF_CLASSIFY: Readonly<Record<string, Sector>> = {
  '01': 'ENGINEERING',
  '02': 'PROCUREMENT',
  '03': 'LAND',
  '04': 'MINERAL',
  '05': 'PROPERTY_RIGHTS',
  '21': 'OTHER',
  '22': 'OTHER',
  '23': 'OTHER',
  '24': 'OTHER',
  '25': 'OTHER',
  '90': 'OTHER',
};

/** businessTypeText → sector, for rows whose address carries no stage. */
export const SECTOR_OF_TEXT: Readonly<Record<string, Sector>> = {
  工程建设: 'ENGINEERING',
  政府采购: 'PROCUREMENT',
  土地使用权: 'LAND',
  土地使用权和矿业权出让: 'LAND',
  矿业权: 'MINERAL',
  国有产权: 'PROPERTY_RIGHTS',
  国有产权交易: 'PROPERTY_RIGHTS',
  其他: 'OTHER',
};

/** DEAL_STAGE → kind of notice (ggzy.gov.cn). */
export const KIND_OF_STAGE: Readonly<Record<string, NoticeKind>> = {
  '0101': 'ANNOUNCEMENT',
  '0102': 'OPENING_RECORD',
  '0104': 'RESULT',
  '0105': 'CLARIFICATION',
  '0106': 'PREQUALIFICATION_RESULT',
  '0201': 'ANNOUNCEMENT',
  '0202': 'RESULT',
  '0203': 'CONTRACT',
  '0204': 'CORRECTION',
  '0301': 'ANNOUNCEMENT',
  '0302': 'RESULT',
  '0401': 'ANNOUNCEMENT',
  '0402': 'RESULT',
  '0403': 'PUBLIC_INFORMATION',
  '0404': 'REGISTRATION',
  '0501': 'ANNOUNCEMENT',
  '0502': 'RESULT',
  '2101': 'ANNOUNCEMENT',
  '2102': 'RESULT',
  '2201': 'ANNOUNCEMENT',
  '2202': 'RESULT',
  '2302': 'ANNOUNCEMENT',
  '2303': 'PUBLIC_INFORMATION',
  '2304': 'CORRECTION',
  '2402': 'ANNOUNCEMENT',
  '2403': 'PUBLIC_INFORMATION',
  '2404': 'CORRECTION',
  '2501': 'ANNOUNCEMENT',
  '2502': 'RESULT',
  '9001': 'ANNOUNCEMENT',
  '9002': 'RESULT',
};

/** informationTypeText → stage digits of its sector, for rows whose address carries no stage. */
export const KIND_OF_TEXT: Readonly<Record<string, NoticeKind>> = {
  '招标/资审公告': 'ANNOUNCEMENT',
  招标公告: 'ANNOUNCEMENT',
  采购公告: 'ANNOUNCEMENT',
  公告信息: 'ANNOUNCEMENT',
  招标计划: 'PLAN',
  中标候选人公示: 'CANDIDATES',
  中标结果公示: 'RESULT',
  '采购/资审公告': 'ANNOUNCEMENT',
  交易公告: 'ANNOUNCEMENT',
  出让公示: 'ANNOUNCEMENT',
  出让公告: 'ANNOUNCEMENT',
  挂牌披露: 'ANNOUNCEMENT',
  开标记录: 'OPENING_RECORD',
  交易结果公示: 'RESULT',
  中标公告: 'RESULT',
  成交公示: 'RESULT',
  成交宗地: 'RESULT',
  出让结果: 'RESULT',
  交易结果: 'RESULT',
  采购合同: 'CONTRACT',
  更正事项: 'CORRECTION',
  '招标/资审文件澄清': 'CLARIFICATION',
};
