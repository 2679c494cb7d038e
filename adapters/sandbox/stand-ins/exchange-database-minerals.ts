import type { TradeMethod } from '../../../schema/codes/trade-method.ts';
import type { WorldEvent, WorldLot, WorldProject } from '../world/world-project.ts';
import { uncontestedRows } from './exchange-database-registers.ts';
import type { StagingRow } from './exchange-database-tables.ts';
import { agencyColumns, days, dealCode, digits, eventOf, shifted, stagingColumns } from './exchange-database-values.ts';

const BUY_KIND: Readonly<Record<'EXPLOR' | 'MINING', Readonly<Partial<Record<TradeMethod, string>>>>> = {
  EXPLOR: { TENDER_GRANT: '131', AUCTION: '132', LISTING: '133' },
  MINING: { TENDER_GRANT: '220', AUCTION: '230', LISTING: '240' },
};
/** All rows of a mineral right; every fifth was granted without competition. */
export function mineralRows(project: WorldProject): readonly StagingRow[] {
  return project.serial % 5 === 0 && project.dirt.length === 0 ? uncontestedRows(project) : auctionRows(project);
}

/** Announcement [650, 651] and, once sold, result [652, 653] of a mineral right. */
function auctionRows(project: WorldProject): readonly StagingRow[] {
  const [lot] = project.lots;
  if (lot === undefined) return [];
  const right = project.serial % 2 === 0 ? 'EXPLOR' : 'MINING';
  const announced = eventOf(project, 'ANNOUNCEMENT') ?? project.events[0]!;
  const result = eventOf(project, 'RESULT');
  const common = {
    ...agencyColumns(project),
    NA_APP_NAME: project.title,
    UNIFIED_DEAL_CODE: dealCode(project, lot),
    URL: `http://mineral.invalid/${project.serial}.html`,
    IN_BUY_KIND: BUY_KIND[right][project.method] ?? BUY_KIND[right].LISTING!,
    QT_PLAN_YEARS: lot.years === null ? null : String(lot.years),
    QT_TOTAL_AREA: lot.area,
    NA_GEOGRAPHY_POSITION: `${project.cityName}${project.regionName}`,
    REGION_CODE: project.regionCode,
    NA_AREA_COORDINATE: `122°20′05″,41°19′${String(project.serial % 60).padStart(2, '0')}″`,
  };
  const number = right === 'EXPLOR' ? 650 : 651;
  const announcement: StagingRow = {
    table: `${right}_BID_AUCTION_TRANS_ANN`,
    values: {
      ...stagingColumns(project, String(number), announced.at),
      ...common,
      PUBLISHING_TIME: digits(announced.at, 14),
      IN_MINE_COME: lot.use ?? '32007',
    },
  };
  if (result === undefined || lot.winner === null) return [announcement];
  const resultColumns = { ...stagingColumns(project, String(number + 2), result.at), ...common, ...mineralResult(project, lot, result) };
  return [announcement, { table: `${right}_BID_AUC_TRANS_RES_ANN`, values: resultColumns }];
}

/** QT_PUBLIC_PRICE is always 万元. */
function mineralResult(project: WorldProject, lot: WorldLot, result: WorldEvent): StagingRow['values'] {
  return {
    PUBLISHING_TIME: digits(result.at, 14),
    NA_PUBLIC_BIDDER: lot.winner!.name,
    BIDDER_TYPE: '1',
    BIDDER_CODE: lot.winner!.creditCode,
    BIDDER_ROLE: '09',
    QT_PUBLIC_PRICE: lot.winPriceYuan === null ? null : shifted(lot.winPriceYuan, 4),
    NA_REG_ADDRESS: project.cityName,
    NA_TD_ADDRESS: project.platform.name,
    DT_BUY_DATE: digits(result.at, 8),
    IN_COST_STYLE: '1',
    DT_COST_DATE: digits(days(result.at, 30), 8),
  };
}
