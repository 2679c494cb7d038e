import { expressMiddleware } from '@as-integrations/express5';
import express, { type ErrorRequestHandler, type Express, type NextFunction, type Request, type Response } from 'express';
import { GraphQLError } from 'graphql';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PUBLIC_VIEWER } from '../schema/access/viewer.ts';
import { codeRefusal } from './code-callers.ts';
import type { ContextOf } from './data-source.ts';
import { dealCodes } from './deal-codes.ts';
import { startDeadline } from './deadline.ts';
import { entityRecords } from './entity-records.ts';
import { absent, startGraphs, type Graphs } from './graphs.ts';
import { identifier, remembered } from './identity.ts';
import type { IdentityIssuer } from './identity-issuer.ts';
import { createMetrics, type GatewayMetrics } from './metrics.ts';
import { refuse, refuseTyped, requestBody } from './request-body.ts';
import { collectReads } from './restricted-reads.ts';
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
  /** Whose word is believed about who asks; none by default: everybody is the public. */
  readonly issuers?: readonly IdentityIssuer[];
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

/** Idle connections end with the process; requests under way get so long, then what is known so far and typed errors. */
const FINISH_MS = 1_000;
/** A client that does not take its answer is left. */
const STOP_MS = 2_000;

/** Serves `/graphql`, its open SDL at `/schema.graphql`, `/deal-codes`, `/entities/<credit code>`, `/healthz`, `/readyz` and `/metrics` from the committed graphs. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const metrics = createMetrics(() => observe(options.reports, options.calls['search'] ?? absent));
  const graphs = await startGraphs(options.calls, metrics);
  const requests = requestsUnderWay();
  const server = createServer(application(options, metrics, graphs, requests));
  await listen(server, options);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}/graphql`,
    stop: () => stop(server, graphs, requests),
  };
}

function application(
  { deadlineMs, dealCodeToken, issuers = [], isReady }: GatewayOptions,
  metrics: GatewayMetrics,
  graphs: Graphs,
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
  const identify = identifier(issuers, { hasOtherTokens: dealCodeToken !== undefined });
  const viewerOf = remembered(identify);
  const contextOf: ContextOf = async (request) => ({
    signal: startDeadline(requests.signalOf(request), deadlineMs),
    viewer: await viewerOf(request),
    reads: collectReads(),
    mutationRefusal: () => refusalOf(request),
  });
  app.all('/graphql', ...requestBody, async (request: Request, response: Response, next: NextFunction) => {
    // An identity that is not believed is refused by the graph that everybody may use.
    const apollo = await graphs.of(await viewerOf(request).catch(() => PUBLIC_VIEWER));
    await expressMiddleware(apollo, { context: () => contextOf(request) })(request, response, next);
  });
  app.get('/schema.graphql', (_request, response) => void response.type('text/plain; charset=utf-8').send(graphs.openSdl));
  app.use('/deal-codes', ...dealCodes(graphs.open, contextOf));
  app.get('/entities/:creditCode', entityRecords(graphs.open, contextOf));
  app.use((_request, response) => refuse(response, 404, 'NOT_FOUND', '没有这个地址', 'there is no such address'));
  app.use(refuseAddress);
  return app;
}

/** Express knows it by its four parameters; its own answer would show a stack. */
const refuseAddress: ErrorRequestHandler = (error: { readonly status?: unknown }, _request, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof GraphQLError) return refuseTyped(response, error);
  if (error.status === 400) return refuse(response, 400, 'BAD_INPUT', '地址无法读取', 'the address cannot be read');
  refuse(response, 500, 'INTERNAL', '内部错误', 'internal error');
};

function listen(server: Server, { host, port }: GatewayOptions): Promise<void> {
  return new Promise((resolve, reject) => server.once('error', (error) => reject(listenFault(error))).listen(port, host, resolve));
}

async function stop(server: Server, graphs: Graphs, requests: RequestsUnderWay): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  requests.answerLast();
  const timers = [setTimeout(requests.end, FINISH_MS), setTimeout(() => server.closeAllConnections(), STOP_MS)];
  await closed;
  timers.forEach(clearTimeout);
  await graphs.stop();
}
