import type { DatabaseEndpoint } from './database-endpoint.ts';
import type { Statement } from './database-statement.ts';

/** One row: each value as the bytes that the database stores, null where the value is NULL; in the order of the statement's columns. */
export type DatabaseRow = readonly (Uint8Array | null)[];

/** A read-only view of one legacy database. */
export interface Database {
  /** The SQL that gives a column's value as unconverted bytes; all columns of a query are written with it. */
  readonly bytesOf: (column: string) => Statement;
  /**
   * Runs one SELECT. When `signal` fires the statement is cancelled in the database too.
   * @throws {AdapterFailure} naming the error's code only
   * @throws what `signal` was aborted with
   */
  query(statement: Statement, signal: AbortSignal): Promise<readonly DatabaseRow[]>;
  /**
   * Names of a table's columns as the database spells them; null where it has no such table.
   * @throws {AdapterFailure} naming the error's code only
   */
  columnsOf(table: string, signal: AbortSignal): Promise<readonly string[] | null>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Id of the system in province.yaml. */
  readonly system: string;
  readonly endpoint: DatabaseEndpoint;
  /** Password; null where the account has none. */
  readonly secret: string | null;
  /** Most connections at once. */
  readonly concurrency: number;
  /** The database itself ends a statement after this time. */
  readonly timeoutMs: number;
  /** Largest answer to one statement, bytes. */
  readonly maxBytes: number;
}
