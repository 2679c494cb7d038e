import { optionalMoney } from '../../mapping/money.ts';
import { assetFields, dealFields, statedKind } from '../../mapping/specified-fields.ts';
import { parties } from '../../mapping/party.ts';
import type { Reader } from '../../mapping/reader.ts';
import { optionalRegion } from '../../mapping/region.ts';
import { constant, list, optionalDecimal, optionalInteger, optionalText, text } from '../../mapping/text.ts';
import { optionalTime } from '../../mapping/time.ts';
import { SHAREHOLDER, SUBJECT_COMPANY } from '../../mapping/national-tables/property-company.ts';
import type { RecordMapping } from '../../mapping/record-mapping.ts';
import { noticeFields } from './notice-fields.ts';
import { part, partsOf, type NationalTable, type Part } from './table.ts';

const sector = 'PROPERTY_RIGHTS';
const project = text('PROJECT_CODE');
const key = text('DATA_KEY');
const dealCodes = list('UNIFIED_DEAL_CODE');
const lotCode = optionalText('BID_CODE');
const listingPrice = optionalMoney({
  amount: 'PROJECT_PRICE',
  unit: 'PRICE_UNIT',
  currency: 'CURRENCY_CODE',
  form: 'PRICE_FORM_CODE',
  other: 'OTHER_PRICE',
});
const tradePrice = optionalMoney({
  amount: 'TRADE_VALUE',
  unit: 'PRICE_UNIT',
  currency: 'CURRENCY_CODE',
  form: 'PRICE_FORM_CODE',
  other: 'OTHER_BID_PRICE',
});

/** What the listings of physical assets (700) and equity (750) state differently. */
interface Listing {
  readonly name: string;
  readonly category: Reader<string | null>;
  readonly percent: Reader<string | null>;
  readonly content: Reader<string | null>;
  readonly buyerConditions: Reader<string | null>;
  readonly approvedBy: Reader<string | null>;
}

/** In 700 and 750 SELLER_* is 转让方, the seller. */
const listing = (number: string, own: Listing): NationalTable => ({
  name: own.name,
  project,
  title: 'PROJECT_NAME',
  parts: [listedProject(own), listedAsset(own), listingNotice(number, own)],
});

const listedProject = ({ category, content }: Listing): Part =>
  part('project', project, {
    sector: constant(sector),
    title: text('PROJECT_NAME'),
    projectCode: project,
    constructionProjectCode: constant(null),
    investmentProjectCode: constant(null),
    dealCodes,
    region: optionalRegion('REGION_CODE'),
    method: constant(null),
    stage: constant(null),
    createdAt: optionalTime('PUBLISH_DATE'),
    budget: listingPrice,
    content,
    classification: category,
    parties: parties({ role: 'SELLER', name: 'SELLER_NAME', code: 'SELLER_CODE' }),
    platformName: optionalText('TRA_AGENCY_NAME'),
    platformCode: optionalText('TRA_AGENCY_CODE'),
  });

const listedAsset = ({ category, percent, buyerConditions, approvedBy }: Listing): Part =>
  part(
    'propertyAsset',
    key,
    assetFields({
      title: text('PROJECT_NAME'),
      category,
      percent,
      listingPrice,
      listedAt: optionalTime('PUBLISH_DATE'),
      listingDays: optionalInteger('PUBLISH_DURATION'),
      holders: parties({ role: 'SELLER', name: 'SELLER_NAME', code: 'SELLER_CODE' }),
      buyerConditions,
      approvedBy,
    }),
  );

const listingNotice = (number: string, { content }: Listing): Part =>
  part(
    'notice',
    key,
    noticeFields(sector, {
      noticeKind: statedKind('ANNOUNCEMENT', number),
      title: text('PROJECT_NAME'),
      publishedAt: optionalTime('PUBLISH_DATE'),
      content,
      url: optionalText('PROJECT_URL'),
      lotCodes: list('BID_CODE'),
    }),
  );

/** Trap of the specification: in 701 and 753 SELLER_* is 受让方, the buyer. */
const result = (number: string, name: string): NationalTable => ({
  name,
  project,
  title: 'PROJECT_NAME',
  parts: [
    part(
      'award',
      key,
      dealFields({
        lotCode,
        parties: parties({ role: 'BUYER', name: 'SELLER_NAME', code: 'SELLER_CODE' }),
        price: tradePrice,
        decidedAt: optionalTime('TRADE_DATE'),
        dealCodes,
      }),
    ),
    part(
      'notice',
      key,
      noticeFields(sector, {
        noticeKind: statedKind('RESULT', number),
        title: text('PROJECT_NAME'),
        publishedAt: optionalTime('TRADE_DATE'),
        content: constant(null),
        url: optionalText('PROJECT_URL'),
        lotCodes: list('BID_CODE'),
      }),
    ),
  ],
});

/** The company whose shares are for sale, and who holds them. */
const company = (name: string, record: RecordMapping): NationalTable => ({
  name,
  project,
  title: 'SUBJECT_COMPANY_NAME',
  parts: partsOf([record], project),
});

/** 国有产权 700, 701 (physical assets), 750–753 (equity). */
export const propertyTables: Readonly<Record<string, NationalTable>> = {
  '700': listing('700', {
    name: 'LISTING_PUB_INFO',
    category: optionalText('PROJECT_TYPE'),
    percent: constant(null),
    content: optionalText('TRANSFER_NOTES'),
    buyerConditions: constant(null),
    approvedBy: constant(null),
  }),
  '701': result('701', 'TRADE_RESULT_INFO'),
  '750': listing('750', {
    name: 'STOCK_LISTING_PUB_INFO',
    category: optionalText('PROJECT_CLASSIFY_CODE'),
    percent: optionalDecimal('TOTAL_PERCENT'),
    content: optionalText('IMPORTANT_INFO'),
    buyerConditions: optionalText('BUYER_POSTULATE'),
    approvedBy: optionalText('AUTHORIZE_UNIT'),
  }),
  '751': company('TRANSFER_ENTE_INFO', SUBJECT_COMPANY),
  '752': company('TRANSFER_ENTE_HAREHOLDER', SHAREHOLDER),
  '753': result('753', 'STOCK_TRADE_RESULT_INFO'),
};
