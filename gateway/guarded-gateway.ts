import type { ApolloGateway } from '@apollo/gateway';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import {
  GraphQLError,
  Kind,
  print,
  valueFromASTUntyped,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { createHash } from 'node:crypto';
import type { FieldRules } from '../schema/access/field-rules.ts';
import { REFUSAL_SENTENCES } from '../schema/access/refusal.ts';
import { PUBLIC_VIEWER } from '../schema/access/viewer.ts';
import { allowedPart, type WithheldField } from './allowed-part.ts';
import type { GatewayContext } from './data-source.ts';
import { graphError } from './errors.ts';
import type { Variables } from './left-out.ts';

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
  const { operation, withheld } = allowedPart(request.document, request.operation, {
    schema,
    rules,
    viewer,
    variables: variablesOf(request),
  });
  if (withheld.length === 0) return executor(request);
  const answer = await executor(derivedRequest(request, operation));
  const data = withheld.reduce<unknown>((shown, { path }) => withNull(shown, path), answer.data ?? null);
  return { ...answer, data: data as Record<string, unknown> | null, errors: [...(answer.errors ?? []), ...withheld.map(refused)] };
}

/** As given, or as the operation gives them by itself. */
function variablesOf({ request: { variables }, operation }: ExecutorRequest): Variables {
  const stated = (operation.variableDefinitions ?? []).map(({ variable, defaultValue }): readonly [string, unknown] => {
    const byDefault = defaultValue === undefined ? undefined : valueFromASTUntyped(defaultValue);
    return [variable.name.value, variables?.[variable.name.value] ?? byDefault];
  });
  return Object.fromEntries(stated);
}

/** The plan cache goes by the hash: without one of its own, what one viewer may not ask would be remembered for all. */
function derivedRequest(request: ExecutorRequest, operation: OperationDefinitionNode): ExecutorRequest {
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation] };
  const queryHash = createHash('sha256').update(print(document)).digest('hex');
  return Object.create(request, {
    document: { value: document, enumerable: true },
    operation: { value: operation, enumerable: true },
    queryHash: { value: queryHash, enumerable: true },
  }) as ExecutorRequest;
}

/** Null in the place of a withheld field, wherever the answer has that place. */
export function withNull(shown: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (Array.isArray(shown)) return shown.map((entry) => withNull(entry, path));
  if (shown === null || typeof shown !== 'object' || key === undefined || !(key in shown)) return shown;
  return { ...shown, [key]: rest.length === 0 ? null : withNull((shown as Record<string, unknown>)[key], rest) };
}

function refused({ path, reason }: WithheldField): GraphQLError {
  const { message, extensions } = graphError(reason, ...REFUSAL_SENTENCES[reason]);
  return new GraphQLError(message, { extensions, path });
}
