/** How exactly a source states a moment. A legacy midnight stands for a day, not for 00:00. */
export const TIME_PRECISIONS = ['YEAR', 'MONTH', 'DAY', 'MINUTE', 'SECOND', 'MILLISECOND'] as const;
export type TimePrecision = (typeof TIME_PRECISIONS)[number];

/** A moment as a source stated it. */
export interface Instant {
  /** ISO 8601 with offset, e.g. `2026-03-16T18:00:00+08:00`. Legacy times are Asia/Shanghai. */
  readonly at: string;
  readonly precision: TimePrecision;
  /** The characters the source wrote. */
  readonly raw: string;
}
