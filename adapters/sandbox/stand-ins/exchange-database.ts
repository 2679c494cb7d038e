import { DatabaseSync } from 'node:sqlite';
import iconv from 'iconv-lite';
import type { StandIn, StandInInput, StandInKind } from '../stand-in.ts';
import { rowsOf } from './exchange-database-rows.ts';
import { startMysqlServer, type MysqlServer } from './exchange-database-server.ts';
import { KEY_COLUMNS, STAGING_COLUMNS, STAGING_TABLES, type StagingRow, type StagingTable } from './exchange-database-tables.ts';

/** A staging database (前置库) of land and mineral rights in GBK, over the MySQL wire protocol. */
export const standIn: StandInKind = { profile: 'exchange-database', start: startStagingDatabase };

/** The running stand-in, with what a clerk of its owner could do. */
export interface StagingStandIn extends StandIn, Pick<MysqlServer, 'openCalls' | 'mostAtOnce'> {
  /** Writes rows; a row with the same ROW_ID is replaced. */
  write(rows: readonly StagingRow[]): void;
}

export async function startStagingDatabase({ world, fault, secret }: StandInInput): Promise<StagingStandIn> {
  const database = new DatabaseSync(':memory:');
  createTables(database);
  const write = (rows: readonly StagingRow[]): void => writeRows(database, rows);
  write(world.flatMap(rowsOf));
  const server = await startMysqlServer({ database, fault, secret });
  return {
    endpoint: `mysql://yiwang_read@127.0.0.1:${server.port}/exchange?charset=gbk`,
    calls: server.calls,
    openCalls: server.openCalls,
    mostAtOnce: server.mostAtOnce,
    write,
    stop: async () => {
      await server.stop();
      database.close();
    },
  };
}

function createTables(database: DatabaseSync): void {
  for (const [table, columns] of Object.entries(STAGING_TABLES)) {
    database.exec(
      `CREATE TABLE ${table} (ROW_ID TEXT PRIMARY KEY, UPDATED_AT TEXT, IS_DELETED TEXT NOT NULL, ${columns.split(' ').join(', ')})`,
    );
    database.exec(`CREATE INDEX ${table}_CHANGE ON ${table} (UPDATED_AT, ROW_ID)`);
    const key = columns.split(' ').find((column) => KEY_COLUMNS.has(column));
    if (key !== undefined) database.exec(`CREATE INDEX ${table}_KEY ON ${table} (${key})`);
  }
}

function writeRows(database: DatabaseSync, rows: readonly StagingRow[]): void {
  database.exec('BEGIN');
  for (const { table, values } of rows) {
    const columns = [...STAGING_COLUMNS, ...columnsOf(table)];
    const statement = `INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    database.prepare(statement).run(...columns.map((column) => stored(column, values[column] ?? null)));
  }
  database.exec('COMMIT');
}

function columnsOf(table: StagingTable): readonly string[] {
  return STAGING_TABLES[table].split(' ');
}

/** Columns that are compared hold text; all others hold the bytes that go out. */
function stored(column: string, value: string | Uint8Array | null): string | Uint8Array | null {
  const isCompared = (STAGING_COLUMNS as readonly string[]).includes(column) || KEY_COLUMNS.has(column);
  return typeof value === 'string' && !isCompared ? iconv.encode(value, 'gbk') : value;
}
