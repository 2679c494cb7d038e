import type { Instant } from './instant.ts';
import type { RecordHead } from './record-head.ts';

/** 评标专家 (table 508): secret (招标投标法 第三十七条、第四十四条), nothing is derived from it; id numbers are not read. */
export interface Evaluator extends RecordHead {
  readonly kind: 'evaluator';
  readonly lotCode: string | null;
  readonly name: string;
  /** 专家类别 as printed (dictionary 2007, whose values were not seen). */
  readonly type: string | null;
  readonly checkedInAt: Instant | null;
  /** 是否为评标组长. */
  readonly isChair: boolean | null;
}
