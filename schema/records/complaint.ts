import type { Instant } from './instant.ts';
import type { Party } from './party.ts';
import type { RecordHead } from './record-head.ts';

/**
 * 投诉 (table 404): not public while it is being dealt with, nor derived into anything that is. Who complains is secret for ever: the
 * complainant's name, phone and mail are never read.
 */
export interface Complaint extends RecordHead {
  readonly kind: 'complaint';
  /** 招标项目（采购项目）名称. */
  readonly title: string | null;
  /** Project, section and deal code that it is about, as printed. */
  readonly projectCode: string | null;
  readonly lotCode: string | null;
  readonly dealCodes: readonly string[];
  /** 被投诉主体. */
  readonly against: readonly Party[];
  /** 依据和理由. */
  readonly reason: string | null;
  readonly content: string;
  /** 处理结果 and 处理依据, as printed. */
  readonly result: string | null;
  readonly basis: string | null;
  readonly filedAt: Instant | null;
  readonly acceptedAt: Instant | null;
  readonly decidedAt: Instant | null;
  /** 限制的行为 as printed (dictionary 1007, whose values were not seen). */
  readonly restrictedAction: string | null;
  readonly restrictedFrom: Instant | null;
  readonly restrictedUntil: Instant | null;
  /** 处理单位. */
  readonly handlingUnit: string | null;
}
