import type { AwardStatus } from '../../../schema/records/award.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { Party } from '../../../schema/records/party.ts';

/** A party with what it won, offered or is proposed for. BID is an offer without a decision. */
export interface Outcome {
  readonly status: AwardStatus | 'BID';
  readonly lotCode: string | null;
  readonly rank: number | null;
  readonly parties: readonly Party[];
  readonly price: Money | null;
  readonly quality: string | null;
  /** The term in its own row, where it is a plain number of days. */
  readonly durationDays?: number | null;
  /** The bond of a bid. */
  readonly bond?: Money | null;
}
