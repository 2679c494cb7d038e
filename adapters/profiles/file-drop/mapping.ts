import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import { parseDealCode } from '../../../schema/identifiers/deal-code.ts';
import type { Finding } from '../../../schema/records/finding.ts';
import { optionalCode } from '../../mapping/code.ts';
import { optionalMoney } from '../../mapping/money.ts';
import { parties, partiesOf } from '../../mapping/party.ts';
import { FAULT, fault, finding, textOf, type Columns, type Reader } from '../../mapping/reader.ts';
import { optionalRegion } from '../../mapping/region.ts';
import { constant, list, mapped, optionalDecimal, optionalInteger, optionalText, text } from '../../mapping/text.ts';
import { optionalTime, time } from '../../mapping/time.ts';
import { EQUITY, EXCHANGE_TYPE } from './codes.ts';
import { readProjectCode } from './project-code.ts';
import { recordMapping, type RecordMapping, type TableMapping } from './row-mapping.ts';

const TEST_TITLE = /[【[（(](?:系统|接口|联调|压力)?测试(?:数据|项目)?[】\]）)]/u;
const PLATFORM = { role: 'PLATFORM', name: 'TRA_AGENCY_NAME', code: 'TRA_AGENCY_CODE' } as const;
const CURRENCY_AND_UNIT = { currency: 'CURRENCY_CODE', unit: 'PRICE_UNIT' } as const;

const listingPrice = optionalMoney({ amount: 'PROJECT_PRICE', ...CURRENCY_AND_UNIT });
/** Table 700 may state a price that is no sum. */
const assetListingPrice = optionalMoney({ amount: 'PROJECT_PRICE', form: 'PRICE_FORM_CODE', other: 'OTHER_PRICE', ...CURRENCY_AND_UNIT });
const dealPrice = optionalMoney({ amount: 'TRADE_VALUE', ...CURRENCY_AND_UNIT });
const assetDealPrice = optionalMoney({ amount: 'TRADE_VALUE', form: 'PRICE_FORM_CODE', other: 'OTHER_BID_PRICE', ...CURRENCY_AND_UNIT });

/** A title that must be stated and must not mark a test row: such a row stays out and its owner hears of it. */
const realTitle: Reader<string> = {
  columns: ['PROJECT_NAME'],
  read(row, findings) {
    const title = text('PROJECT_NAME').read(row, findings);
    return title !== FAULT && TEST_TITLE.test(title) ? fault(findings, { code: 'TEST_ROW', column: 'PROJECT_NAME', value: title }) : title;
  },
};

/** 统一交易标识码; one that another platform than the row's own issued is noted. */
const dealCodes: Reader<readonly string[]> = {
  columns: ['UNIFIED_DEAL_CODE', 'TRA_AGENCY_CODE'],
  read(row, findings) {
    const codes = list('UNIFIED_DEAL_CODE').read(row, findings);
    return codes === FAULT ? codes : noteForeign(codes, textOf(row, 'TRA_AGENCY_CODE'), findings);
  },
};

function noteForeign(codes: readonly string[], agency: string | null, findings: Finding[]): readonly string[] {
  for (const value of codes) {
    const issuer = parseDealCode(value)?.issuer ?? agency;
    if (agency !== null && issuer !== agency)
      findings.push(finding({ code: 'FOREIGN_PLATFORM', severity: 'NOTE', column: 'UNIFIED_DEAL_CODE', value }));
  }
  return codes;
}

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
  return recordMapping('project', projectId, {
    sector: constant('PROPERTY_RIGHTS'),
    title: realTitle,
    projectCode: optionalText('PROJECT_CODE'),
    constructionProjectCode: constant(null),
    investmentProjectCode: constant(null),
    dealCodes,
    region: optionalRegion('REGION_CODE'),
    method: optionalCode('PRE_EXCHANGE_TYPE', EXCHANGE_TYPE),
    stage: constant(null),
    createdAt: optionalTime('PUBLISH_DATE'),
    budget: price,
    content: optionalText(contentColumn),
    classification,
    parties: partiesOf({ role: 'SELLER', name: 'SELLER_NAME', code: 'SELLER_CODE' }, PLATFORM),
    platformName: optionalText('TRA_AGENCY_NAME'),
    platformCode: optionalText('TRA_AGENCY_CODE'),
  });
}

function notice(kind: NoticeKind, dateColumn: string, contentColumn: string | null, nature: typeof natureOfListing): RecordMapping {
  const content = contentColumn === null ? constant(null) : optionalText(contentColumn);
  return recordMapping('notice', (row) => `${kind}/${withBid(row, textOf(row, 'PROJECT_CODE') ?? '')}`, {
    sector: constant('PROPERTY_RIGHTS'),
    noticeKind: constant({ code: kind, raw: kind === 'RESULT' ? '交易结果' : '挂牌披露' }),
    nature,
    title: realTitle,
    publishedAt: time(dateColumn),
    region: optionalRegion('REGION_CODE'),
    content,
    contentType: mapped(content, (value) => (value === null ? null : 'TEXT')),
    url: optionalText('PROJECT_URL'),
    media: optionalText('TRA_AGENCY_NAME'),
    deadline: constant(null),
    openingAt: constant(null),
    publicFrom: kind === 'ANNOUNCEMENT' ? optionalTime(dateColumn) : constant(null),
    publicTo: constant(null),
    lotCodes: list('BID_CODE'),
    dealCodes,
    attachments: constant([]),
  });
}

function listedAsset(price: typeof listingPrice, category: Reader<string | null>): RecordMapping {
  return recordMapping('propertyAsset', withBid, {
    assetCode: optionalText('BID_CODE'),
    title: text('PROJECT_NAME'),
    category,
    percent: optionalDecimal('TOTAL_PERCENT'),
    appraisal: constant(null),
    listingPrice: price,
    listedAt: optionalTime('PUBLISH_DATE'),
    listingDays: optionalInteger('PUBLISH_DURATION'),
    holders: parties({ role: 'SELLER', name: 'SELLER_NAME', code: 'SELLER_CODE' }),
    buyerConditions: optionalText('BUYER_POSTULATE'),
  });
}

/** SELLER_* is 受让方, the buyer, in the result tables 701 and 753; in the listings 700 and 750 it is 转让方, the seller. */
function deal(price: typeof dealPrice): RecordMapping {
  return recordMapping('award', (row, id) => `deal/${withBid(row, id)}`, {
    status: constant('DEAL'),
    lotCode: optionalText('BID_CODE'),
    rank: constant(null),
    parties: parties({ role: 'BUYER', name: 'SELLER_NAME', code: 'SELLER_CODE' }),
    price,
    decidedAt: optionalTime('TRADE_DATE'),
    durationDays: constant(null),
    quality: constant(null),
    dealCodes,
  });
}

/** What a result says of the asset itself: its appraised value. The listing's own record stays as the listing has it. */
const appraisedAsset = recordMapping('propertyAsset', (row, id) => `appraised/${withBid(row, id)}`, {
  assetCode: optionalText('BID_CODE'),
  title: text('PROJECT_NAME'),
  category: constant('转让标的评估值'),
  percent: constant(null),
  appraisal: optionalMoney({ amount: 'OBJECT_EVALUATE_VALUE', ...CURRENCY_AND_UNIT }),
  listingPrice: constant(null),
  listedAt: constant(null),
  listingDays: constant(null),
  holders: constant([]),
  buyerConditions: constant(null),
});

const resultNotice = notice(
  'RESULT',
  'TRADE_DATE',
  null,
  mapped(constant(null), () => null),
);

/** Shareholders of the company for sale, one row each. */
const shareholder = recordMapping('propertyAsset', (row, id) => `${withBid(row, id)}/${textOf(row, 'TOP10_HOLDER_NAME') ?? ''}`, {
  assetCode: optionalText('BID_CODE'),
  title: text('SUBJECT_COMPANY_NAME'),
  category: constant('标的企业股东'),
  percent: optionalDecimal('TOP10_HOLDER_PERCENT'),
  appraisal: constant(null),
  listingPrice: constant(null),
  listedAt: constant(null),
  listingDays: constant(null),
  holders: parties({ role: 'SHAREHOLDER', name: 'TOP10_HOLDER_NAME' }),
  buyerConditions: constant(null),
});

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
  '752': { name: 'TRANSFER_ENTE_HAREHOLDER', keyColumns: ['BID_CODE', 'TOP10_HOLDER_NAME'], records: [shareholder] },
  '753': { name: 'STOCK_TRADE_RESULT_INFO', keyColumns: ['BID_CODE'], records: [deal(dealPrice), appraisedAsset, resultNotice] },
};
