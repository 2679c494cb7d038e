import type { Instant } from './instant.ts';
import type { Money } from './money.ts';
import type { StatedValue } from './notice.ts';
import type { Party } from './party.ts';
import type { RecordHead } from './record-head.ts';

/** 合同 (tables 512, 554). */
export interface Contract extends RecordHead {
  readonly kind: 'contract';
  readonly contractCode: string | null;
  readonly title: string | null;
  readonly lotCode: string | null;
  readonly parties: readonly Party[];
  readonly price: Money | null;
  readonly signedAt: Instant | null;
  /** 合同期限 as printed (days in 512; free text elsewhere). */
  readonly term: string | null;
  readonly content: string | null;
  readonly dealCodes: readonly string[];
  /** Amounts without a field of their own, such as instalments. */
  readonly stated?: readonly StatedValue[];
}
