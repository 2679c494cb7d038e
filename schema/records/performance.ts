import type { Instant } from './instant.ts';
import type { Money } from './money.ts';
import type { Party } from './party.ts';
import type { RecordHead } from './record-head.ts';

/** 履约 (tables 522, 305; 履约验收 notices). */
export interface Performance extends RecordHead {
  readonly kind: 'performance';
  readonly title: string | null;
  readonly lotCode: string | null;
  readonly parties: readonly Party[];
  readonly settlement: Money | null;
  readonly finishedAt: Instant | null;
  readonly content: string | null;
}
