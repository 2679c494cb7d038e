import type { ApolloGateway } from '@apollo/gateway';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { GraphQLError, print, type GraphQLSchema } from 'graphql';
import { createHash } from 'node:crypto';
import type { FieldRules } from '../schema/access/field-rules.ts';
import { PUBLIC_VIEWER } from '../schema/access/viewer.ts';
import { allowedPart, type RemovedField } from './allowed-part.ts';
import type { GatewayContext } from './data-source.ts';
import { graphError } from './errors.ts';

type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>;
type ExecutorRequest = Parameters<Executor>[0];

/** A gateway that asks subgraphs only for what the viewer may read: anything else is null, with an error at its path. */
export function guardedGateway(gateway: ApolloGateway, rules: FieldRules): GatewayInterface {
  let schema: GraphQLSchema | null = null;
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => (schema = apiSchema));
  return {
    onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
    stop: () => gateway.stop(),
    async load(options) {
      const { executor } = await gateway.load(options);
      return { executor: (request) => executeAllowed(executor, request, schema!, rules) };
    },
  };
}

async function executeAllowed(executor: Executor, request: ExecutorRequest, schema: GraphQLSchema, rules: FieldRules) {
  const viewer = (request.context as Partial<GatewayContext>).viewer ?? PUBLIC_VIEWER;
  const { document, removed } = allowedPart(request.document, request.operation, { schema, rules, viewer });
  if (removed.length === 0) return executor(request);
  const answer = document === null ? { data: {} } : await executor(derivedRequest(request, document));
  const data = removed.reduce<unknown>((shown, { path }) => withNull(shown, path), answer.data ?? null);
  return { ...answer, data: data as Record<string, unknown> | null, errors: [...(answer.errors ?? []), ...removed.map(refusal)] };
}

/** The plan cache goes by the hash: without one of its own, what one viewer may not ask would be remembered for all. */
function derivedRequest(request: ExecutorRequest, document: ExecutorRequest['document']): ExecutorRequest {
  const queryHash = createHash('sha256').update(print(document)).digest('hex');
  const [operation] = document.definitions;
  return Object.create(request, {
    document: { value: document, enumerable: true },
    operation: { value: operation, enumerable: true },
    queryHash: { value: queryHash, enumerable: true },
  }) as ExecutorRequest;
}

/** What was not asked is null, wherever its parent is. */
function withNull(shown: unknown, [key, ...rest]: readonly string[]): unknown {
  if (shown === null || typeof shown !== 'object' || key === undefined) return shown;
  if (Array.isArray(shown)) return shown.map((entry) => withNull(entry, [key, ...rest]));
  const inner: unknown = rest.length === 0 ? null : withNull((shown as Record<string, unknown>)[key] ?? null, rest);
  return { ...shown, [key]: inner };
}

const SENTENCES: Readonly<Record<RemovedField['reason'], readonly [string, string]>> = {
  FORBIDDEN: ['当前身份无权查看', 'this identity may not read this'],
  PURPOSE_REQUIRED: [
    '查看受限数据须写明用途：请求头 x-yiwang-purpose',
    'restricted data is read for a stated purpose: header x-yiwang-purpose',
  ],
  CASE_REQUIRED: ['查阅保密数据须写明案号：请求头 x-yiwang-case', 'sealed data is read for a case: header x-yiwang-case'],
};

function refusal({ path, reason }: RemovedField): GraphQLError {
  const { message, extensions } = graphError(reason, ...SENTENCES[reason]);
  return new GraphQLError(message, { extensions, path });
}
