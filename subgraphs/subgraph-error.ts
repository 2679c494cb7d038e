import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { AdapterFailure, type FailureCode } from '../adapters/failure.ts';
import { isStoreDown } from './store/store-down.ts';

/** What the graph calls a failure of a legacy system; the list is closed. */
export const SOURCE_ERROR_CODES = ['SOURCE_DOWN', 'SOURCE_TIMEOUT', 'SOURCE_UNREADABLE'] as const;
export type SourceErrorCode = (typeof SOURCE_ERROR_CODES)[number];

const SOURCE_CODES: Readonly<Record<FailureCode, SourceErrorCode>> = {
  UNREACHABLE: 'SOURCE_DOWN',
  CIRCUIT_OPEN: 'SOURCE_DOWN',
  REFUSED: 'SOURCE_DOWN',
  TIMED_OUT: 'SOURCE_TIMEOUT',
  CANCELLED: 'SOURCE_TIMEOUT',
  UNREADABLE: 'SOURCE_UNREADABLE',
  UNMAPPABLE: 'SOURCE_UNREADABLE',
};

/** What the graph says of a failure of a legacy system. */
export interface SourceFailure {
  readonly code: SourceErrorCode;
  readonly system: string;
  readonly messageZh: string;
  readonly messageEn: string;
}

export function sourceFailure({ code, system, messageZh, message }: AdapterFailure): SourceFailure {
  return { code: SOURCE_CODES[code], system, messageZh, messageEn: message };
}

/** An error that says its code and its sentence in two languages. */
export function typedError(code: string, messageZh: string, messageEn: string, system?: string): GraphQLError {
  const about = system === undefined ? {} : { system };
  return new GraphQLError(`${messageZh} / ${messageEn}`, { extensions: { code, messageZh, messageEn, ...about } });
}

/** Errors as they leave a subgraph: typed ones as they are, foreign ones without a word of their text. */
export function subgraphErrors(
  errors: readonly GraphQLError[],
  subgraph: string,
  onFault: (subgraph: string, error: unknown) => void,
): readonly GraphQLFormattedError[] {
  return errors.map((error) => {
    const cause = error.originalError ?? error;
    const typed = isStoreDown(cause) ? storeDown() : typedCause(error);
    if (typed === null || isStoreDown(cause)) onFault(subgraph, cause);
    const { message, extensions } = typed ?? typedError('INTERNAL', `${subgraph} 子图出错`, `subgraph ${subgraph} failed`);
    return { message, extensions, ...(error.path === undefined ? {} : { path: error.path }) };
  });
}

function storeDown(): GraphQLError {
  return typedError(
    'STORE_DOWN',
    '一网的数据库暂时无法访问，请稍后以同样的请求重试',
    "the hub's database cannot be reached at the moment: make the same request again later",
  );
}

function typedCause(error: GraphQLError): GraphQLError | null {
  const cause = error.originalError ?? error;
  if (cause instanceof AdapterFailure) {
    const { code, system, messageZh, messageEn } = sourceFailure(cause);
    return typedError(code, messageZh, messageEn, system);
  }
  if (isStoreFault(cause)) return typedError(cause.code, cause.messageZh, cause.message);
  if (isDataException(cause)) return typedError('BAD_INPUT', '参数含有无法使用的值', 'an argument holds a value that cannot be used');
  return cause instanceof GraphQLError && typeof cause.extensions['code'] === 'string' ? cause : null;
}

/** SQLSTATE class 22: a value that no column can hold (NUL in a text, a time out of range). What subgraphs ask of the store comes from arguments only. */
function isDataException(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && /^22[0-9A-Z]{3}$/u.test(cause.code);
}

/** What the store refuses in sentences of ours; a database's own errors have a code too, but one sentence only. */
function isStoreFault(cause: unknown): cause is Error & { code: string; messageZh: string } {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && 'messageZh' in cause;
}
