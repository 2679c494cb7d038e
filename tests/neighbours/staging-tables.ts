import { rowsOf } from '../../adapters/sandbox/stand-ins/exchange-database-rows.ts';
import {
  STAGING_COLUMNS,
  STAGING_TABLES,
  type StagingRow,
  type StagingTable,
} from '../../adapters/sandbox/stand-ins/exchange-database-tables.ts';
import type { WorldProject } from '../../adapters/sandbox/world/world-project.ts';
import { makeProject } from '../contract/small-world.ts';

/** The DDL of the owner's README: columns that are no short text, by name. */
const TYPES: Readonly<Record<string, string>> = {
  ANNOUNCEMENT_CONNECT: 'text',
  NA_AREA_COORDINATE: 'text',
  CANCEL_REASON: 'text',
  LAND_AREA: 'decimal(18,8)',
  DEAL_PRICE: 'decimal(18,6)',
  START_PRICE: 'decimal(18,6)',
  QT_PUBLIC_PRICE: 'decimal(20,6)',
  QT_TOTAL_AREA: 'decimal(20,6)',
  QT_DIGINGS_AREA: 'decimal(20,6)',
};

/** CREATE TABLE statements with the row's key and time in the database's own types. */
export function createStatements(types: { readonly rowId: string; readonly time: string; readonly flag: string }): readonly string[] {
  return (Object.keys(STAGING_TABLES) as StagingTable[]).map((table) => {
    const columns = columnsOf(table).map((column) => `${column} ${TYPES[column] ?? 'varchar(600)'}`);
    return `CREATE TABLE ${table} (ROW_ID ${types.rowId} PRIMARY KEY, UPDATED_AT ${types.time} NOT NULL, IS_DELETED ${types.flag} NOT NULL, ${columns.join(', ')})`;
  });
}

export function columnsOf(table: StagingTable): readonly string[] {
  return STAGING_TABLES[table].split(' ');
}

export function allColumnsOf(table: StagingTable): readonly string[] {
  return [...STAGING_COLUMNS, ...columnsOf(table)];
}

/** Land and mineral rights of every kind. */
export const PROJECTS: readonly WorldProject[] = [
  makeProject('LAND', 1),
  makeProject('LAND', 2, { dirt: ['WAN_YUAN'] }),
  makeProject('MINERAL', 3),
  makeProject('MINERAL', 4),
  makeProject('MINERAL', 5),
];

/** Ids of 19 digits: more than a JavaScript number holds, and next to each other. */
export const FIRST_ROW_ID = 9_007_199_254_740_993_000n;

/** Rows as they are inserted, each with a numeric key. */
export function stagingRows(): readonly StagingRow[] {
  return PROJECTS.flatMap(rowsOf).map((row, index) => ({
    ...row,
    values: { ...row.values, ROW_ID: String(FIRST_ROW_ID + BigInt(index)) },
  }));
}
