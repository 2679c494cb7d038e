import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { MASK_RULES } from '../schema/access/mask-rules.ts';

/** Codes of the graph's errors; the list is closed. */
export const ERROR_CODES = [
  'SOURCE_DOWN',
  'SOURCE_TIMEOUT',
  'SOURCE_UNREADABLE',
  'NOT_FOUND',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'PURPOSE_REQUIRED',
  'CASE_REQUIRED',
  'NOT_RECORDED',
  'NOT_YET_DISCLOSED',
  'BAD_INPUT',
  'TOO_COSTLY',
  'RATE_LIMITED',
  'TIMED_OUT',
  'NOT_CONFIGURED',
  'CODES_EXHAUSTED',
  'STORE_DOWN',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Codes of Apollo Server that tell of a faulty request; their texts quote the request only. */
const REQUEST_FAULTS: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'PERSISTED_QUERY_NOT_FOUND',
]);

const FOREIGN = { zh: '内部错误', en: 'internal error' };
const MAX_TEXT = 300;
/** What the engine says where a document within the token limit nests beyond its stack; parsing ends there and nothing else does. */
const TOO_NESTED = 'Maximum call stack size exceeded';
/** What the planner says where the ways to a selection multiply beyond its limit. */
const TOO_MANY_WAYS = /^(?:Too many options generated|Number of non-local selections exceeds)/u;

/** Errors quote what was asked, and answers that could not be read. */
const masked = MASK_RULES.PROSE.mask;

/** An error of the graph: a code, sentences in two languages, and the HTTP status where the request as a whole is refused. */
export function graphError(code: ErrorCode, messageZh: string, messageEn: string, status?: number): GraphQLError {
  const http = status === undefined ? {} : { http: { status, headers: new Map<string, string>() } };
  const sentences = { messageZh: masked(messageZh), messageEn: masked(messageEn) };
  return new GraphQLError(masked(`${messageZh} / ${messageEn}`), { extensions: { code, ...sentences, ...http } });
}

/** What a client sees of an error: path, code, system and our own sentences; foreign texts, hosts and stacks stay inside. */
export function formatError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { code, messageZh, messageEn, system } = formatted.extensions ?? {};
  const place = {
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
    ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
  };
  if (isErrorCode(code) && typeof messageZh === 'string' && typeof messageEn === 'string') {
    const sentences = { messageZh: masked(messageZh), messageEn: masked(messageEn) };
    return { ...place, message: masked(formatted.message), extensions: { code, ...(system ? { system } : {}), ...sentences } };
  }
  const [own, zh, en] = isTooNested(formatted)
    ? (['TOO_COSTLY', '查询嵌套过深', 'the query is nested too deeply'] as const)
    : REQUEST_FAULTS.has(code)
      ? (['BAD_INPUT', '请求有误', masked(formatted.message).slice(0, MAX_TEXT)] as const)
      : (['INTERNAL', FOREIGN.zh, FOREIGN.en] as const);
  return { ...place, message: `${zh} / ${en}`, extensions: { code: own, messageZh: zh, messageEn: en } };
}

/** Whether parsing or planning has stopped because a query is nested beyond what can be borne. */
export function isTooNested({ message }: { readonly message: string }): boolean {
  return message === TOO_NESTED || TOO_MANY_WAYS.test(message);
}

export function isErrorCode(code: unknown): code is ErrorCode {
  return ERROR_CODES.some((known) => known === code);
}
