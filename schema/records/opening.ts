import type { Instant } from './instant.ts';
import type { RecordHead } from './record-head.ts';

/** 开标记录 (tables 506, 556). */
export interface Opening extends RecordHead {
  readonly kind: 'opening';
  readonly title: string | null;
  readonly openedAt: Instant | null;
  readonly place: string | null;
  readonly content: string | null;
  readonly lotCodes: readonly string[];
}
