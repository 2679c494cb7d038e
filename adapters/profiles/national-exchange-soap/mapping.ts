import type { Sector } from '../../../schema/codes/sector.ts';
import { constant } from '../../mapping/text.ts';
import { engineeringAwardTables, performanceTable } from './mapping-engineering-award.ts';
import { engineeringEvaluationTables } from './mapping-engineering-evaluation.ts';
import { engineeringNoticeTables } from './mapping-engineering-notice.ts';
import { engineeringProjectTables } from './mapping-engineering-project.ts';
import { landTables } from './mapping-land.ts';
import { mineralTables } from './mapping-mineral.ts';
import { otherTables } from './mapping-other.ts';
import { procurementTables } from './mapping-procurement.ts';
import { propertyTables } from './mapping-property.ts';
import { complaintTables } from './mapping-complaint.ts';
import { creditTables } from './mapping-credit.ts';
import { organisationTables } from './mapping-organisation.ts';
import type { NationalTable, Part } from './table.ts';

/** All tables of the national standard that this profile reads, by number. The 500s to 522 belong to the system's sector, the others to their own. */
export function nationalTables(sector: Sector, settlementUnit?: '元' | '万元'): Readonly<Record<string, NationalTable>> {
  const engineering = {
    ...engineeringProjectTables,
    ...engineeringNoticeTables,
    ...engineeringAwardTables,
    ...engineeringEvaluationTables,
    '522': performanceTable(settlementUnit),
  };
  const trades = { ...procurementTables, ...landTables, ...mineralTables, ...propertyTables, ...otherTables };
  return { ...inSector(sector, engineering), ...trades, ...organisationTables, ...creditTables, ...complaintTables };
}

function inSector(sector: Sector, tables: Readonly<Record<string, NationalTable>>): Record<string, NationalTable> {
  const moved = (part: Part): Part => ('sector' in part.fields ? { ...part, fields: { ...part.fields, sector: constant(sector) } } : part);
  return Object.fromEntries(Object.entries(tables).map(([number, table]) => [number, { ...table, parts: table.parts.map(moved) }]));
}
