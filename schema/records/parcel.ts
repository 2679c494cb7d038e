import type { Instant } from './instant.ts';
import type { Money } from './money.ts';
import type { RecordHead } from './record-head.ts';

/** 宗地 (table 601; landchina supply results). */
export interface Parcel extends RecordHead {
  readonly kind: 'parcel';
  /** 宗地编号. */
  readonly parcelCode: string | null;
  /** 投资项目统一代码 of what is to be built on it. */
  readonly investmentProjectCode: string | null;
  /** 电子监管号. */
  readonly supervisionNumber: string | null;
  readonly location: string | null;
  /** Exact decimal, square metres. Sources state hectares or square metres. */
  readonly areaSquareMetres: string | null;
  readonly areaRaw: string | null;
  readonly landUse: string | null;
  /** 供应方式 as printed (挂牌出让, 划拨, …). */
  readonly supplyMethod: string | null;
  /** 出让年限 as printed. */
  readonly term: string | null;
  readonly landGrade: string | null;
  readonly plotRatioMin: string | null;
  readonly plotRatioMax: string | null;
  readonly dealPrice: Money | null;
  readonly startPrice: Money | null;
  readonly approvedBy: string | null;
  readonly signedAt: Instant | null;
}
