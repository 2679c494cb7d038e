import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';

/** 更正 and its like at the end of a title, not within the name of a works: 设计变更工程招标公告 corrects nothing. */
const CORRECTS =
  /(?:更正|变更|延期)(?:[（(][^（()）]{0,12}[)）])?(?:第?[一二三四五六七八九十\d]+次?)?(?:开标|截标|事项|情况|信息|内容)?(?:的?(?:公告|公示|通知|说明|函)|$|(?=[（(【[]|\s))/u;

/** What a title says about its notice, most telling words first. */
const BY_TITLE: readonly (readonly [RegExp, NoticeKind])[] = [
  [/候选人/u, 'CANDIDATES'],
  [/终止|中止|撤销|取消公告/u, 'TERMINATION'],
  [/流标|废标|流拍|失败公告/u, 'FAILURE'],
  [CORRECTS, 'CORRECTION'],
  [/澄清|答疑|补遗/u, 'CLARIFICATION'],
  [/开标记录/u, 'OPENING_RECORD'],
  [/合同(?:公告|公示|信息)|合同$/u, 'CONTRACT'],
  [/验收|履约/u, 'PERFORMANCE'],
  [/资格预审结果/u, 'PREQUALIFICATION_RESULT'],
  [/资格预审/u, 'PREQUALIFICATION'],
  [/(?:中标|成交|结果|竞得)[^，。]{0,8}(?:公告|公示)|成交结果|中标结果/u, 'RESULT'],
  [/(?:采购意向|招标计划)/u, 'PLAN'],
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
