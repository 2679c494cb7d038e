import type { WorldLot, WorldProject } from '../world/world-project.ts';
import type { StagingRow } from './exchange-database-tables.ts';
import { agencyColumns, days, dealCode, digits, eventOf, stagingColumns } from './exchange-database-values.ts';

/** 其他方式出让: the accepted application [654, 655] and, once granted, the register's notice [657, 658]. */
export function uncontestedRows(project: WorldProject): readonly StagingRow[] {
  const [lot] = project.lots;
  if (lot === undefined) return [];
  const result = eventOf(project, 'RESULT');
  const applied = applicationRow(project, lot);
  return result === undefined || lot.winner === null ? [applied] : [applied, registerRow(project, lot, result.at)];
}

const isExploration = ({ serial }: WorldProject): boolean => serial % 2 === 0;

function commonColumns(project: WorldProject, lot: WorldLot, at: Date): StagingRow['values'] {
  const applicant = lot.winner ?? project.owner;
  return {
    ...agencyColumns(project),
    PUBLISHING_TIME: digits(at, 14),
    UNIFIED_DEAL_CODE: dealCode(project, lot),
    REGION_CODE: project.regionCode,
    NA_APPLY_PERSON: applicant.name,
    APPLY_TYPE: '1',
    APPLY_CODE: applicant.creditCode,
    APPLY_ROLE: '09',
    URL: `http://mineral.invalid/${project.serial}.html`,
  };
}

function applicationRow(project: WorldProject, lot: WorldLot): StagingRow {
  const { at } = eventOf(project, 'ANNOUNCEMENT') ?? project.events[0]!;
  const explores = isExploration(project);
  const own = explores ? { NA_PERAMBULATE_COMP: '某地质勘查院' } : { QT_DESIGN_SCOPE: '30', NA_SCOPE_UNIT: '万吨/年', IN_BUY_KIND: '250' };
  return {
    table: explores ? 'EXPLOR_TRANS_PUB_INFO' : 'MINING_TRANS_PUB_INFO',
    values: {
      ...stagingColumns(project, explores ? '654' : '655', at),
      ...commonColumns(project, lot, at),
      ...own,
      NA_APP_NAME: project.title,
      NA_GOV_NAME: project.owner.name,
      IN_MINE_COME: lot.use ?? '32007',
      DT_RECIVE_DATE: digits(days(at, -10), 8),
    },
  };
}

function registerRow(project: WorldProject, lot: WorldLot, at: Date): StagingRow {
  const explores = isExploration(project);
  const own = explores ? explorationColumns(project, lot) : miningColumns(project, lot);
  return {
    table: explores ? 'NON_OIL_GAS_EXPLOR_REG_ANN' : 'NON_OIL_GAS_MINING_REG_ANN',
    values: {
      ...stagingColumns(project, explores ? '657' : '658', at),
      ...commonColumns(project, lot, at),
      ...own,
      ID_LICENCEID: `${explores ? 'T' : 'C'}${project.regionCode}${String(project.serial).padStart(12, '0')}`,
      IN_ITEM_TYPE: '新立',
      DT_USEFULLIFE_START: digits(at, 8),
      DT_USEFULLIFE_END: digits(days(at, 365 * (lot.years ?? 5)), 8),
      APPROVE_ORG: project.owner.name,
    },
  };
}

function explorationColumns(project: WorldProject, lot: WorldLot): StagingRow['values'] {
  return {
    NA_ITEM_NAME: project.title,
    NA_PERAMBULATE_COMP: '某地质勘查院',
    QT_PERAMBULATE_MINE: lot.use ?? '32007',
    NA_JZZB: '122°25′57″～122°26′42″41°31′1″～41°31′16″',
    QT_TOTAL_AREA: lot.area,
    NA_GEOGRAPHY_POSITION: `${project.cityName}${project.regionName}`,
  };
}

function miningColumns(project: WorldProject, lot: WorldLot): StagingRow['values'] {
  return {
    NA_MINE_NAME: project.title,
    QT_DESIGN_SCOPE: '30',
    NA_SCOPE_UNIT: '万吨/年',
    QT_MAIN_MINE: lot.use ?? '32007',
    QT_DIGINGS_AREA: lot.area,
  };
}
