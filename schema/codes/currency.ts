import type { CodeList } from './code-list.ts';

/** Currencies that prices of public resources are stated in. */
export const CURRENCIES = ['CNY', 'USD', 'EUR', 'HKD', 'JPY'] as const;
export type Currency = (typeof CURRENCIES)[number];

export const CURRENCY_LIST: CodeList<Currency> = {
  name: 'currency',
  zh: '币种',
  source: 'GB/T 12406, ISO 4217',
  confidence: 'V',
  entries: [
    { code: 'CNY', zh: '人民币', en: 'Yuan renminbi' },
    { code: 'USD', zh: '美元', en: 'US dollar' },
    { code: 'EUR', zh: '欧元', en: 'Euro' },
    { code: 'HKD', zh: '港元', en: 'Hong Kong dollar' },
    { code: 'JPY', zh: '日元', en: 'Yen' },
  ],
};
