import type { Confidence } from '../../../schema/codes/confidence.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { BothLanguages } from '../policies/policy.ts';

/** One entry of a 公共资源交易目录 as its file states it. */
export interface CatalogueItem {
  readonly id: string;
  /** As the catalogue numbers it. */
  readonly number: string | null;
  readonly name: BothLanguages;
  /** GB/T 2260; null for the whole country. */
  readonly region: string | null;
  /** Sectors whose projects may fall under it. */
  readonly sectors: readonly Sector[];
  /** 交易分类代码 of its deals. */
  readonly categories: readonly string[];
  /** What a classification or title says where sector and category do not tell; without words the sector alone tells. */
  readonly words: readonly string[];
  /** Null where not known. */
  readonly mustTradeOnPlatform: boolean | null;
  /** Exact decimal in yuan from which on it must; null where there is none or it is not known. */
  readonly thresholdYuan: string | null;
  readonly validFrom: string | null;
  /** Last day. */
  readonly validUntil: string | null;
  readonly basis: readonly { readonly policy: string; readonly article: string | null }[];
  readonly confidence: Confidence;
  readonly note: BothLanguages | null;
}

/** An item as the store holds it. */
export interface StoredCatalogueItem extends CatalogueItem {
  readonly file: string;
  readonly fileVersion: number;
  readonly knownSince: string;
}
