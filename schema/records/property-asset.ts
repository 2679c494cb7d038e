import type { Instant } from './instant.ts';
import type { Money } from './money.ts';
import type { Party } from './party.ts';
import type { RecordHead } from './record-head.ts';

/** 产权标的 (tables 700, 750, 751, 752): equity, physical asset or other property right. */
export interface PropertyAsset extends RecordHead {
  readonly kind: 'propertyAsset';
  /** 标的编号. */
  readonly assetCode: string | null;
  readonly title: string;
  /** 资产类别 or 项目分类 as printed. */
  readonly category: string | null;
  /** 转让比例, percent, exact decimal. */
  readonly percent: string | null;
  readonly appraisal: Money | null;
  readonly listingPrice: Money | null;
  readonly listedAt: Instant | null;
  /** 挂牌期间, working days. */
  readonly listingDays: number | null;
  readonly holders: readonly Party[];
  readonly buyerConditions: string | null;
  /** 转让行为批准单位 AUTHORIZE_UNIT (table 750). */
  readonly approvedBy: string | null;
  /** 标的企业 (tables 751, 752): the company whose shares are for sale. */
  readonly companyName: string | null;
  /** Its unified social credit code or organisation code, as printed. */
  readonly companyCode: string | null;
}
