import type { Instant } from './instant.ts';
import type { Money } from './money.ts';
import type { Party } from './party.ts';
import type { RecordHead } from './record-head.ts';

export const AWARD_STATUSES = ['CANDIDATE', 'WON', 'DEAL', 'CANCELLED'] as const;
/** 候选人, 中标/成交, 竞得/受让, 作废. */
export type AwardStatus = (typeof AWARD_STATUSES)[number];

/** 中标候选人, 中标(成交)结果, 竞得人, 受让方 (tables 510, 513, 553, 601, 652, 701, 753). */
export interface Award extends RecordHead {
  readonly kind: 'award';
  readonly status: AwardStatus;
  readonly lotCode: string | null;
  /** Rank among the candidates, 1 first. */
  readonly rank: number | null;
  /** Members of a consortium are separate parties. */
  readonly parties: readonly Party[];
  readonly price: Money | null;
  readonly decidedAt: Instant | null;
  readonly durationDays: number | null;
  readonly quality: string | null;
  readonly dealCodes: readonly string[];
}
