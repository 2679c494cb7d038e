import Big from 'big.js';

/** Yuan per printed unit. */
export const YUAN_PER: Readonly<Record<string, string>> = {
  元: '1',
  圆: '1',
  万元: '10000',
  万: '10000',
  亿元: '100000000',
  亿: '100000000',
};

/** A printed number, thousands parted or not. */
export const NUMBER = String.raw`-?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?`;
/** Units of a sum of money. */
export const UNIT = '亿元|万元|元';

/** Exact yuan of a printed number in its unit. */
export function yuanOf(number: string, unit: string): Big {
  return new Big(number.replaceAll(/[,，]/gu, '')).times(YUAN_PER[unit]!);
}
