/** SQLSTATE and system codes of a database that is away, starting, stopping, or has no place for one more connection. */
const CODES = /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|08[0-9A-Z]{3}|57P0[1-3]|53300)$/u;
/** The driver's own errors have no code. */
const SENTENCES = /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/u;

/** Whether an error says that the store's database cannot be reached at the moment: the same question may be asked again. */
export function isStoreDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { readonly code?: unknown };
  return (typeof code === 'string' && CODES.test(code)) || SENTENCES.test(error.message);
}
