import Big from 'big.js';
import { optionalCode } from '../../mapping/code.ts';
import { landAnnouncementRecords, landResultRecords, type LandOptions } from '../../mapping/national-tables/land-tables.ts';
import { MINERAL_TABLES, type MineralTable } from '../../mapping/national-tables/mineral-tables.ts';
import { constant, firstOf, mapped, optionalDecimal } from '../../mapping/text.ts';
import { optionalTime } from '../../mapping/time.ts';
import { LISTING_TYPE, SQUARE_METRES_PER_UNIT, SUPPLY_TYPE, type LandAreaUnit } from './codes.ts';
import type { TableMapping } from './table-mapping.ts';

export interface MappingOptions {
  /** Unit of LAND_AREA. */
  readonly landAreaUnit: LandAreaUnit;
  /** Whether the owner fills the land-market columns beside the national ones. */
  readonly marketColumns: boolean;
}

/** The owner's tables, parents before children. */
export function tablesOf(options: MappingOptions): readonly TableMapping[] {
  return [...landTables(landOptions(options)), ...MINERAL_TABLES.map(mineralTable)];
}

function landOptions({ landAreaUnit, marketColumns }: MappingOptions): LandOptions {
  return {
    method: firstOf(optionalCode('LISTING_TYPE', LISTING_TYPE), optionalCode('SUPPLY_TYPE', SUPPLY_TYPE)),
    areaSquareMetres: mapped(optionalDecimal('LAND_AREA'), (area) => times(area, SQUARE_METRES_PER_UNIT[landAreaUnit])),
    decidedAt: marketColumns ? optionalTime('DEAL_DATE') : constant(null),
    marketColumns,
  };
}

function landTables(options: LandOptions): readonly TableMapping[] {
  return [
    {
      number: '600',
      name: 'DEAL_BEHAVIOR_INFO',
      projectPrefix: '600',
      projectColumn: 'ANNOUNCEMENT_GUID',
      holdsProjects: true,
      records: landAnnouncementRecords(options),
    },
    {
      number: '601',
      name: 'DEAL_LAND_INFO',
      projectPrefix: '600',
      projectColumn: 'DEAL_ANNOUNCEMENT_GUID',
      holdsProjects: false,
      records: landResultRecords(options),
    },
  ];
}

function mineralTable({ number, name, projectTable, records }: MineralTable): TableMapping {
  const projectColumn = 'UNIFIED_DEAL_CODE';
  return { number, name, projectPrefix: projectTable, projectColumn, holdsProjects: projectTable === number, records };
}

/** Exact product of two decimals; null stays null. */
function times(value: string | null, factor: string): string | null {
  return value === null ? null : new Big(value).times(factor).toFixed();
}
