import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { OperationTypeNode, parse, printSchema } from 'graphql';
import { readFile } from 'node:fs/promises';
import { fieldRulesOf } from '../schema/access/field-rules.ts';
import { ACCESS_RULES } from '../schema/access/rules.ts';
import type { Viewer } from '../schema/access/viewer.ts';
import { dataSource, type GatewayContext } from './data-source.ts';
import { formatError, isTooNested } from './errors.ts';
import { guardedGateway } from './guarded-gateway.ts';
import type { GatewayMetrics } from './metrics.ts';
import { checkQuery, MAX_TOKENS } from './query-limits.ts';
import { recordsAccess } from './record-access.ts';
import type { SubgraphCall } from './subgraph-call.ts';

const PUBLIC = new URL('../schema/public.graphql', import.meta.url);
const SUPERGRAPH = new URL('../schema/supergraph.graphql', import.meta.url);

/** Ways to one selection that the planner may weigh: nested interfaces multiply them, and a short query would take all memory. */
const MAX_PATHS = 1_000;

/** The two graphs of one endpoint: in the public one nothing restricted exists, so that nothing of it can be guessed. */
export interface Graphs {
  readonly open: ApolloServer<GatewayContext>;
  /** What everybody may ask, as SDL. */
  readonly openSdl: string;
  /** The graph that an identity may use. The full one is started for whoever first may. */
  of(viewer: Viewer): Promise<ApolloServer<GatewayContext>>;
  stop(): Promise<void>;
}

type Calls = Readonly<Record<string, SubgraphCall>>;

/** @throws where the graph holds a security directive that nothing enforces */
export async function startGraphs(calls: Calls, metrics: GatewayMetrics): Promise<Graphs> {
  const whole = await readFile(SUPERGRAPH, 'utf8');
  const rules = fieldRulesOf(parse(whole));
  const openGraph = openGateway(await readFile(PUBLIC, 'utf8'), calls, metrics);
  let openSdl = '';
  openGraph.onSchemaLoadOrUpdate(({ apiSchema }) => (openSdl = printSchema(apiSchema)));
  const open = await startServer(openGraph, metrics, []);
  let full: Promise<ApolloServer<GatewayContext>> | null = null;
  const startFull = () => {
    const started = startServer(guardedGateway(openGateway(whole, calls, metrics), rules), metrics, [
      recordsAccess(calls['access'] ?? absent),
    ]);
    // The next one tries again.
    started.catch(() => (full = null));
    return started;
  };
  return {
    open,
    openSdl,
    of: ({ role }) => (readsRestricted(role) ? (full ??= startFull()) : Promise.resolve(open)),
    async stop() {
      await open.stop();
      await (await full)?.stop();
    },
  };
}

function readsRestricted(role: Viewer['role']): boolean {
  return Object.values(ACCESS_RULES).some(({ reach }) => reach[role] !== 'NONE');
}

export const absent: SubgraphCall = () => Promise.reject(new Error('no such subgraph'));

function openGateway(supergraphSdl: string, calls: Calls, metrics: GatewayMetrics): ApolloGateway {
  // Read by the constructor of ApolloGateway; without it, it reports home.
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
  return new ApolloGateway({
    supergraphSdl,
    queryPlannerConfig: { debug: { pathsLimit: MAX_PATHS } },
    // A header would have it told, which subgraph answers what.
    __exposeQueryPlanExperimental: false,
    buildService: ({ name }) => dataSource(name, calls[name] ?? absent, metrics.onSubgraphCall),
  });
}

async function startServer(
  gateway: ConstructorParameters<typeof ApolloServer>[0]['gateway'],
  metrics: GatewayMetrics,
  plugins: readonly ApolloServerPlugin<GatewayContext>[],
): Promise<ApolloServer<GatewayContext>> {
  const apollo = new ApolloServer<GatewayContext>({
    gateway: gateway!,
    formatError(formatted) {
      const shown = formatError(formatted);
      metrics.onError(String(shown.extensions?.['code']));
      return shown;
    },
    introspection: true,
    csrfPrevention: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: MAX_TOKENS },
    plugins: [ApolloServerPluginLandingPageDisabled(), checksAndCounts(metrics), ...plugins],
  });
  await apollo.start();
  return apollo;
}

function checksAndCounts(metrics: GatewayMetrics): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () => {
      const startedMs = performance.now();
      return Promise.resolve({
        didResolveOperation: ({ document, operation, contextValue: { mutationRefusal } }) => {
          checkQuery(document, operation);
          const refusal = operation?.operation === OperationTypeNode.MUTATION ? mutationRefusal() : null;
          return refusal === null ? Promise.resolve() : Promise.reject(refusal);
        },
        willSendResponse: ({ errors, response }) => {
          // The planner's own failures are the server's; this one is of the query.
          if (errors?.some(isTooNested)) response.http.status = 400;
          return Promise.resolve(metrics.onRequest(errors === undefined ? 'OK' : 'ERRORS', performance.now() - startedMs));
        },
      });
    },
  };
}
