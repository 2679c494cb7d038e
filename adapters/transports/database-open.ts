import type { Database, DatabaseOptions } from './database.ts';
import type { DatabaseDialect } from './database-endpoint.ts';
import { openMysql } from './database-mysql.ts';
import { openPostgres } from './database-postgres.ts';

const OPENERS: Readonly<Record<DatabaseDialect, (options: DatabaseOptions) => Database>> = { MYSQL: openMysql, POSTGRES: openPostgres };

/** Makes the pool; connects at the first query. */
export function openDatabase(options: DatabaseOptions): Database {
  return OPENERS[options.endpoint.dialect](options);
}
