import type { Instant } from './instant.ts';
import type { Money } from './money.ts';
import type { Party } from './party.ts';
import type { RecordHead } from './record-head.ts';

/** 投标 / 响应 / 竞买 (tables 507, 557). */
export interface Bid extends RecordHead {
  readonly kind: 'bid';
  readonly lotCode: string | null;
  readonly bidder: Party;
  readonly price: Money | null;
  readonly submittedAt: Instant | null;
  /** Bid bond handed in; null where not stated. */
  readonly bondPaid: boolean | null;
  /** The bond's amount, where it is stated. */
  readonly bond: Money | null;
  /** 是否失信人, as the source states it. */
  readonly listedAsDishonest: boolean | null;
  readonly durationDays: number | null;
  /** Decryption or validity remark as printed. */
  readonly remark: string | null;
}
