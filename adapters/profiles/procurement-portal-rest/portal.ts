import { AdapterFailure } from '../../failure.ts';
import type { ProfileContext } from '../../profile.ts';
import { callJson, type JsonAnswer } from '../../transports/json-api.ts';
import { DIALECTS, type Dialect } from './dialects.ts';
import type { Options } from './options.ts';
import type { JsonObject, ListPage, ListQuery, PortalCall } from './wire.ts';

/** What asking for one article gave. */
export type DetailAnswer =
  | { readonly type: 'FOUND'; readonly detail: JsonObject }
  | { readonly type: 'MISSING'; readonly bytes: Uint8Array }
  | { readonly type: 'UNREADABLE'; readonly failure: AdapterFailure; readonly bytes: Uint8Array };

/** The two questions that a portal answers. */
export interface Portal {
  readonly dialect: Dialect;
  /** @throws {AdapterFailure} */
  list(query: ListQuery, signal: AbortSignal): Promise<ListPage>;
  /** An answer that cannot be read is a value; a system that gives none throws. @throws {AdapterFailure} */
  detail(articleId: string, signal: AbortSignal): Promise<DetailAnswer>;
}

/** Error codes in an answer with HTTP 200 that say: there is no such article. */
const NOT_FOUND_CODES: ReadonlySet<string> = new Set(['404', 'ARTICLE_NOT_FOUND', 'article.not.exist']);
/** Error codes that no second try cures. */
const REFUSED_CODES: ReadonlySet<string> = new Set(['400', '401', '403', '422']);
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** Opens the interface of one portal; every call goes through the guard. */
export function openPortal({ system, options, secret, guard }: ProfileContext<Options>): Portal {
  const dialect = DIALECTS[options.dialect];
  const ask = (call: PortalCall, signal: AbortSignal, keep?: (bytes: Uint8Array) => void) =>
    callJson(system.id, requestOf(system.endpoint, options.prefix, secret, call, signal), keep);

  /** An unreadable article is no failure of the system: the guard sees an answer, and the breaker stays closed. */
  const readDetail = (articleId: string, signal: AbortSignal): Promise<DetailAnswer> =>
    guard.run(async (limited) => {
      let bytes: Uint8Array = new Uint8Array();
      try {
        return foundIn(await ask(dialect.detail(articleId), limited, (kept) => (bytes = kept)));
      } catch (error) {
        if (error instanceof AdapterFailure && error.code === 'UNREADABLE') return { type: 'UNREADABLE', failure: error, bytes };
        throw error;
      }
    }, signal);

  const foundIn = (answer: JsonAnswer): DetailAnswer => {
    if (answer.type === 'NOT_FOUND') return { type: 'MISSING', bytes: answer.bytes };
    const error = dialect.errorOf(answer.json);
    if (error !== null && NOT_FOUND_CODES.has(error)) return { type: 'MISSING', bytes: answer.bytes };
    assertNoError(system.id, error);
    const detail = dialect.readDetail(answer.json);
    return detail === null ? { type: 'MISSING', bytes: answer.bytes } : { type: 'FOUND', detail };
  };

  return {
    dialect,
    list: (query, signal) =>
      guard.run(async (limited) => {
        const answer = await ask(dialect.list(query), limited);
        if (answer.type === 'NOT_FOUND') throw new AdapterFailure(system.id, 'REFUSED', 'HTTP 404 for the list');
        assertNoError(system.id, dialect.errorOf(answer.json));
        const page = dialect.readList(answer.json);
        if (page === null) throw new AdapterFailure(system.id, 'UNREADABLE', 'the list does not have the agreed shape');
        return page;
      }, signal),
    async detail(articleId, signal) {
      const first = await readDetail(articleId, signal);
      return first.type === 'UNREADABLE' ? readDetail(articleId, signal) : first;
    },
  };
}

function assertNoError(system: string, code: string | null): void {
  if (code === null) return;
  const known = /^[\w.-]{1,40}$/u.test(code) ? code : 'without a code';
  throw new AdapterFailure(system, REFUSED_CODES.has(code) ? 'REFUSED' : 'UNREACHABLE', `an error in the answer: ${known}`);
}

function requestOf(endpoint: string, prefix: string, secret: string | null, { method, path, json }: PortalCall, signal: AbortSignal) {
  return {
    method,
    url: endpoint.replace(/\/+$/u, '') + prefix + path,
    headers: {
      Accept: 'application/json',
      ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(secret === null ? {} : { Authorization: `Bearer ${secret}` }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    signal,
    maxBytes: MAX_ANSWER_BYTES,
  };
}
