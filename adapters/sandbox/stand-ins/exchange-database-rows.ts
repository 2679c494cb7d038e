import type { WorldEvent, WorldLot, WorldProject } from '../world/world-project.ts';
import { withDirt } from './exchange-database-dirt.ts';
import { mineralRows } from './exchange-database-minerals.ts';
import type { StagingRow } from './exchange-database-tables.ts';
import {
  agencyColumns,
  amount,
  days,
  dealCode,
  digits,
  eventOf,
  guidOf,
  has,
  shifted,
  stagingColumns,
} from './exchange-database-values.ts';

const LISTING_TYPE: Readonly<Record<string, string>> = { TENDER_GRANT: '1', AUCTION: '2', LISTING: '3' };
const SUPPLY_METHOD: Readonly<Record<string, string>> = { TENDER_GRANT: '招标出让', AUCTION: '拍卖出让' };

/** All rows that a project has in the staging database, dirt included. */
export function rowsOf(project: WorldProject): readonly StagingRow[] {
  const rows = project.sector === 'MINERAL' ? mineralRows(project) : landRows(project);
  return rows.map((row, index) => withDirt(project, row, index === 0));
}

function landRows(project: WorldProject): readonly StagingRow[] {
  const result = eventOf(project, 'RESULT');
  const sold = result === undefined ? [] : project.lots.filter(({ winner }) => winner !== null);
  return [landAnnouncement(project), ...sold.map((lot) => landResult(project, lot, result!))];
}

function landAnnouncement(project: WorldProject): StagingRow {
  const announced = eventOf(project, 'ANNOUNCEMENT') ?? project.events[0]!;
  const isWan = has(project, 'WAN_YUAN');
  return {
    table: 'DEAL_BEHAVIOR_INFO',
    values: {
      ...announcementTimes(project, announced),
      ...agencyColumns(project),
      ANNOUNCEMENT_GUID: guidOf(project),
      LAND_PROJECT_NAME: project.title,
      UNIFIED_DEAL_CODE: project.lots.map((lot) => dealCode(project, lot)).join(';'),
      ANNOUNCEMENT_TITLE: announced.title,
      ANNOUNCEMENT_CONNECT: announced.content,
      LAND_DISTRICT: project.regionCode,
      URL: `http://land.invalid/notice/${project.serial}.html`,
      SUPPLY_TYPE: '2',
      ANNOUNCEMENT_UNIT: project.owner.name,
      FIELD_NUM: String(project.lots.length),
      LISTING_TYPE: LISTING_TYPE[project.method] ?? '3',
      ANNOUNCEMENT_TYPE: '1',
      LIAISON_UNIT: project.owner.name,
      ANNOUNCEMENT_CODE: project.localCode,
      LAND_USAGE: project.lots[0]?.use ?? null,
      START_PRICE: amount(project.budgetYuan, isWan),
      PRICE_UNIT: isWan ? '1' : '0',
    },
  };
}

/** Table 600 states days where table 601 states seconds. */
function announcementTimes(project: WorldProject, announced: WorldEvent): StagingRow['values'] {
  const changed = eventOf(project, 'CORRECTION');
  const ended = eventOf(project, 'TERMINATION') ?? eventOf(project, 'FAILURE');
  const at = announced.at;
  return {
    ...stagingColumns(project, '600', (ended ?? changed ?? announced).at),
    CREATE_TIME: digits(project.createdAt, 8),
    PUBLISHING_TIME: digits(at, 8),
    END_DATE: digits(days(at, 20), 8),
    CHANGE_TIME: changed === undefined ? null : digits(changed.at, 8),
    RETREAT_TIME: ended === undefined ? null : digits(ended.at, 8),
    CANCEL_REASON: ended?.content ?? null,
    ANNOUNCEMENT_START_TIME: digits(at, 8),
    ANNOUNCEMENT_DEADLINE: digits(days(at, 20), 8),
    LISTING_START_TIME: digits(days(at, 21), 14),
    LISTING_DEADLINE: digits(days(at, 30), 14),
  };
}

function landResult(project: WorldProject, lot: WorldLot, result: WorldEvent): StagingRow {
  const isWan = has(project, 'WAN_YUAN');
  return {
    table: 'DEAL_LAND_INFO',
    values: {
      ...stagingColumns(project, `601-${lot.serial}`, result.at),
      ...agencyColumns(project),
      DEAL_LAND_CODE: `${guidOf(project)}-${lot.serial}`,
      DEAL_ANNOUNCEMENT_GUID: guidOf(project),
      UNIFIED_DEAL_CODE: dealCode(project, lot),
      RELATE_CODE: project.investmentProjectCode === null ? '0' : '1',
      INVEST_PROJECT_CODE: project.investmentProjectCode,
      LAND_PROJECT_NAME: lot.title,
      REGION_CODE: project.regionCode,
      LAND_CODE: lot.lotCode,
      LAND_AREA: shifted(lot.area ?? '0', 6),
      LAND_USAGE: lot.use,
      LEND_AGE_LIMIT: lot.years === null ? null : `${lot.years}年`,
      LAND_POSITION: `${project.cityName}${project.regionName}`,
      DEAL_PRICE: lot.winPriceYuan === null ? null : amount(lot.winPriceYuan, isWan),
      CURRENCY_CODE: '156',
      PRICE_UNIT: isWan ? '1' : '0',
      LENDING_NAME: lot.winner!.name,
      LENDING_TYPE: '1',
      LENDING_CODE: lot.winner!.creditCode,
      LAND_URL: `http://land.invalid/deal/${project.serial}-${lot.serial}.html`,
      ANNOUNCEMENT_TITLE: result.title,
      ANNOUNCEMENT_CONNECT: result.content,
      PUBLISHING_TIME: digits(result.at, 14),
      SUPPLY_METHOD: SUPPLY_METHOD[project.method] ?? '挂牌出让',
      START_PRICE: amount(lot.estimateYuan, isWan),
      PLOT_RATIO_MIN: '1.0',
      PLOT_RATIO_MAX: '2.5',
      DEAL_DATE: digits(result.at, 8),
      CONTRACT_SIGN_DATE: lot.contract === null ? null : digits(lot.contract.signedAt, 8),
      APPROVED_BY: `${project.cityName}人民政府`,
    },
  };
}
