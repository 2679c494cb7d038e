/** 价款形式 PRICE_FORM_CODE: only AMOUNT is a sum of money; the others are never converted or compared. */
export const PRICE_FORMS = ['AMOUNT', 'RATE', 'UNIT_PRICE', 'OTHER'] as const;
export type PriceForm = (typeof PRICE_FORMS)[number];

/** A price as a source stated it, and in yuan where it is a sum of money. */
export interface Money {
  /** Exact decimal in yuan, e.g. `12345.67`; null where the price is no sum of money or no yuan. */
  readonly yuan: string | null;
  /** ISO 4217, e.g. `CNY`. */
  readonly currency: string;
  readonly form: PriceForm;
  /** The characters the source wrote. */
  readonly raw: string;
  /** The unit the source meant (元, 万元, 亿元, %), null where it named none. */
  readonly rawUnit: string | null;
}
