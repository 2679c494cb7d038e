import { parties } from '../party.ts';
import { recordMapping } from '../record-mapping.ts';
import { assetFields } from '../specified-fields.ts';
import { constant, optionalDecimal, optionalText, text } from '../text.ts';

const company = {
  title: text('SUBJECT_COMPANY_NAME'),
  companyName: optionalText('SUBJECT_COMPANY_NAME'),
  companyCode: optionalText('SUBJECT_COMPANY_CODE'),
};

/** 转让标的企业信息 [751]: the company for sale and the share of it that is; its accounts stay with their owner. */
export const SUBJECT_COMPANY = recordMapping(
  'propertyAsset',
  assetFields({ ...company, category: constant('标的企业'), percent: optionalDecimal('SELL_PERCENT') }),
);

/** 转让标的企业股东信息 [752]: one row for each shareholder. */
export const SHAREHOLDER = recordMapping(
  'propertyAsset',
  assetFields({
    ...company,
    category: constant('标的企业股东'),
    percent: optionalDecimal('TOP10_HOLDER_PERCENT'),
    holders: parties({ role: 'SHAREHOLDER', name: 'TOP10_HOLDER_NAME' }),
  }),
);
