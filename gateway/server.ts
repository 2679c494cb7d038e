import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type ErrorRequestHandler, type Express, type Request } from 'express';
import { OperationTypeNode } from 'graphql';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { codeRefusal } from './code-callers.ts';
import { dataSource, type GatewayContext } from './data-source.ts';
import { dealCodes } from './deal-codes.ts';
import { startDeadline } from './deadline.ts';
import { entityRecords } from './entity-records.ts';
import { formatError } from './errors.ts';
import { createMetrics, type GatewayMetrics } from './metrics.ts';
import { checkQuery, MAX_TOKENS } from './query-limits.ts';
import { refuse, requestBody } from './request-body.ts';
import { requestsUnderWay, type RequestsUnderWay } from './requests-under-way.ts';
import type { SubgraphCall } from './subgraph-call.ts';
import { observe, type SystemReport } from './system-observation.ts';
import { listenFault } from './setting-fault.ts';

export interface GatewayOptions {
  readonly host: string;
  readonly port: number;
  readonly deadlineMs: number;
  /** What callers must bear to change something; undefined admits programs on this machine only. */
  readonly dealCodeToken?: string | undefined;
  readonly calls: Readonly<Record<string, SubgraphCall>>;
  /** Whether what stands behind the gateway can answer. */
  readonly isReady: () => Promise<boolean>;
  /** Calls to legacy systems, of every process that makes some. */
  readonly reports: () => Promise<readonly SystemReport[]>;
}

export interface RunningGateway {
  /** Of the GraphQL endpoint. */
  readonly url: string;
  stop(): Promise<void>;
}

const SUPERGRAPH = new URL('../schema/supergraph.graphql', import.meta.url);
/** Idle connections end with the process; requests under way get so long, then what is known so far and typed errors. */
const FINISH_MS = 1_000;
/** A client that does not take its answer is left. */
const STOP_MS = 2_000;

/** Serves `/graphql`, `/deal-codes`, `/entities/<credit code>`, `/healthz`, `/readyz` and `/metrics` from the committed supergraph. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  // Read by the constructor of ApolloGateway; without it, it reports home.
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
  const metrics = createMetrics(() => observe(options.reports, options.calls['search'] ?? absent));
  const apollo = await startApollo(options, metrics);
  const requests = requestsUnderWay();
  const server = createServer(application(options, metrics, apollo, requests));
  await listen(server, options);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}/graphql`,
    stop: () => stop(server, apollo, requests),
  };
}

async function startApollo({ calls }: GatewayOptions, metrics: GatewayMetrics): Promise<ApolloServer<GatewayContext>> {
  const gateway = new ApolloGateway({
    supergraphSdl: await readFile(SUPERGRAPH, 'utf8'),
    buildService: ({ name }) => dataSource(name, calls[name] ?? absent, metrics.onSubgraphCall),
  });
  const apollo = new ApolloServer<GatewayContext>({
    gateway,
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
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      {
        requestDidStart: () => {
          const startedMs = performance.now();
          return Promise.resolve({
            didResolveOperation: ({ document, operation, contextValue: { mutationRefusal } }) => {
              checkQuery(document, operation);
              const refusal = operation?.operation === OperationTypeNode.MUTATION ? mutationRefusal() : null;
              return refusal === null ? Promise.resolve() : Promise.reject(refusal);
            },
            willSendResponse: ({ errors }) =>
              Promise.resolve(metrics.onRequest(errors === undefined ? 'OK' : 'ERRORS', performance.now() - startedMs)),
          });
        },
      },
    ],
  });
  await apollo.start();
  return apollo;
}

const absent: SubgraphCall = () => Promise.reject(new Error('no such subgraph'));

function application(
  { deadlineMs, dealCodeToken, isReady }: GatewayOptions,
  metrics: GatewayMetrics,
  apollo: ApolloServer<GatewayContext>,
  requests: RequestsUnderWay,
): Express {
  const app = express().disable('x-powered-by');
  app.get('/healthz', (_request, response) => void response.json({ ok: true }));
  app.get('/readyz', async (_request, response) => {
    const ok = await isReady().catch(() => false);
    response.status(ok ? 200 : 503).json({ ok });
  });
  app.get('/metrics', async (_request, response) => void response.type(metrics.contentType).send(await metrics.text()));
  const refusalOf = codeRefusal(dealCodeToken);
  const contextOf = (request: Request): GatewayContext => ({
    signal: startDeadline(requests.signalOf(request), deadlineMs),
    mutationRefusal: () => refusalOf(request),
  });
  app.all('/graphql', ...requestBody, expressMiddleware(apollo, { context: ({ req }) => Promise.resolve(contextOf(req)) }));
  app.use('/deal-codes', ...dealCodes(apollo, contextOf));
  app.get('/entities/:creditCode', entityRecords(apollo, contextOf));
  app.use((_request, response) => refuse(response, 404, 'NOT_FOUND', '没有这个地址', 'there is no such address'));
  app.use(refuseAddress);
  return app;
}

/** Express knows it by its four parameters; its own answer would show a stack. */
const refuseAddress: ErrorRequestHandler = (error: { readonly status?: unknown }, _request, response, next) => {
  if (response.headersSent) return next(error);
  if (error.status === 400) return refuse(response, 400, 'BAD_INPUT', '地址无法读取', 'the address cannot be read');
  refuse(response, 500, 'INTERNAL', '内部错误', 'internal error');
};

function listen(server: Server, { host, port }: GatewayOptions): Promise<void> {
  return new Promise((resolve, reject) => server.once('error', (error) => reject(listenFault(error))).listen(port, host, resolve));
}

async function stop(server: Server, apollo: ApolloServer<GatewayContext>, requests: RequestsUnderWay): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  requests.answerLast();
  const timers = [setTimeout(requests.end, FINISH_MS), setTimeout(() => server.closeAllConnections(), STOP_MS)];
  await closed;
  timers.forEach(clearTimeout);
  await apollo.stop();
}
