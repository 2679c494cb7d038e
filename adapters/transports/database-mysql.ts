import mysql, { type PoolConnection } from 'mysql2/promise';
import { AdapterFailure } from '../failure.ts';
import type { Database, DatabaseOptions, DatabaseRow } from './database.ts';
import { databaseFailure, nullWithoutTable } from './database-failure.ts';
import { raw, type Statement } from './database-statement.ts';
import { withCancellation } from './database-cancellation.ts';

/** A staging database of the MySQL family (MySQL, MariaDB, OceanBase, TiDB, GoldenDB in MySQL mode). */
export function openMysql(options: DatabaseOptions): Database {
  const settings = connectionSettings(options);
  const pool = mysql.createPool({ ...settings, connectionLimit: options.concurrency, idleTimeout: 60_000 });
  // A connection that breaks while nobody waits is replaced at the next query; without a listener it would end the process.
  pool.pool.on('connection', (connection) => void connection.on('error', () => undefined));
  const ready = new WeakSet<object>();

  const take = async (): Promise<PoolConnection> => {
    const connection = await pool.getConnection();
    if (ready.has(connection.connection)) return connection;
    try {
      for (const statement of sessionStatements(options.timeoutMs)) await connection.query(statement);
    } catch (error) {
      connection.destroy();
      throw error;
    }
    ready.add(connection.connection);
    return connection;
  };
  return {
    bytesOf: (column) => raw(`CAST(${column} AS BINARY)`),
    async query(statement, signal) {
      const running = { connect: take, run: runOn(options, statement), cancel: (connection: PoolConnection) => kill(settings, connection) };
      return await withCancellation(running, signal).catch((error: unknown) => {
        signal.throwIfAborted();
        throw databaseFailure(options.system, error);
      });
    },
    async columnsOf(table, signal) {
      const namesOn = async (connection: PoolConnection) =>
        (await connection.query(`SELECT * FROM ${table} WHERE 1 = 0`))[1].map(({ name }) => name);
      const running = { connect: take, run: namesOn, cancel: (connection: PoolConnection) => kill(settings, connection) };
      return await withCancellation(running, signal).catch((error: unknown) => nullWithoutTable(options.system, error, signal));
    },
    // A connection that never came about has nothing to end.
    close: () => pool.end().catch(() => undefined),
  };
}

function connectionSettings({ endpoint, secret, timeoutMs }: DatabaseOptions): mysql.ConnectionOptions {
  return {
    host: endpoint.host,
    port: endpoint.port,
    user: endpoint.user,
    database: endpoint.database,
    charset: 'UTF8MB4_GENERAL_CI',
    connectTimeout: timeoutMs,
    // A database must not be able to ask for files of this machine.
    flags: ['-LOCAL_FILES'],
    multipleStatements: false,
    ...(secret === null ? {} : { password: secret }),
    ...(endpoint.tls ? { ssl: { rejectUnauthorized: true } } : {}),
  };
}

/**
 * Read only; standard quoting (see `literal`); times of TIMESTAMP columns in China's zone; results unconverted, for the server would
 * replace what is not in the charset; and the server's own time limit, which MariaDB and MySQL spell differently.
 */
function sessionStatements(timeoutMs: number): readonly string[] {
  return [
    'SET SESSION TRANSACTION READ ONLY',
    "SET sql_mode = 'NO_BACKSLASH_ESCAPES', time_zone = '+08:00', character_set_results = NULL" +
      ` /*M!100101 , max_statement_time = ${timeoutMs / 1000} */ /*!50708 , max_execution_time = ${timeoutMs} */`,
  ];
}

function runOn({ system, maxBytes }: DatabaseOptions, statement: Statement) {
  return (connection: PoolConnection): Promise<readonly DatabaseRow[]> => {
    const tooLarge = Promise.withResolvers<never>();
    let bytes = 0;
    const typeCast = (field: { buffer(): Buffer | null }): Buffer | null => {
      const value = field.buffer();
      bytes += value?.length ?? 0;
      if (bytes > maxBytes) {
        connection.destroy();
        tooLarge.reject(new AdapterFailure(system, 'UNMAPPABLE', `answer larger than ${maxBytes} bytes`));
      }
      return value;
    };
    const answer = connection.query({ sql: textOf(statement), rowsAsArray: true, typeCast });
    return Promise.race([answer.then(([rows]) => rows as unknown as DatabaseRow[]), tooLarge.promise]);
  };
}

function textOf({ texts, values }: Statement): string {
  return texts.map((text, index) => text + (index < values.length ? literal(values[index]!) : '')).join('');
}

/** Safe under NO_BACKSLASH_ESCAPES and an UTF-8 client charset only, both of which `take` has set: no byte of a character looks like a quote. */
function literal(value: string): string {
  return `'${value.toWellFormed().replaceAll("'", "''").replaceAll('\0', '')}'`;
}

/** Ends the statement in the server by a connection of its own; the connection that waited is thrown away in any case. */
async function kill(settings: mysql.ConnectionOptions, connection: PoolConnection): Promise<void> {
  const { threadId } = connection;
  connection.destroy();
  const killer = await mysql.createConnection({ ...settings, connectTimeout: 2_000 });
  killer.on('error', () => undefined);
  try {
    await killer.query(`KILL QUERY ${threadId}`);
  } finally {
    killer.destroy();
  }
}
