import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  execute,
  parse,
  validate,
  type DocumentNode,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLResolveInfo,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { RestrictedSummary } from '../schema/access/restricted-summary.ts';
import { PUBLIC_VIEWER, type Viewer } from '../schema/access/viewer.ts';
import { subgraphSdl, type SubgraphName } from '../schema/subgraph-sdl.ts';
import { ENUM_VALUES } from './enum-values.ts';
import { traceBelongings } from './belonging-of.ts';
import { guardFields } from './guard-fields.ts';
import { guardedRequest, restrictedIn } from './guarded-request.ts';
import { maskFields } from './mask-fields.ts';
import { SCALARS } from './scalars.ts';
import { withinRequest } from './store/request-signal.ts';
import { subgraphErrors } from './subgraph-error.ts';

const MAX_DOCUMENTS = 500;

export interface SubgraphRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
}

export interface SubgraphAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly GraphQLFormattedError[];
  /** Present where restricted values were given. */
  readonly extensions?: { readonly restricted: RestrictedSummary };
}

/** One part of the graph, to be asked in process or over HTTP. */
export interface Subgraph {
  readonly name: SubgraphName;
  /** Never throws: failures are in `errors`, each with a code. The signal ends what is under way; without a viewer the public asks. */
  execute(request: SubgraphRequest, signal: AbortSignal, viewer?: Viewer): Promise<SubgraphAnswer>;
}

type Resolver<Context> = (parent: never, args: never, context: Context, info: GraphQLResolveInfo) => unknown;
/** Types and fields → resolvers. */
export type Resolvers<Context> = Readonly<
  Record<string, Readonly<Record<string, Resolver<Context> | ((parent: never, context: Context) => unknown)>>>
>;

export interface SubgraphParts<Context> {
  readonly name: SubgraphName;
  readonly resolvers: Resolvers<Context>;
  /** Called once per request. */
  readonly contextOf: (signal: AbortSignal, viewer: Viewer) => Context;
  /** Told of faults that the answer does not name. */
  readonly onFault?: (subgraph: string, error: unknown) => void;
}

export function createSubgraph<Context>({ name, resolvers, contextOf, onFault = () => undefined }: SubgraphParts<Context>): Subgraph {
  const typeDefs = parse(subgraphSdl(name));
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: { ...valuesOf(typeDefs), ...resolvers } as never }]);
  maskFields(schema);
  guardFields(schema);
  traceBelongings(schema);
  const documents = new LRUCache<string, DocumentNode | readonly GraphQLError[]>({ max: MAX_DOCUMENTS });
  const documentOf = (query: string) => {
    const known = documents.get(query);
    if (known !== undefined) return known;
    const document = parse(query);
    const faults = validate(schema, document);
    const result = faults.length > 0 ? faults : document;
    documents.set(query, result);
    return result;
  };
  return {
    name,
    async execute({ query, variables, operationName }, signal, viewer = PUBLIC_VIEWER) {
      try {
        const document = documentOf(query);
        if (!('kind' in document)) return { errors: subgraphErrors(document, name, onFault) };
        const contextValue = contextOf(signal, viewer);
        const rootValue = guardedRequest(viewer);
        const ask = () => execute({ schema, document, variableValues: variables, operationName, contextValue, rootValue });
        const { data, errors } = await withinRequest(signal, async () => ask());
        const shown = { data: data ?? null, ...restrictedIn(rootValue.reads) };
        return errors === undefined
          ? shown
          : { ...shown, errors: subgraphErrors(errors, name, signal.aborted ? () => undefined : onFault) };
      } catch (error) {
        return { errors: subgraphErrors([error as GraphQLError], name, onFault) };
      }
    },
  };
}

/** How the scalars and enums that a subgraph defines are written. */
function valuesOf({ definitions }: DocumentNode) {
  const names = new Set(definitions.map((node) => ('name' in node ? node.name.value : '')));
  return Object.fromEntries(Object.entries({ ...SCALARS, ...ENUM_VALUES }).filter(([name]) => names.has(name)));
}
