import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { createHash } from 'node:crypto';
import type { GatewayContext } from './data-source.ts';
import { graphError } from './errors.ts';
import type { SubgraphCall } from './subgraph-call.ts';

const RECORD = `mutation RecordAccess($input: RecordAccessInput!) { recordAccess(input: $input) }`;

/** Gives restricted data away only when the access ledger holds who reads it: an answer that cannot be written down is not sent. */
export function recordsAccess(access: SubgraphCall): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () => Promise.resolve({ willSendResponse: (request) => recordOrWithhold(access, request) }),
  };
}

async function recordOrWithhold(access: SubgraphCall, request: GraphQLRequestContextWillSendResponse<GatewayContext>): Promise<void> {
  const { contextValue, response } = request;
  const read = contextValue.reads.all();
  if (read === null) return;
  const { signal, viewer } = contextValue;
  const input = { ...read, operation: operationOf(request) };
  const answer = await access({ query: RECORD, variables: { input } }, signal, viewer).catch(() => null);
  if (answer?.data?.['recordAccess'] === true) return;
  const { message, extensions } = graphError(
    'NOT_RECORDED',
    '访问台账暂时无法记账，受限数据不予答复',
    'the access ledger cannot be written: restricted data is not given',
  );
  response.body = { kind: 'single', singleResult: { data: null, errors: [{ message, extensions }] } };
}

/** The text of an operation may hold names and numbers of persons: its digest tells the same operation again. */
function operationOf({ operationName, source }: GraphQLRequestContextWillSendResponse<GatewayContext>): string {
  return `${operationName ?? '-'} ${createHash('sha256').update(source).digest('hex').slice(0, 16)}`;
}
