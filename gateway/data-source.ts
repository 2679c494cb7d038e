import type { GraphQLDataSource } from '@apollo/gateway';
import type { Request } from 'express';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { PUBLIC_VIEWER, type Viewer } from '../schema/access/viewer.ts';
import { askEntities } from './entities.ts';
import { graphError, isErrorCode } from './errors.ts';
import type { RestrictedReads } from './restricted-reads.ts';
import type { SubgraphAnswer, SubgraphCall } from './subgraph-call.ts';

/** What the gateway keeps of one request. */
export interface GatewayContext {
  readonly signal: AbortSignal;
  readonly viewer: Viewer;
  /** What of the answer is restricted. */
  readonly reads: RestrictedReads;
  /** Why this caller may change nothing; null where it may. */
  readonly mutationRefusal: () => GraphQLError | null;
}

/** What the gateway keeps of a request. Rejects where the request shows an identity that is not believed. */
export type ContextOf = (request: Request) => Promise<GatewayContext>;

/** Told of each call to a subgraph. */
export type OnSubgraphCall = (subgraph: string, outcome: 'OK' | 'ERRORS' | 'FAILED', durationMs: number) => void;

/** One subgraph as the gateway sees it: it always answers, and every error has a code and sentences of ours. */
export function dataSource(subgraph: string, call: SubgraphCall, onCall: OnSubgraphCall): GraphQLDataSource {
  return {
    async process({ request, context }) {
      const startedMs = performance.now();
      const { query = '', variables, operationName } = request;
      const { signal = AbortSignal.timeout(10_000), viewer = PUBLIC_VIEWER, reads } = context as Partial<GatewayContext>;
      const asked = { query, variables, operationName };
      try {
        const hasKeys = Array.isArray(variables?.['representations']);
        const answer = await orAborted(hasKeys ? askEntities(call, asked, signal, viewer) : call(asked, signal, viewer), signal);
        reads?.note(answer.extensions?.restricted);
        onCall(subgraph, answer.errors === undefined ? 'OK' : 'ERRORS', performance.now() - startedMs);
        return ownWords(subgraph, answer) as never;
      } catch {
        onCall(subgraph, 'FAILED', performance.now() - startedMs);
        return { data: null, errors: [failure(subgraph, signal)] };
      }
    },
  };
}

/** A call that ignores its signal is not waited for. */
async function orAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason as Error);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  return Promise.race([answer, aborted]).finally(() => signal.removeEventListener('abort', abort));
}

function failure(subgraph: string, signal: AbortSignal): GraphQLFormattedError {
  const { message, extensions } = signal.aborted
    ? graphError('TIMED_OUT', `${subgraph} 子图未在时限内答复`, `subgraph ${subgraph} did not answer in time`)
    : graphError('INTERNAL', `${subgraph} 子图无法访问`, `subgraph ${subgraph} cannot be reached`);
  return { message, extensions };
}

function ownWords(subgraph: string, { data, errors }: SubgraphAnswer): SubgraphAnswer {
  if (errors === undefined) return { data };
  return { data, errors: errors.map((error) => ownError(subgraph, error)) };
}

function ownError(subgraph: string, { message, path, extensions }: GraphQLFormattedError): GraphQLFormattedError {
  const place = path === undefined ? {} : { path };
  if (isErrorCode(extensions?.['code'])) return { message, extensions: extensions, ...place };
  const own = graphError('INTERNAL', `${subgraph} 子图出错`, `subgraph ${subgraph} failed`);
  return { message: own.message, extensions: own.extensions, ...place };
}
