import { AdapterFailure } from '../failure.ts';

/** Error codes of sockets, DNS, HTTP clients and database drivers that mean "no answer in time". */
const TIME_OUT_CODES: ReadonlySet<string> = new Set([
  'ETIMEDOUT',
  'ESOCKETTIMEDOUT',
  'ECONNABORTED',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'PROTOCOL_SEQUENCE_TIMEOUT',
]);

/**
 * The one place where whatever a transport throws becomes a failure of the system.
 * The detail holds the error's class and code only: messages of drivers name hosts and users.
 */
export function failureOf(system: string, error: unknown, callerCancelled: boolean): AdapterFailure {
  if (error instanceof AdapterFailure) return error;
  if (callerCancelled) return new AdapterFailure(system, 'CANCELLED', 'the caller cancelled', error);
  const { name, code } = describe(error);
  const detail = code === null ? name : `${name} ${code}`;
  const timedOut = name === 'TimeoutError' || (code !== null && TIME_OUT_CODES.has(code));
  return new AdapterFailure(system, timedOut ? 'TIMED_OUT' : 'UNREACHABLE', detail, error);
}

function describe(error: unknown): { readonly name: string; readonly code: string | null } {
  if (!(error instanceof Error)) return { name: typeof error, code: null };
  const { code } = error as { readonly code?: unknown };
  return { name: error.name, code: typeof code === 'string' && /^[A-Z0-9_]{1,40}$/u.test(code) ? code : null };
}
