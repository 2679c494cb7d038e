import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import { optionalCode } from '../../mapping/code.ts';
import { optionalMoney } from '../../mapping/money.ts';
import { SHAREHOLDER, SUBJECT_COMPANY } from '../../mapping/national-tables/property-company.ts';
import { parties, partiesOf } from '../../mapping/party.ts';
import { textOf, type Columns, type Reader } from '../../mapping/reader.ts';
import { assetFields, dealFields, noticeFields, projectFields } from '../../mapping/specified-fields.ts';
import { realTitle } from '../../mapping/test-title.ts';
import { constant, list, mapped, optionalDecimal, optionalInteger, optionalText, text } from '../../mapping/text.ts';
import { optionalTime, time } from '../../mapping/time.ts';
import { EQUITY, EXCHANGE_TYPE } from './codes.ts';
import { readProjectCode } from './project-code.ts';
import { recordMapping, type RecordMapping, type TableMapping } from './row-mapping.ts';

const PLATFORM = { role: 'PLATFORM', name: 'TRA_AGENCY_NAME', code: 'TRA_AGENCY_CODE' } as const;
const CURRENCY_AND_UNIT = { currency: 'CURRENCY_CODE', unit: 'PRICE_UNIT' } as const;

const listingPrice = optionalMoney({ amount: 'PROJECT_PRICE', ...CURRENCY_AND_UNIT });
/** Table 700 may state a price that is no sum. */
const assetListingPrice = optionalMoney({ amount: 'PROJECT_PRICE', form: 'PRICE_FORM_CODE', other: 'OTHER_PRICE', ...CURRENCY_AND_UNIT });
const dealPrice = optionalMoney({ amount: 'TRADE_VALUE', ...CURRENCY_AND_UNIT });
const assetDealPrice = optionalMoney({ amount: 'TRADE_VALUE', form: 'PRICE_FORM_CODE', other: 'OTHER_BID_PRICE', ...CURRENCY_AND_UNIT });

const title = realTitle('PROJECT_NAME');

/** A second listing (`…-2`) is a retender; the first is a normal one. */
const natureOfListing: Reader<{ code: 'NORMAL' | 'RETENDER'; raw: string } | null> = {
  columns: ['PROJECT_CODE'],
  read(row) {
    const raw = textOf(row, 'PROJECT_CODE');
    return raw === null ? null : { code: readProjectCode(raw).listing > 1 ? 'RETENDER' : 'NORMAL', raw };
  },
};

const projectId: RecordMapping['nativeId'] = (_, projectNativeId) => projectNativeId;
const withBid = (row: Columns, id: string): string => [id, textOf(row, 'BID_CODE')].filter((part) => part !== null).join('/');

function listedProject(contentColumn: string, price: typeof listingPrice, classification: Reader<string | null>): RecordMapping {
  const own = {
    title,
    projectCode: optionalText('PROJECT_CODE'),
    method: optionalCode('PRE_EXCHANGE_TYPE', EXCHANGE_TYPE),
    createdAt: optionalTime('PUBLISH_DATE'),
    budget: price,
    content: optionalText(contentColumn),
    classification,
    parties: partiesOf({ role: 'SELLER', name: 'SELLER_NAME', code: 'SELLER_CODE' }, PLATFORM),
  };
  return recordMapping('project', projectId, projectFields('PROPERTY_RIGHTS', own));
}

function notice(kind: NoticeKind, dateColumn: string, contentColumn: string | null, nature: typeof natureOfListing): RecordMapping {
  const own = {
    noticeKind: constant({ code: kind, raw: kind === 'RESULT' ? '交易结果' : '挂牌披露' }),
    nature,
    title,
    publishedAt: time(dateColumn),
    content: contentColumn === null ? constant(null) : optionalText(contentColumn),
    url: optionalText('PROJECT_URL'),
    media: optionalText('TRA_AGENCY_NAME'),
    publicFrom: kind === 'ANNOUNCEMENT' ? optionalTime(dateColumn) : constant(null),
    lotCodes: list('BID_CODE'),
  };
  const nativeId = (row: Columns): string => `${kind}/${withBid(row, textOf(row, 'PROJECT_CODE') ?? '')}`;
  return recordMapping('notice', nativeId, noticeFields('PROPERTY_RIGHTS', own));
}

function listedAsset(price: typeof listingPrice, category: Reader<string | null>): RecordMapping {
  const own = {
    title: text('PROJECT_NAME'),
    category,
    percent: optionalDecimal('TOTAL_PERCENT'),
    listingPrice: price,
    listedAt: optionalTime('PUBLISH_DATE'),
    listingDays: optionalInteger('PUBLISH_DURATION'),
    holders: parties({ role: 'SELLER', name: 'SELLER_NAME', code: 'SELLER_CODE' }),
    buyerConditions: optionalText('BUYER_POSTULATE'),
    approvedBy: optionalText('AUTHORIZE_UNIT'),
  };
  return recordMapping('propertyAsset', withBid, assetFields(own));
}

/** SELLER_* is 受让方, the buyer, in the result tables 701 and 753; in the listings 700 and 750 it is 转让方, the seller. */
function deal(price: typeof dealPrice): RecordMapping {
  const own = {
    lotCode: optionalText('BID_CODE'),
    parties: parties({ role: 'BUYER', name: 'SELLER_NAME', code: 'SELLER_CODE' }),
    price,
    decidedAt: optionalTime('TRADE_DATE'),
  };
  return recordMapping('award', (row, id) => `deal/${withBid(row, id)}`, dealFields(own));
}

/** What a result says of the asset itself: its appraised value. The listing's own record stays as the listing has it. */
const appraisedAsset = recordMapping(
  'propertyAsset',
  (row, id) => `appraised/${withBid(row, id)}`,
  assetFields({
    title: text('PROJECT_NAME'),
    category: constant('转让标的评估值'),
    appraisal: optionalMoney({ amount: 'OBJECT_EVALUATE_VALUE', ...CURRENCY_AND_UNIT }),
  }),
);

const resultNotice = notice(
  'RESULT',
  'TRADE_DATE',
  null,
  mapped(constant(null), () => null),
);

const subjectCompany: RecordMapping = { ...SUBJECT_COMPANY, nativeId: (row, id) => `company/${withBid(row, id)}` };
const shareholder: RecordMapping = {
  ...SHAREHOLDER,
  nativeId: (row, id) => `${withBid(row, id)}/${textOf(row, 'TOP10_HOLDER_NAME') ?? ''}`,
};

/** The tables that a drop may hold, by their numbers in the data specification. */
export const TABLES: Readonly<Record<string, TableMapping>> = {
  '700': {
    name: 'LISTING_PUB_INFO',
    keyColumns: ['BID_CODE'],
    records: [
      listedProject('TRANSFER_NOTES', assetListingPrice, optionalText('PROJECT_TYPE')),
      listedAsset(assetListingPrice, optionalText('PROJECT_TYPE')),
      notice('ANNOUNCEMENT', 'PUBLISH_DATE', 'TRANSFER_NOTES', natureOfListing),
    ],
  },
  '701': { name: 'TRADE_RESULT_INFO', keyColumns: ['BID_CODE'], records: [deal(assetDealPrice), appraisedAsset, resultNotice] },
  '750': {
    name: 'STOCK_LISTING_PUB_INFO',
    keyColumns: ['BID_CODE'],
    records: [
      listedProject('IMPORTANT_INFO', listingPrice, optionalText('PROJECT_CLASSIFY_CODE')),
      listedAsset(listingPrice, constant(EQUITY)),
      notice('ANNOUNCEMENT', 'PUBLISH_DATE', 'IMPORTANT_INFO', natureOfListing),
    ],
  },
  '751': { name: 'TRANSFER_ENTE_INFO', keyColumns: ['BID_CODE'], records: [subjectCompany] },
  '752': { name: 'TRANSFER_ENTE_HAREHOLDER', keyColumns: ['BID_CODE', 'TOP10_HOLDER_NAME'], records: [shareholder] },
  '753': { name: 'STOCK_TRADE_RESULT_INFO', keyColumns: ['BID_CODE'], records: [deal(dealPrice), appraisedAsset, resultNotice] },
};
