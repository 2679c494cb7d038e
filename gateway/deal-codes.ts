import type { ApolloServer } from '@apollo/server';
import express, { type ErrorRequestHandler, type RequestHandler, type Response } from 'express';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { ContextOf, GatewayContext } from './data-source.ts';
import { readDealCodeRequest } from './deal-code-request.ts';
import { graphError, type ErrorCode } from './errors.ts';

const MAX_BODY = '16kb';
const MUTATION = `mutation PlainDealCode($input: IssueDealCodeInput!) {
  issueDealCode(input: $input) { dealCode issuer category issuedOn sequence system project section alreadyIssued }
}`;
/** Error of the graph → HTTP status; after any other the same request may be made again later. */
const STATUSES: Partial<Record<ErrorCode, number>> = { BAD_INPUT: 400, FORBIDDEN: 403, NOT_FOUND: 404, TOO_COSTLY: 413, RATE_LIMITED: 429 };
const LATER = 503;

/**
 * `POST /deal-codes` for systems that cannot speak GraphQL: JSON or a form with `system`, `project`, `section` and `category`; answers the
 * code with 201 where it is new and 200 where it was given before, else `{code, message}`. The mutation of the graph does the work.
 */
export function dealCodes(apollo: ApolloServer<GatewayContext>, contextOf: ContextOf): readonly (RequestHandler | ErrorRequestHandler)[] {
  const answer: RequestHandler = async (request, response) => {
    const contextValue = await contextOf(request);
    const refusal = contextValue.mutationRefusal();
    if (refusal !== null) throw refusal;
    const variables = { input: readDealCodeRequest(request) };
    const { body } = await apollo.executeOperation({ query: MUTATION, variables }, { contextValue });
    const { data, errors } = body.kind === 'single' ? body.singleResult : { data: null, errors: undefined };
    const issued = data?.['issueDealCode'] as { readonly alreadyIssued: boolean } | null | undefined;
    if (issued) response.status(issued.alreadyIssued ? 200 : 201).json(issued);
    else tell(response, errors?.[0] ?? unknownFault());
  };
  return [onlyPost, express.raw({ type: () => true, limit: MAX_BODY, inflate: false }), answer, refuse];
}

const onlyPost: RequestHandler = ({ method }, response, next) => {
  if (method === 'POST') return next();
  response.set('allow', 'POST');
  tell(response, graphError('BAD_INPUT', '请用 POST 请求', 'use POST', 405));
};

/** Express knows it by its four parameters. */
const refuse: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  tell(response, error instanceof GraphQLError ? error : unreadable(error));
};

function unreadable(error: unknown): GraphQLError {
  const { status } = error as { readonly status?: unknown };
  if (status === 413) return graphError('TOO_COSTLY', '请求体超过 16 KiB', 'the body is larger than 16 KiB');
  return typeof status === 'number' && status < 500 ? graphError('BAD_INPUT', '请求体无法读取', 'the body cannot be read') : unknownFault();
}

function unknownFault(): GraphQLError {
  return graphError(
    'INTERNAL',
    '暂时无法赋码，请稍后以同样的请求重试',
    'no code can be given at the moment: make the same request again later',
  );
}

function tell(response: Response, { message, extensions = {} }: Pick<GraphQLFormattedError, 'message' | 'extensions'>): void {
  const code = extensions['code'] as ErrorCode;
  const { status } = (extensions['http'] ?? {}) as { readonly status?: number };
  const shown = status ?? STATUSES[code] ?? LATER;
  if (shown === 401) response.set('www-authenticate', 'Bearer');
  response.status(shown).json({ code, message });
}
