import type { CreditEventKind, DisclosureScope } from '../codes/credit-event-kind.ts';
import type { Coded } from './coded.ts';
import type { Instant } from './instant.ts';
import type { Money } from './money.ts';
import type { Party } from './party.ts';
import type { RecordHead } from './record-head.ts';

/** 信用信息 (tables 300 违法违规, 302 黑名单, 303 撤销黑名单, 304 奖励, 305 履约). */
export interface CreditEvent extends RecordHead {
  readonly kind: 'creditEvent';
  readonly eventKind: CreditEventKind;
  readonly party: Party;
  /** 标识号; a withdrawal carries that of the entry it withdraws. */
  readonly eventCode: string | null;
  readonly title: string | null;
  readonly reason: string | null;
  /** 处罚依据: the legal basis as printed. */
  readonly basis: string | null;
  readonly result: string | null;
  /** 奖惩类型 as printed (dictionary 1401, whose values were not seen). */
  readonly measure: string | null;
  /** The body that decided. */
  readonly authority: string | null;
  /** 处理文件文号. */
  readonly documentNumber: string | null;
  /** 违规时间, 合同完成时间: when it happened, as apart from when it was decided. */
  readonly occurredAt: Instant | null;
  readonly decidedAt: Instant | null;
  /** 发布日期. */
  readonly disclosedAt: Instant | null;
  /** 限制的行为 as printed (dictionary 1007, whose values were not seen); null where nothing is restricted. */
  readonly restrictedAction: string | null;
  readonly restrictedFrom: Instant | null;
  readonly restrictedUntil: Instant | null;
  /** 是否撤销, as the entry itself states it. */
  readonly withdrawn: boolean | null;
  /** What states no scope, or one that no list holds, is not public. */
  readonly scope: Coded<DisclosureScope> | null;
  /** Project, section and deal code that the event is about, as printed. */
  readonly projectCode: string | null;
  readonly lotCode: string | null;
  readonly dealCodes: readonly string[];
  /** Of a PERFORMANCE. */
  readonly contractPrice: Money | null;
  readonly settlement: Money | null;
}
