import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { TradeMethod } from '../../../schema/codes/trade-method.ts';

/** Dirt that a stand-in writes into the rows of a project, on purpose. */
export const DIRT_KINDS = [
  'TIE',
  'UNREADABLE_ROW',
  'UNKNOWN_CODE',
  'WAN_YUAN',
  'RESENT',
  'OUT_OF_ORDER',
  'DELETED',
  'TEST_ROW',
  'INVALID_BYTES',
  'FOREIGN_PLATFORM_CODE',
  'ONE_ELEMENT_LIST',
] as const;
export type DirtKind = (typeof DIRT_KINDS)[number];

export interface WorldParty {
  readonly name: string;
  /** Valid, invented 统一社会信用代码. */
  readonly creditCode: string;
}

export interface WorldBid {
  readonly bidder: WorldParty;
  /** Exact decimal, yuan. */
  readonly priceYuan: string;
  readonly submittedAt: Date;
  /** Rank among the candidates, null for the others. */
  readonly rank: number | null;
}

/** 标段, 子包, 宗地, 矿业权 or 产权标的. */
export interface WorldLot {
  readonly serial: number;
  readonly lotCode: string;
  readonly dealCode: string;
  readonly title: string;
  readonly content: string;
  readonly estimateYuan: string;
  readonly bids: readonly WorldBid[];
  readonly winner: WorldParty | null;
  readonly winPriceYuan: string | null;
  readonly contract: { readonly code: string; readonly signedAt: Date; readonly priceYuan: string; readonly days: number } | null;
  readonly settlement: { readonly finishedAt: Date; readonly priceYuan: string } | null;
  /** Land and mineral lots: square metres (land) or square kilometres (mineral), exact decimal. */
  readonly area: string | null;
  readonly use: string | null;
  readonly years: number | null;
  /** Property rights: percent transferred, exact decimal. */
  readonly percent: string | null;
}

/** One published step of a project's life, oldest first. */
export interface WorldEvent {
  readonly kind: NoticeKind;
  readonly at: Date;
  readonly title: string;
  /** Plain Chinese text with the facts of the step. */
  readonly content: string;
}

/** The truth about one trade; stand-ins render it in their wire shapes. */
export interface WorldProject {
  readonly serial: number;
  readonly sector: Sector;
  /** District or county, GB/T 2260. */
  readonly regionCode: string;
  readonly regionName: string;
  readonly cityCode: string;
  readonly cityName: string;
  readonly title: string;
  readonly description: string;
  /** 17, 20 and (per lot) 23 characters. */
  readonly projectCode: string;
  readonly tenderProjectCode: string;
  /** Number that procurement, land and property systems print. */
  readonly localCode: string;
  readonly investmentProjectCode: string | null;
  readonly method: TradeMethod;
  readonly owner: WorldParty;
  readonly agency: WorldParty | null;
  readonly platform: WorldParty;
  readonly budgetYuan: string;
  readonly createdAt: Date;
  readonly lots: readonly WorldLot[];
  readonly events: readonly WorldEvent[];
  readonly dirt: readonly DirtKind[];
}

/** What a stand-in serves. */
export interface WorldOptions {
  /** Makes the world; equal options give an equal world. */
  readonly seed: string;
  readonly sectors: readonly Sector[];
  /** A province code covers its cities, a city code its districts. */
  readonly regionCode: string;
  readonly projects: number;
  /** First and last day of publication (ten years in the demo). */
  readonly from: Date;
  readonly to: Date;
  /** Share of projects with dirt, 0..1. */
  readonly dirtShare: number;
}
