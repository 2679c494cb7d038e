import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';

/** 更正 and its like at the end of a title, not within the name of a works: 设计变更工程招标公告 corrects nothing. */
const CORRECTS =
  /(?:更正|变更|延期)(?:[（(][^（()）]{0,12}[)）])?(?:第?[一二三四五六七八九十\d]+次?)?(?:开标|截标|事项|情况|信息|内容)?(?:的?(?:公告|公示|通知|说明|函)|$|(?=[（(【[]|\s))/u;

/** 终止 and its like said of the trading: 机构撤销清算审计服务招标公告 ends nothing. */
const ENDS =
  /(?:终止|中止|撤销|撤回|取消)(?:招标|采购|交易|出让|转让|挂牌|拍卖|竞价|磋商|谈判|询价|比选|中标|成交|标段)?[^，。\p{Script=Han}]{0,12}(?:的?(?:公告|公示|通知|说明|函)|$)|^关于(?:终止|中止|撤销|撤回|取消)|(?:终止|中止|撤销|取消)(?:招标|采购|交易|出让|转让|挂牌|拍卖)|[（(【[](?:终止|中止|撤销|取消)/u;
const ANNOUNCES =
  /^(?!.*意见).*(?:招标|采购|询比|比选|询价|磋商|谈判|竞价|竞买|转让|挂牌|拍卖|出让|招租|出租|租赁|招募|遴选|竞标|交易|邀请)[^，。意]{0,6}公告(?:[（(【[][^（()）【】]{0,16}[)）】\]])*$/u;

/** What a title says about its notice, most telling words first. */
const BY_TITLE: readonly (readonly [RegExp, NoticeKind])[] = [
  [/候选人/u, 'CANDIDATES'],
  [ENDS, 'TERMINATION'],
  [/流标|废标|流拍|失败公告/u, 'FAILURE'],
  [CORRECTS, 'CORRECTION'],
  [/(?:澄清|答疑|补遗)(?!系统|平台|软件|项目|服务|机器人)/u, 'CLARIFICATION'],
  [/开标记录/u, 'OPENING_RECORD'],
  [/合同(?:[（(][^（()）]{0,12}[)）])?(?:公告|公示|信息(?!化|系统|平台|管理))|合同$/u, 'CONTRACT'],
  [/(?:验收|履约)(?:结果|情况|评价|报告|意见|信息)?(?:书|公告|公示|$)/u, 'PERFORMANCE'],
  [/资格预审结果/u, 'PREQUALIFICATION_RESULT'],
  [/资格预审/u, 'PREQUALIFICATION'],
  [/(?:中标|成交|结果|竞得)[^，。]{0,8}(?:公告|公示)|成交结果|中标结果/u, 'RESULT'],
  [/采购意向|招标计划|采购计划|预公告|预公示/u, 'PLAN'],
  [ANNOUNCES, 'ANNOUNCEMENT'],
];

/** Kinds that a system's own category merges, and the finer kinds a title may tell apart within it. */
const REFINES: Readonly<Partial<Record<NoticeKind, readonly NoticeKind[]>>> = {
  RESULT: ['CANDIDATES', 'FAILURE', 'TERMINATION', 'CORRECTION'],
  ANNOUNCEMENT: ['PREQUALIFICATION', 'CORRECTION', 'CLARIFICATION', 'TERMINATION', 'FAILURE', 'RESULT', 'CANDIDATES', 'PLAN'],
  CLARIFICATION: ['CORRECTION'],
  CORRECTION: ['TERMINATION'],
};

/** The kind that a title states; null where it states none. */
export function kindOfTitle(title: string): NoticeKind | null {
  return BY_TITLE.find(([pattern]) => pattern.test(title))?.[1] ?? null;
}

/** The kind of a notice: the system's category, told apart further by the title where the category is coarse. */
export function refineKind(category: NoticeKind | null, title: string): NoticeKind | null {
  const told = kindOfTitle(title);
  if (category === null) return told;
  return told !== null && REFINES[category]?.includes(told) === true ? told : category;
}
