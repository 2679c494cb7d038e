import type { PostgresPool } from 'kysely';
import { Pool, types, type CustomTypesConfig } from 'pg';
import { COLUMN_READERS, SESSION_TIME_ZONE } from './column-types.ts';

const defaultReader = types.getTypeParser as (oid: number, format?: string) => unknown;

const readers = {
  getTypeParser: (oid: number, format?: string) => COLUMN_READERS[oid] ?? defaultReader(oid, format),
} as CustomTypesConfig;

/** A pool on a real PostgreSQL. Statements end after 30 seconds. */
export function postgresPool(databaseUrl: string): PostgresPool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    options: `-c timezone=${SESSION_TIME_ZONE}`,
    application_name: 'yiwang',
    types: readers,
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  // So would one that breaks between two statements of a transaction: the next statement fails, and that is told.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
