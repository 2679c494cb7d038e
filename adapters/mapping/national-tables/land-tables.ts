import type { Stage } from '../../../schema/codes/stage.ts';
import type { TradeMethod } from '../../../schema/codes/trade-method.ts';
import type { Coded } from '../../../schema/records/coded.ts';
import type { Instant } from '../../../schema/records/instant.ts';
import { optionalMoney } from '../money.ts';
import { parties, partiesOf } from '../party.ts';
import { textOf, type Reader } from '../reader.ts';
import { recordMapping, type RecordMapping } from '../record-mapping.ts';
import { optionalRegion } from '../region.ts';
import { dealFields, projectFields } from '../specified-fields.ts';
import { constant, optionalDecimal, optionalText } from '../text.ts';
import { realTitle } from '../test-title.ts';
import { optionalTime } from '../time.ts';
import { LAND_ANNOUNCEMENT, LAND_CHANGE, LAND_RESULT_NOTICE, LAND_WITHDRAWAL, WITHDRAWN } from './land-notices.ts';

/** What owners of the land tables state differently. */
export interface LandOptions {
  /** 供应方式: which column says it, in which codes. */
  readonly method: Reader<Coded<TradeMethod> | null>;
  /** LAND_AREA in square metres; owners keep it in different units. */
  readonly areaSquareMetres: Reader<string | null>;
  readonly decidedAt: Reader<Instant | null>;
  /** Whether the owner fills the land-market columns beside the national ones. */
  readonly marketColumns: boolean;
}

const PLATFORM = { role: 'PLATFORM', name: 'TRA_AGENCY_NAME', code: 'TRA_AGENCY_CODE' } as const;
const DEAL_PRICE = optionalMoney({ amount: 'DEAL_PRICE', unit: 'PRICE_UNIT', currency: 'CURRENCY_CODE' });

/** Reads a land-market column only where the owner fills those. */
function marketReader({ marketColumns }: LandOptions) {
  return <T>(reader: Reader<T | null>): Reader<T | null> => (marketColumns ? reader : constant(null));
}

/** 出让公告 [600 DEAL_BEHAVIOR_INFO]: the project, its announcement, and the notices of its change and withdrawal. */
export function landAnnouncementRecords(options: LandOptions): readonly RecordMapping[] {
  return [landProject(options), LAND_ANNOUNCEMENT, LAND_CHANGE, LAND_WITHDRAWAL];
}

/** 成交宗地 [601 DEAL_LAND_INFO]: the parcel, who got it, and the notice of it. */
export function landResultRecords(options: LandOptions): readonly RecordMapping[] {
  return [parcel(options), landDeal(options), LAND_RESULT_NOTICE];
}

function landProject(options: LandOptions): RecordMapping {
  const market = marketReader(options);
  const own = {
    title: realTitle('LAND_PROJECT_NAME'),
    projectCode: optionalText('ANNOUNCEMENT_CODE'),
    region: optionalRegion('LAND_DISTRICT'),
    method: options.method,
    stage: withdrawnStage,
    createdAt: optionalTime('CREATE_TIME'),
    budget: market(optionalMoney({ amount: 'START_PRICE', unit: 'PRICE_UNIT' })),
    content: optionalText('ANNOUNCEMENT_CONNECT'),
    classification: market(optionalText('LAND_USAGE')),
    parties: partiesOf({ role: 'GRANTOR', name: 'ANNOUNCEMENT_UNIT' }, PLATFORM),
  };
  return recordMapping('project', projectFields('LAND', own));
}

function parcel(options: LandOptions): RecordMapping {
  const market = marketReader(options);
  return recordMapping('parcel', {
    parcelCode: optionalText('LAND_CODE'),
    investmentProjectCode: optionalText('INVEST_PROJECT_CODE'),
    supervisionNumber: market(optionalText('SUPERVISION_NUMBER')),
    location: optionalText('LAND_POSITION'),
    areaSquareMetres: options.areaSquareMetres,
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

function landDeal({ decidedAt }: LandOptions): RecordMapping {
  const grantee = parties({ role: 'GRANTEE', name: 'LENDING_NAME', code: 'LENDING_CODE' });
  return recordMapping('award', dealFields({ lotCode: optionalText('LAND_CODE'), parties: grantee, price: DEAL_PRICE, decidedAt }));
}

/** A withdrawn announcement (撤回) has a withdrawal date or a reason; otherwise the stage follows from the notices. */
const withdrawnStage: Reader<Coded<Stage> | null> = {
  columns: WITHDRAWN,
  read(row) {
    const raw = WITHDRAWN.map((column) => textOf(row, column)).find((value) => value !== null) ?? null;
    return raw === null ? null : { code: 'TERMINATED', raw: raw.slice(0, 200) };
  },
};
