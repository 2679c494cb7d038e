import pg, { type PoolClient } from 'pg';
import { AdapterFailure } from '../failure.ts';
import type { Database, DatabaseOptions, DatabaseRow } from './database.ts';
import { withCancellation } from './database-cancellation.ts';
import { databaseFailure, nullWithoutTable } from './database-failure.ts';
import { raw, type Statement } from './database-statement.ts';

/** The bytes come as hexadecimal digits. */
const AS_TEXT = { getTypeParser: () => (value: string) => value };

/** A staging database of the PostgreSQL family (PostgreSQL, openGauss, Kingbase, Vastbase). */
export function openPostgres(options: DatabaseOptions): Database {
  const settings = connectionSettings(options);
  const pool = new pg.Pool({ ...settings, max: options.concurrency, idleTimeoutMillis: 60_000 });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  return {
    // SQL_ASCII means "as stored": the server neither converts nor refuses bytes that are not in its charset.
    bytesOf: (column) => raw(`encode(convert_to(CAST(${column} AS TEXT), 'SQL_ASCII'), 'hex')`),
    async query(statement, signal) {
      const running = {
        connect: () => pool.connect(),
        run: runOn(options, statement),
        cancel: (client: PoolClient) => cancel(settings, client),
      };
      return await withCancellation(running, signal).catch((error: unknown) => {
        signal.throwIfAborted();
        throw databaseFailure(options.system, error);
      });
    },
    async columnsOf(table, signal) {
      const namesOn = async (client: PoolClient) =>
        (await client.query(`SELECT * FROM ${table} WHERE 1 = 0`)).fields.map(({ name }) => name);
      const running = { connect: () => pool.connect(), run: namesOn, cancel: (client: PoolClient) => cancel(settings, client) };
      return await withCancellation(running, signal).catch((error: unknown) => nullWithoutTable(options.system, error, signal));
    },
    close: () => pool.end(),
  };
}

function connectionSettings({ endpoint, secret, timeoutMs }: DatabaseOptions): pg.ClientConfig {
  return {
    host: endpoint.host,
    port: endpoint.port,
    user: endpoint.user,
    database: endpoint.database,
    // A function, so that neither PGPASSWORD nor ~/.pgpass is looked up in place of the credential.
    password: () => secret ?? '',
    connectionTimeoutMillis: timeoutMs,
    statement_timeout: timeoutMs,
    options: '-c default_transaction_read_only=on -c timezone=Asia/Shanghai -c datestyle=ISO -c standard_conforming_strings=on',
    application_name: 'yiwang',
    ...(endpoint.tls ? { ssl: { rejectUnauthorized: true } } : {}),
  };
}

function runOn({ system, maxBytes }: DatabaseOptions, statement: Statement) {
  return async (client: PoolClient): Promise<readonly DatabaseRow[]> => {
    const query = { text: textOf(statement), values: [...statement.values], rowMode: 'array' as const, types: AS_TEXT };
    const { rows } = await client.query<(string | null)[]>(query);
    const bytes = rows.flat().reduce((sum, value) => sum + (value?.length ?? 0) / 2, 0);
    if (bytes > maxBytes) throw new AdapterFailure(system, 'UNMAPPABLE', `answer larger than ${maxBytes} bytes`);
    return rows.map((row) => row.map((value) => (value === null ? null : Buffer.from(value, 'hex'))));
  };
}

function textOf({ texts }: Statement): string {
  return texts.map((text, index) => (index === 0 ? text : `$${index}${text}`)).join('');
}

/** Ends the statement in the server by a connection of its own; the connection that waited is thrown away in any case. */
async function cancel(settings: pg.ClientConfig, client: PoolClient): Promise<void> {
  const { processID } = client as unknown as { readonly processID: number | null };
  client.release(true);
  const canceller = new pg.Client({ ...settings, connectionTimeoutMillis: 2_000 });
  try {
    await canceller.connect();
    await canceller.query('SELECT pg_cancel_backend($1)', [processID]);
  } finally {
    await canceller.end();
  }
}
