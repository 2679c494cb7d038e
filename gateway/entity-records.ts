import type { ApolloServer } from '@apollo/server';
import type { Request, RequestHandler, Response } from 'express';
import type { GraphQLFormattedError } from 'graphql';
import type { ContextOf, GatewayContext } from './data-source.ts';
import { createHash } from 'node:crypto';
import { graphError, type ErrorCode } from './errors.ts';

const QUERY = `query EntityRecord($creditCode: ID!, $on: Date!) {
  entity(creditCode: $creditCode) {
    id creditCode organisationCode name legalStatus
    type { code zh en }
    region { code name }
    names { name systems firstAt lastAt }
    fields { field value system asOf others { value system asOf } }
    qualifications { name level classification certificateNumber validUntil system }
    parent { id name }
    joined { name rule }
    sources { system rowKey statedAt knownAt name }
    restrictions(on: $on) { from until action reason authority documentNumber basis system }
  }
  derivations { name behind }
}`;
/** Error of the graph → HTTP status; after any other the same request may be made again later. */
const STATUSES: Partial<Record<ErrorCode, number>> = { BAD_INPUT: 400, NOT_FOUND: 404 };
const LATER = 503;

/**
 * `GET /entities/<credit code>`: what is registered of an entity, every field with its source and `asOf`, so that a trading system need
 * not ask the enterprise again (63号 十一). The ETag stays while nothing changes: with `If-None-Match` the answer is 304.
 */
export function entityRecords(apollo: ApolloServer<GatewayContext>, contextOf: ContextOf): RequestHandler {
  return async (request, response) => {
    const variables = { creditCode: request.params['creditCode'], on: today() };
    const { body } = await apollo.executeOperation({ query: QUERY, variables }, { contextValue: await contextOf(request) });
    const { data, errors } = body.kind === 'single' ? body.singleResult : { data: null, errors: undefined };
    const entity = data?.['entity'] ?? null;
    const told = errors?.find(({ path }) => path?.[0] !== 'derivations');
    const fault = told ?? (entity === null ? unknownEntity(behind(data?.['derivations'])) : null);
    if (fault === null) send(request, response, JSON.stringify(entity));
    else tell(response, fault);
  };
}

/** Express answers no 304 to clients that send `cache-control: no-cache` with every conditional request, as fetch of Node does. */
function send(request: Request, response: Response, record: string): void {
  const etag = `"${createHash('sha256').update(record).digest('base64url')}"`;
  const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//u, '')) ?? [];
  response.set({ etag, 'cache-control': 'no-cache' });
  if (known.includes(etag) || known.includes('*')) response.status(304).end();
  else response.type('json').send(record);
}

/** In China. */
function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Changes of legacy rows that the register has still to take in; null where that is not known. */
function behind(derivations: unknown): number | null {
  const places = (derivations ?? []) as readonly { readonly name: string; readonly behind: number }[];
  return places.find(({ name }) => name === 'register')?.behind ?? null;
}

function unknownEntity(changes: number | null) {
  if (changes === null || changes === 0) return graphError('NOT_FOUND', '没有登记这个主体', 'no such entity is registered');
  return graphError(
    'NOT_FOUND',
    `没有登记这个主体；登记册还有 ${changes} 条变化待处理`,
    `no such entity is registered; the register has ${changes} changes still to take in`,
  );
}

function tell(response: Response, { message, extensions = {} }: Pick<GraphQLFormattedError, 'message' | 'extensions'>): void {
  const code = extensions['code'] as ErrorCode;
  response.status(STATUSES[code] ?? LATER).json({ code, message });
}
