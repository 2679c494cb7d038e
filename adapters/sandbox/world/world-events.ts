import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import { SECTOR_LIST, type Sector } from '../../../schema/codes/sector.ts';
import type { WorldEvent, WorldLot, WorldProject } from './world-project.ts';
import type { Moment } from './world-timeline.ts';

type Draft = Pick<WorldProject, 'sector' | 'title' | 'description' | 'localCode' | 'owner' | 'agency' | 'budgetYuan' | 'lots'>;

const GENERAL: Readonly<Record<NoticeKind, string>> = {
  PLAN: '招标计划',
  ANNOUNCEMENT: '招标公告',
  PREQUALIFICATION: '资格预审公告',
  PREQUALIFICATION_RESULT: '资格预审结果公示',
  CLARIFICATION: '澄清公告',
  CORRECTION: '变更公告',
  OPENING_RECORD: '开标记录',
  CANDIDATES: '中标候选人公示',
  RESULT: '中标结果公告',
  CONTRACT: '合同公告',
  PERFORMANCE: '合同履行信息公示',
  FAILURE: '流标公告',
  TERMINATION: '终止公告',
  PUBLIC_INFORMATION: '出让信息公示',
  REGISTRATION: '登记公告',
  OTHER: '公告',
};

/** What a step is called, where a sector does not use the words of tenders. */
const SUFFIXES: Readonly<Record<Sector, Partial<Record<NoticeKind, string>>>> = {
  ENGINEERING: {},
  PROCUREMENT: {
    PLAN: '采购意向公告',
    ANNOUNCEMENT: '采购公告',
    CORRECTION: '更正公告',
    RESULT: '中标（成交）结果公告',
    FAILURE: '废标公告',
  },
  LAND: { ANNOUNCEMENT: '挂牌出让公告', RESULT: '成交结果公示' },
  MINERAL: { ANNOUNCEMENT: '挂牌出让公告', RESULT: '成交结果公示' },
  PROPERTY_RIGHTS: { ANNOUNCEMENT: '转让信息披露', RESULT: '成交公告' },
  OTHER: { ANNOUNCEMENT: '交易公告', RESULT: '成交公示' },
};

/** Puts words to the steps of a project. */
export function eventsOf(draft: Draft, moments: readonly Moment[]): readonly WorldEvent[] {
  return moments.map(({ kind, at }) => ({ kind, at, title: titleOf(draft, kind), content: contentOf(draft, kind) }));
}

function titleOf({ sector, title }: Draft, kind: NoticeKind): string {
  return title + (SUFFIXES[sector][kind] ?? GENERAL[kind]);
}

function contentOf(draft: Draft, kind: NoticeKind): string {
  return [...headOf(draft), ...(DETAILS[kind]?.(draft) ?? []), '特此公告。'].join('\n');
}

function headOf({ sector, title, localCode, owner, agency, budgetYuan, description }: Draft): readonly string[] {
  const kindOfTrade = SECTOR_LIST.entries.find(({ code }) => code === sector)!.zh;
  const head = [`项目名称：${title}`, `项目编号：${localCode}`, `交易类别：${kindOfTrade}`, `项目单位：${owner.name}`];
  if (agency !== null) head.push(`代理机构：${agency.name}`);
  return [...head, `预算（起始价）金额：${budgetYuan}元`, description];
}

const DETAILS: Partial<Record<NoticeKind, (draft: Draft) => readonly string[]>> = {
  OPENING_RECORD: ({ lots }) =>
    lots.flatMap((lot) => lot.bids.map(({ bidder, priceYuan }) => `${lot.title}：${bidder.name}，报价${priceYuan}元`)),
  CANDIDATES: ({ lots }) => lots.flatMap(candidateLines),
  RESULT: ({ lots }) =>
    lots.filter(({ winner }) => winner !== null).map((lot) => `${lot.title}：${lot.winner!.name}，成交金额${lot.winPriceYuan}元`),
  CONTRACT: ({ lots }) =>
    lots.flatMap(({ contract, winner }) =>
      contract === null ? [] : [`合同编号：${contract.code}，乙方：${winner!.name}，合同金额：${contract.priceYuan}元`],
    ),
  PERFORMANCE: ({ lots }) => lots.flatMap(({ settlement }) => (settlement === null ? [] : [`结算金额：${settlement.priceYuan}元`])),
  CORRECTION: () => ['原公告的投标文件递交截止时间顺延，其他内容不变。'],
  CLARIFICATION: () => ['对潜在投标人提出的疑问予以澄清，详见附件。'],
  FAILURE: () => ['有效投标人（竞买人）不足，本次交易失败。'],
  TERMINATION: () => ['因项目重大变更，本次交易终止。'],
};

function candidateLines({ title, bids }: WorldLot): readonly string[] {
  return bids
    .filter(({ rank }) => rank !== null)
    .map(({ rank, bidder, priceYuan }) => `${title}：第${rank}中标候选人 ${bidder.name}，${priceYuan}元`);
}
