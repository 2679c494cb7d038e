import { CURRENCY_LIST, type Currency } from '../../schema/codes/currency.ts';
import { TRUTH_LIST, type Truth } from '../../schema/codes/true-or-false.ts';
import { REGION_LIST } from '../../schema/identifiers/region-list.ts';
import type { LocalCodes } from './local-codes.ts';

/** CURRENCY_CODE (GB/T 12406): number or letters. */
export const CURRENCY_CODE: LocalCodes<Currency> = {
  list: 'CURRENCY_CODE',
  national: CURRENCY_LIST,
  source: 'GB/T 12406',
  codes: {
    '156': 'CNY',
    CNY: 'CNY',
    RMB: 'CNY',
    人民币: 'CNY',
    '840': 'USD',
    USD: 'USD',
    '978': 'EUR',
    EUR: 'EUR',
    '344': 'HKD',
    HKD: 'HKD',
    '392': 'JPY',
    JPY: 'JPY',
  },
};

/** 是/否. */
export const TRUE_OR_FALSE: LocalCodes<Truth> = {
  list: 'TRUE_OR_FALSE',
  national: TRUTH_LIST,
  source: 'data specification, C1',
  codes: { '1': 'TRUE', T: 'TRUE', t: 'TRUE', 是: 'TRUE', '0': 'FALSE', F: 'FALSE', f: 'FALSE', 否: 'FALSE' },
};

/** Region codes are their own meaning; an owner may say what a code of his own stands for. */
export const REGION_CODE: LocalCodes<string> = { list: 'GB/T 2260', national: REGION_LIST, source: 'GB/T 2260', codes: {} };

/** Lists that the mapping kit reads for every profile. */
export const COMMON_CODES: readonly LocalCodes<string>[] = [REGION_CODE, CURRENCY_CODE, TRUE_OR_FALSE];
