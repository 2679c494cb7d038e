import type { Instant } from './instant.ts';
import type { Money } from './money.ts';
import type { RecordHead } from './record-head.ts';

/** 标段(包) (table 502 SECTION; 采购项目子包 550). */
export interface Lot extends RecordHead {
  readonly kind: 'lot';
  /** 标段(包)编号, as printed. */
  readonly lotCode: string | null;
  readonly title: string;
  readonly dealCodes: readonly string[];
  readonly content: string | null;
  readonly classification: string | null;
  /** 合同估算价. */
  readonly estimate: Money | null;
  readonly qualification: string | null;
  /** 工期, days. */
  readonly durationDays: number | null;
  readonly createdAt: Instant | null;
}
