import { MINERAL_TABLES, type MineralTable } from '../../mapping/national-tables/mineral-tables.ts';
import { text } from '../../mapping/text.ts';
import { partsOf, type NationalTable } from './table.ts';

/** The tables share no id but the deal code: all rows of one code are one project. */
const project = text('UNIFIED_DEAL_CODE');

/** 矿业权 650–660. */
export const mineralTables: Readonly<Record<string, NationalTable>> = Object.fromEntries(
  MINERAL_TABLES.map((table) => [table.number, nationalTable(table)]),
);

function nationalTable({ name, records }: MineralTable): NationalTable {
  return { name, project, title: null, parts: partsOf(records, project) };
}
