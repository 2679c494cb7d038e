import type { NoticeKind } from '../../schema/codes/notice-kind.ts';
import type { Sector } from '../../schema/codes/sector.ts';
import type { Coded } from '../../schema/records/coded.ts';
import { dealCodes } from './deal-codes.ts';
import type { MappingTable, Reader } from './reader.ts';
import type { FieldsOf } from './record-mapping.ts';
import { optionalRegion } from './region.ts';
import { constant, mapped, optionalText } from './text.ts';

type Specified = 'project' | 'notice' | 'award' | 'propertyAsset';
type Table<Kind extends Specified> = MappingTable<FieldsOf<Kind>>;
type Own<Kind extends Specified, Stated extends keyof Table<Kind>> = Pick<Table<Kind>, Stated> & Partial<Table<Kind>>;

/** The columns that the tables of the data specification have in common for a project; each table states what differs. */
export function projectFields(sector: Sector, own: Own<'project', 'title' | 'parties'>): Table<'project'> {
  return {
    sector: constant(sector),
    projectCode: constant(null),
    constructionProjectCode: constant(null),
    investmentProjectCode: constant(null),
    dealCodes: dealCodes('UNIFIED_DEAL_CODE'),
    region: optionalRegion('REGION_CODE'),
    method: constant(null),
    stage: constant(null),
    createdAt: constant(null),
    budget: constant(null),
    content: constant(null),
    classification: constant(null),
    platformName: optionalText('TRA_AGENCY_NAME'),
    platformCode: optionalText('TRA_AGENCY_CODE'),
    ...own,
  };
}

/** The same for a notice. */
export function noticeFields(sector: Sector, own: Own<'notice', 'noticeKind' | 'title' | 'publishedAt' | 'content'>): Table<'notice'> {
  return {
    sector: constant(sector),
    nature: constant(null),
    region: optionalRegion('REGION_CODE'),
    contentType: contentType(own.content),
    url: optionalText('URL'),
    media: constant(null),
    deadline: constant(null),
    openingAt: constant(null),
    publicFrom: constant(null),
    publicTo: constant(null),
    lotCodes: constant([]),
    dealCodes: dealCodes('UNIFIED_DEAL_CODE'),
    attachments: constant([]),
    ...own,
  };
}

/** The same for a deal (成交): who got it, at what price, when. */
export function dealFields(own: Own<'award', 'parties' | 'price' | 'decidedAt'>): Table<'award'> {
  return {
    status: constant('DEAL'),
    lotCode: constant(null),
    rank: constant(null),
    durationDays: constant(null),
    quality: constant(null),
    dealCodes: dealCodes('UNIFIED_DEAL_CODE'),
    ...own,
  };
}

/** The same for an asset for sale (标的). */
export function assetFields(own: Own<'propertyAsset', 'title'>): Table<'propertyAsset'> {
  return {
    assetCode: optionalText('BID_CODE'),
    category: constant(null),
    percent: constant(null),
    appraisal: constant(null),
    listingPrice: constant(null),
    listedAt: constant(null),
    listingDays: constant(null),
    holders: constant([]),
    buyerConditions: constant(null),
    approvedBy: constant(null),
    companyName: constant(null),
    companyCode: constant(null),
    ...own,
  };
}

/** The specification does not say whether contents are HTML: a tag does. */
function contentType(content: Reader<string | null>): Reader<'TEXT' | 'HTML' | null> {
  return mapped(content, (text) => (text === null ? null : /<\/?[a-z][^<>]*>/iu.test(text) ? 'HTML' : 'TEXT'));
}

/** A kind that the table itself states; its number is the raw value. */
export function statedKind(kind: NoticeKind, table: string): Reader<Coded<NoticeKind>> {
  return constant({ code: kind, raw: table });
}
