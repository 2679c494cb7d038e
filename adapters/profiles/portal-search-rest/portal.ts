import { AdapterFailure } from '../../failure.ts';
import type { ProfileContext } from '../../profile.ts';
import { callJson } from '../../transports/json-api.ts';
import { DIALECTS, type Dialect } from './dialects.ts';
import type { Options } from './options.ts';
import type { SearchPage, SearchQuery } from './wire.ts';

/** The questions that a portal's search answers. */
export interface Portal {
  readonly dialect: Dialect;
  /** @throws {AdapterFailure} */
  search(query: SearchQuery, signal: AbortSignal): Promise<SearchPage>;
  /** Rows that may be of the project; null for an id that this interface cannot ask for. @throws {AdapterFailure} */
  find(projectNativeId: string, signal: AbortSignal): Promise<SearchPage | null>;
}

const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** Opens the search of one portal; every call goes through the guard. */
export function openPortal({ system, options, secret, guard }: ProfileContext<Options>): Portal {
  const dialect = DIALECTS[options.dialect];
  const ask = (body: string, signal: AbortSignal) =>
    guard.run(async (limited) => {
      const answer = await callJson(system.id, requestOf(body, limited));
      if (answer.type === 'NOT_FOUND') throw new AdapterFailure(system.id, 'REFUSED', 'HTTP 404 for the search');
      return readPage(system.id, dialect, answer.json);
    }, signal);
  const requestOf = (body: string, signal: AbortSignal) => ({
    method: 'POST' as const,
    url: system.endpoint.replace(/\/+$/u, '') + (options.path ?? dialect.path),
    headers: {
      Accept: 'application/json',
      'Content-Type': options.contentType,
      ...(secret === null ? {} : { Authorization: `Bearer ${secret}` }),
    },
    body,
    signal,
    maxBytes: MAX_ANSWER_BYTES,
  });
  return {
    dialect,
    search: (query, signal) => ask(dialect.body(query, options), signal),
    async find(projectNativeId, signal) {
      const body = dialect.bodyFor(projectNativeId, options);
      return body === null ? null : ask(body, signal);
    },
  };
}

/** An answer in none of the known envelopes is an error in disguise, with HTTP 200. */
function readPage(system: string, dialect: Dialect, json: unknown): SearchPage {
  let page: SearchPage | null;
  try {
    page = dialect.read(json);
  } catch {
    throw new AdapterFailure(system, 'UNREADABLE', 'the JSON within the answer is not JSON');
  }
  if (page === null) throw new AdapterFailure(system, 'UNREADABLE', 'the answer does not have the agreed shape');
  return page;
}
