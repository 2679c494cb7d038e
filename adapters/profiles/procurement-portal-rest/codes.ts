import { NOTICE_KIND_LIST, type NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import { TRADE_METHOD_LIST, type TradeMethod } from '../../../schema/codes/trade-method.ts';
import { REGION_LIST } from '../../../schema/identifiers/region-list.ts';
import { COMMON_CODES } from '../../mapping/common-codes.ts';
import type { LocalCodes } from '../../mapping/local-codes.ts';

/** `announcementType` of the procurement cloud. */
export const ANNOUNCEMENT_TYPE: LocalCodes<NoticeKind> = {
  list: 'announcementType',
  national: NOTICE_KIND_LIST,
  source: 'the procurement cloud',
  codes: {
    '3001': 'ANNOUNCEMENT',
    '3002': 'ANNOUNCEMENT',
    '3003': 'ANNOUNCEMENT',
    '3004': 'RESULT',
    '3005': 'CORRECTION',
    '3006': 'CLARIFICATION',
    '3007': 'FAILURE',
    '3008': 'PREQUALIFICATION',
    '3009': 'PREQUALIFICATION_RESULT',
    '3010': 'CONTRACT',
    '3011': 'ANNOUNCEMENT',
    '3012': 'ANNOUNCEMENT',
    '3015': 'TERMINATION',
    '3016': 'PERFORMANCE',
    '3017': 'CORRECTION',
    '3018': 'TERMINATION',
    '4005': 'RESULT',
    '4006': 'RESULT',
    '8031': 'ANNOUNCEMENT',
    '10016': 'PLAN',
  },
};

/** `announcementType` values that belong to another sector than procurement. */
export const SECTOR_OF_TYPE: Readonly<Record<string, Sector>> = { '8031': 'ENGINEERING' };

/** `pathName` (name of the channel), as list rows print it. */
export const PATH_NAME: LocalCodes<NoticeKind> = {
  list: 'pathName',
  national: NOTICE_KIND_LIST,
  source: 'the procurement cloud, names of channels',
  codes: {
    采购意向: 'PLAN',
    采购意向公开: 'PLAN',
    采购公告: 'ANNOUNCEMENT',
    公开招标公告: 'ANNOUNCEMENT',
    邀请招标公告: 'ANNOUNCEMENT',
    竞争性谈判公告: 'ANNOUNCEMENT',
    竞争性磋商公告: 'ANNOUNCEMENT',
    询价公告: 'ANNOUNCEMENT',
    单一来源公示: 'ANNOUNCEMENT',
    资格预审公告: 'PREQUALIFICATION',
    更正公告: 'CORRECTION',
    变更公告: 'CORRECTION',
    结果变更公告: 'CORRECTION',
    澄清公告: 'CLARIFICATION',
    结果公告: 'RESULT',
    中标公告: 'RESULT',
    成交公告: 'RESULT',
    中标结果公告: 'RESULT',
    成交结果公告: 'RESULT',
    '中标(成交)结果公告': 'RESULT',
    '中标（成交）结果公告': 'RESULT',
    废标公告: 'FAILURE',
    终止公告: 'TERMINATION',
    中止公告: 'TERMINATION',
    合同公告: 'CONTRACT',
    履约验收公告: 'PERFORMANCE',
    开标记录: 'OPENING_RECORD',
    中标候选人公示: 'CANDIDATES',
    其他公告: 'OTHER',
  },
};

/** Groups of the procurement cloud (`type` of a chain entry, also a category of the list). */
export const ZCY_CATEGORIES: Readonly<Record<string, string>> = {
  ZcyAnnouncement1: '采购项目公告',
  ZcyAnnouncement2: '采购公告',
  ZcyAnnouncement3: '更正公告',
  ZcyAnnouncement4: '结果公告',
  ZcyAnnouncement5: '合同公告',
  ZcyAnnouncement6: '履约验收公告',
  ZcyAnnouncement11: '其他公告',
};

/** `noticeType` groups of Chongqing, as its own pages ask for them. */
export const CHONGQING_CATEGORIES: Readonly<Record<string, string>> = {
  '100,200,201,202,203,204,205,206,207,309,400,401': '采购公告',
  '300,302,304,3041,305,306,307,308': '结果公告',
};

/** `noticeType` of Chongqing, as seen with the titles that say the same. */
export const CHONGQING_NOTICE_TYPE: LocalCodes<NoticeKind> = {
  list: 'noticeType',
  national: NOTICE_KIND_LIST,
  source: 'ccgp-chongqing.gov.cn, seen with its titles',
  codes: { '100': 'ANNOUNCEMENT', '300': 'RESULT', '302': 'RESULT', '306': 'RESULT', '3041': 'TERMINATION' },
};

/** How a title ends, where no code says what the notice is. The first that fits counts. */
export const TITLE_ENDINGS: readonly (readonly [RegExp, NoticeKind])[] = [
  [/(?:更正|变更|延期)(?:公告|公示)?(?:[（(].*[）)])?$/u, 'CORRECTION'],
  [/(?:废标|流标)(?:公告|公示)?$/u, 'FAILURE'],
  [/(?:终止|中止|暂停|撤销)(?:公告|公示)?$/u, 'TERMINATION'],
  [/合同(?:公告|公示)?$/u, 'CONTRACT'],
  [/(?:结果|成交|中标)(?:公告|公示)?$/u, 'RESULT'],
  [/验收(?:公告|公示|结果公告)?$/u, 'PERFORMANCE'],
  [/采购意向(?:公告|公开)?$/u, 'PLAN'],
  [/(?:采购|招标|竞价|谈判|磋商|询价)公告$/u, 'ANNOUNCEMENT'],
];

/** `procurementMethod` and 采购方式, as printed. */
export const METHOD_NAME: LocalCodes<TradeMethod> = {
  list: 'procurementMethod',
  national: TRADE_METHOD_LIST,
  source: '采购法 26, as portals print it',
  codes: {
    公开招标: 'OPEN_TENDER',
    邀请招标: 'INVITED_TENDER',
    竞争性谈判: 'COMPETITIVE_NEGOTIATION',
    竞争性磋商: 'COMPETITIVE_CONSULTATION',
    单一来源: 'SINGLE_SOURCE',
    单一来源采购: 'SINGLE_SOURCE',
    询价: 'INQUIRY',
    询价采购: 'INQUIRY',
    框架协议: 'FRAMEWORK_AGREEMENT',
    框架协议采购: 'FRAMEWORK_AGREEMENT',
    网上竞价: 'ONLINE_BIDDING',
    电子竞价: 'ONLINE_BIDDING',
    直接采购: 'DIRECT_PURCHASE',
    网上超市: 'DIRECT_PURCHASE',
    其他: 'OTHER',
  },
};

/** `projectPurchaseWay` of Chongqing; only values that its own notices explain. */
export const CHONGQING_PURCHASE_WAY: LocalCodes<TradeMethod> = {
  list: 'projectPurchaseWay',
  national: TRADE_METHOD_LIST,
  source: 'ccgp-chongqing.gov.cn, seen with its notices',
  codes: { '100': 'OPEN_TENDER', '300': 'COMPETITIVE_NEGOTIATION', '6001': 'ONLINE_BIDDING' },
};

const DISTRICTS_OF_CHONGQING =
  '500101 万州区 500102 涪陵区 500103 渝中区 500104 大渡口区 500105 江北区 500106 沙坪坝区 500107 九龙坡区 500108 南岸区 500109 北碚区 ' +
  '500110 綦江区 500111 大足区 500112 渝北区 500113 巴南区 500114 黔江区 500115 长寿区 500116 江津区 500117 合川区 500118 永川区 ' +
  '500119 南川区 500120 璧山区 500151 铜梁区 500152 潼南区 500153 荣昌区 500154 开州区 500155 梁平区 500156 武隆区 500229 城口县 ' +
  '500230 丰都县 500231 垫江县 500233 忠县 500235 云阳县 500236 奉节县 500237 巫山县 500238 巫溪县 500240 石柱县 500241 秀山县 ' +
  '500242 酉阳县 500243 彭水县 500000 市级 ' +
  // Development zones have no code: they are of the district they lie in, else of the municipality.
  '500000 两江新区 500000 高新区 500000 重庆高新区 500000 经开区 500000 北部新区 500110 万盛经开区 500110 万盛区 500111 双桥经开区 500111 双桥区 ' +
  '500154 开县 500155 梁平县 500156 武隆县 500153 荣昌县 500120 璧山县 500151 铜梁县 500152 潼南县';

/** `districtName` of Chongqing → GB/T 2260. */
export const CHONGQING_DISTRICT: LocalCodes<string> = {
  list: 'districtName',
  national: REGION_LIST,
  source: 'ccgp-chongqing.gov.cn; GB/T 2260',
  codes: Object.fromEntries([...DISTRICTS_OF_CHONGQING.matchAll(/(\d{6}) (\S+)/gu)].map((match) => [match[2]!, match[1]!])),
};

/** Where articles say their own day. */
export const DAY_COLUMNS = ['publishDate', 'issueTime'] as const;

/** Every code list of this profile. */
export const CODE_LISTS: readonly LocalCodes<string>[] = [
  ANNOUNCEMENT_TYPE,
  PATH_NAME,
  CHONGQING_NOTICE_TYPE,
  METHOD_NAME,
  CHONGQING_PURCHASE_WAY,
  CHONGQING_DISTRICT,
  ...COMMON_CODES,
];
