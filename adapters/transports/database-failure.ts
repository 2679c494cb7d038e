import { AdapterFailure, type FailureCode } from '../failure.ts';

/** MySQL and MariaDB error names, socket errors and PostgreSQL states → failure; the first that matches counts. */
const FAILURE_OF_CODE: readonly (readonly [RegExp, FailureCode])[] = [
  // Missing rights, a wrong password, a missing table or column: trying again does not help, the owner must act.
  [/^ER_(?:ACCESS_DENIED|DBACCESS_DENIED|TABLEACCESS_DENIED|COLUMNACCESS_DENIED|SPECIFIC_ACCESS_DENIED)/u, 'REFUSED'],
  [/^ER_(?:BAD_DB_ERROR|NO_SUCH_TABLE|BAD_FIELD_ERROR|PARSE_ERROR)$/u, 'REFUSED'],
  [/^(?:28...|3D000|42...)$/u, 'REFUSED'],
  [/^ER_(?:QUERY_TIMEOUT|STATEMENT_TIMEOUT|LOCK_WAIT_TIMEOUT|QUERY_INTERRUPTED)$|^(?:57014|55P03)$|^ETIMEDOUT$/u, 'TIMED_OUT'],
  [/^ER_(?:CON_COUNT_ERROR|SERVER_SHUTDOWN|HANDSHAKE_ERROR|TOO_MANY_USER_CONNECTIONS|HOST_IS_BLOCKED)$/u, 'UNREACHABLE'],
  [/^(?:08...|53...|57P0.)$|^(?:ECONN|EHOST|ENET|ENOTFOUND|EAI_|EPIPE|PROTOCOL_CONNECTION_LOST)/u, 'UNREACHABLE'],
];

/** Names of MySQL errors that the driver reports by number only. */
const NAME_OF_NUMBER: Readonly<Record<number, string>> = { 1969: 'ER_STATEMENT_TIMEOUT', 3024: 'ER_QUERY_TIMEOUT' };

/** What the PostgreSQL driver says without a code. */
const CODE_OF_MESSAGE: readonly (readonly [RegExp, string])[] = [
  [/timeout/iu, 'ETIMEDOUT'],
  [/^(?:Connection terminated|Client has encountered a connection error)/u, 'ECONNRESET'],
];

/** What a driver threw, as a failure of the system: its code only, for messages name hosts, users, statements and values. */
export function databaseFailure(system: string, error: unknown): AdapterFailure {
  if (error instanceof AdapterFailure) return error;
  const code = codeOf(error);
  const failure = FAILURE_OF_CODE.find(([pattern]) => pattern.test(code))?.[1] ?? 'UNREADABLE';
  return new AdapterFailure(system, failure, `database error ${code}`);
}

/** How MySQL and PostgreSQL say that a table does not exist. */
const NO_SUCH_TABLE = new Set(['ER_NO_SUCH_TABLE', '42P01']);

/** Null where the database said that it has no such table. @throws {AdapterFailure} for anything else; what `signal` was aborted with */
export function nullWithoutTable(system: string, error: unknown, signal: AbortSignal): null {
  signal.throwIfAborted();
  if (NO_SUCH_TABLE.has(codeOf(error))) return null;
  throw databaseFailure(system, error);
}

function codeOf(error: unknown): string {
  const { code, errno, message } = error as { readonly code?: unknown; readonly errno?: unknown; readonly message?: unknown };
  if (typeof errno === 'number' && Object.hasOwn(NAME_OF_NUMBER, errno)) return NAME_OF_NUMBER[errno]!;
  if (typeof code === 'string' && /^[A-Z0-9_]{1,60}$/u.test(code)) return code;
  return CODE_OF_MESSAGE.find(([pattern]) => typeof message === 'string' && pattern.test(message))?.[1] ?? 'UNKNOWN';
}
