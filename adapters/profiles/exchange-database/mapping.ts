import Big from 'big.js';
import type { Coded } from '../../../schema/records/coded.ts';
import type { Stage } from '../../../schema/codes/stage.ts';
import { optionalCode } from '../../mapping/code.ts';
import { optionalMoney } from '../../mapping/money.ts';
import { parties, partiesOf } from '../../mapping/party.ts';
import { textOf, type Reader } from '../../mapping/reader.ts';
import { optionalRegion } from '../../mapping/region.ts';
import { constant, firstOf, list, mapped, optionalDecimal, optionalText, text } from '../../mapping/text.ts';
import { optionalTime, time } from '../../mapping/time.ts';
import { ANNOUNCEMENT_KIND, ANNOUNCEMENT_NATURE, LISTING_TYPE, SQUARE_METRES_PER_UNIT, SUPPLY_TYPE, type LandAreaUnit } from './codes.ts';
import { MINERAL_TABLES } from './mineral-mapping.ts';
import { contentType, dealCodes, realTitle } from './notice-readers.ts';
import { recordMapping, type RecordMapping, type TableMapping } from './record-mapping.ts';

export interface MappingOptions {
  /** Unit of LAND_AREA. */
  readonly landAreaUnit: LandAreaUnit;
  /** Whether the owner fills the land-market columns beside the national ones. */
  readonly marketColumns: boolean;
}

/** The owner's tables, parents before children. */
export function tablesOf(options: MappingOptions): readonly TableMapping[] {
  return [landAnnouncements(options), landResults(options), ...MINERAL_TABLES];
}

const platform = { role: 'PLATFORM', name: 'TRA_AGENCY_NAME', code: 'TRA_AGENCY_CODE' } as const;

/** 出让公告 [600 DEAL_BEHAVIOR_INFO]: the project and its announcement. */
function landAnnouncements(options: MappingOptions): TableMapping {
  return {
    number: '600',
    name: 'DEAL_BEHAVIOR_INFO',
    projectPrefix: '600',
    projectColumn: 'ANNOUNCEMENT_GUID',
    holdsProjects: true,
    records: [landProject(options), LAND_ANNOUNCEMENT],
  };
}

/** 成交宗地 [601 DEAL_LAND_INFO]: the parcel, who got it, and the notice of it. */
function landResults(options: MappingOptions): TableMapping {
  return {
    number: '601',
    name: 'DEAL_LAND_INFO',
    projectPrefix: '600',
    projectColumn: 'DEAL_ANNOUNCEMENT_GUID',
    holdsProjects: false,
    records: [parcel(options), landAward(options), LAND_RESULT_NOTICE],
  };
}

/** Reads a land-market column only where the owner fills those. */
function marketReader({ marketColumns }: MappingOptions) {
  return <T>(reader: Reader<T | null>): Reader<T | null> => (marketColumns ? reader : constant(null));
}

function landProject(options: MappingOptions): RecordMapping {
  const market = marketReader(options);
  return recordMapping('project', {
    sector: constant('LAND'),
    title: realTitle('LAND_PROJECT_NAME'),
    projectCode: optionalText('ANNOUNCEMENT_CODE'),
    constructionProjectCode: constant(null),
    investmentProjectCode: constant(null),
    dealCodes: dealCodes('UNIFIED_DEAL_CODE'),
    region: optionalRegion('LAND_DISTRICT'),
    method: firstOf(optionalCode('LISTING_TYPE', LISTING_TYPE), optionalCode('SUPPLY_TYPE', SUPPLY_TYPE)),
    stage: withdrawn,
    createdAt: optionalTime('CREATE_TIME'),
    budget: market(optionalMoney({ amount: 'START_PRICE', unit: 'PRICE_UNIT' })),
    content: optionalText('ANNOUNCEMENT_CONNECT'),
    classification: market(optionalText('LAND_USAGE')),
    parties: partiesOf({ role: 'GRANTOR', name: 'ANNOUNCEMENT_UNIT' }, platform),
    platformName: optionalText('TRA_AGENCY_NAME'),
    platformCode: optionalText('TRA_AGENCY_CODE'),
  });
}

const LAND_ANNOUNCEMENT = recordMapping('notice', {
  sector: constant('LAND'),
  noticeKind: orElse(optionalCode('ANNOUNCEMENT_TYPE', ANNOUNCEMENT_KIND), { code: 'ANNOUNCEMENT', raw: '600' }),
  nature: optionalCode('ANNOUNCEMENT_TYPE', ANNOUNCEMENT_NATURE),
  title: text('ANNOUNCEMENT_TITLE'),
  publishedAt: time('PUBLISHING_TIME'),
  region: optionalRegion('LAND_DISTRICT'),
  content: optionalText('ANNOUNCEMENT_CONNECT'),
  contentType: contentType('ANNOUNCEMENT_CONNECT'),
  url: optionalText('URL'),
  media: constant(null),
  deadline: firstOf(optionalTime('LISTING_DEADLINE'), optionalTime('END_DATE')),
  openingAt: optionalTime('LISTING_START_TIME'),
  publicFrom: optionalTime('ANNOUNCEMENT_START_TIME'),
  publicTo: optionalTime('ANNOUNCEMENT_DEADLINE'),
  lotCodes: constant([]),
  dealCodes: dealCodes('UNIFIED_DEAL_CODE'),
  attachments: constant([]),
});

const DEAL_PRICE = optionalMoney({ amount: 'DEAL_PRICE', unit: 'PRICE_UNIT', currency: 'CURRENCY_CODE' });

function parcel(options: MappingOptions): RecordMapping {
  const market = marketReader(options);
  return recordMapping('parcel', {
    parcelCode: optionalText('LAND_CODE'),
    supervisionNumber: market(optionalText('SUPERVISION_NUMBER')),
    location: optionalText('LAND_POSITION'),
    areaSquareMetres: mapped(optionalDecimal('LAND_AREA'), (area) => times(area, SQUARE_METRES_PER_UNIT[options.landAreaUnit])),
    areaRaw: optionalText('LAND_AREA'),
    landUse: optionalText('LAND_USAGE'),
    supplyMethod: market(optionalText('SUPPLY_METHOD')),
    term: optionalText('LEND_AGE_LIMIT'),
    landGrade: market(optionalText('LAND_GRADE')),
    plotRatioMin: market(optionalDecimal('PLOT_RATIO_MIN')),
    plotRatioMax: market(optionalDecimal('PLOT_RATIO_MAX')),
    dealPrice: DEAL_PRICE,
    startPrice: market(optionalMoney({ amount: 'START_PRICE', unit: 'PRICE_UNIT', currency: 'CURRENCY_CODE' })),
    approvedBy: market(optionalText('APPROVED_BY')),
    signedAt: market(optionalTime('CONTRACT_SIGN_DATE')),
  });
}

function landAward(options: MappingOptions): RecordMapping {
  const market = marketReader(options);
  return recordMapping('award', {
    status: constant('DEAL'),
    lotCode: optionalText('LAND_CODE'),
    rank: constant(null),
    parties: parties({ role: 'GRANTEE', name: 'LENDING_NAME', code: 'LENDING_CODE' }),
    price: DEAL_PRICE,
    decidedAt: market(optionalTime('DEAL_DATE')),
    durationDays: constant(null),
    quality: constant(null),
    dealCodes: dealCodes('UNIFIED_DEAL_CODE'),
  });
}

const LAND_RESULT_NOTICE = recordMapping('notice', {
  sector: constant('LAND'),
  noticeKind: constant({ code: 'RESULT', raw: '601' }),
  nature: constant(null),
  title: realTitle('ANNOUNCEMENT_TITLE'),
  publishedAt: time('PUBLISHING_TIME'),
  region: optionalRegion('REGION_CODE'),
  content: optionalText('ANNOUNCEMENT_CONNECT'),
  contentType: contentType('ANNOUNCEMENT_CONNECT'),
  url: optionalText('LAND_URL'),
  media: constant(null),
  deadline: constant(null),
  openingAt: constant(null),
  publicFrom: constant(null),
  publicTo: constant(null),
  lotCodes: list('LAND_CODE', /(?!)/u),
  dealCodes: dealCodes('UNIFIED_DEAL_CODE'),
  attachments: constant([]),
});

/** A withdrawn announcement (撤回) has a withdrawal date or a reason; otherwise the stage follows from the notices. */
const withdrawn: Reader<Coded<Stage> | null> = {
  columns: ['RETREAT_TIME', 'CANCEL_REASON'],
  read(row) {
    const raw = textOf(row, 'RETREAT_TIME') ?? textOf(row, 'CANCEL_REASON');
    return raw === null ? null : { code: 'TERMINATED', raw: raw.slice(0, 200) };
  },
};

function orElse<T>(reader: Reader<T | null>, other: T): Reader<T> {
  return mapped(reader, (value) => value ?? other);
}

/** Exact product of two decimals; null stays null. */
function times(value: string | null, factor: string): string | null {
  return value === null ? null : new Big(value).times(factor).toFixed();
}
