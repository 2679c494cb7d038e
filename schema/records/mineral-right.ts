import type { Instant } from './instant.ts';
import type { Money } from './money.ts';
import type { RecordHead } from './record-head.ts';

/** 矿业权 (tables 650–660): an exploration or mining right offered, granted or registered. */
export interface MineralRight extends RecordHead {
  readonly kind: 'mineralRight';
  readonly right: 'EXPLORATION' | 'MINING' | null;
  readonly title: string;
  /** 许可证号. */
  readonly licenceNumber: string | null;
  /** 矿种 as printed. */
  readonly mineral: string | null;
  /** Exact decimal, square kilometres. */
  readonly areaSquareKilometres: string | null;
  readonly areaRaw: string | null;
  readonly location: string | null;
  readonly coordinates: string | null;
  /** 出让年限 or 有效期 as printed. */
  readonly term: string | null;
  readonly validFrom: Instant | null;
  readonly validTo: Instant | null;
  /** 项目类型: 首次登记, 变更登记, … as printed. */
  readonly registrationType: string | null;
  readonly authority: string | null;
  readonly price: Money | null;
}
