import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { VIEWER_HEADER } from '../schema/access/viewer-header.ts';
import type { Subgraph, SubgraphRequest } from './subgraph.ts';
import { verifyViewer } from './verify-viewer.ts';

const MAX_BODY_BYTES = 8 * 1024 * 1024;
const MAX_DEADLINE_MS = 600_000;
const HOST = '127.0.0.1';

export interface ServedSubgraphs {
  /** Name → URL. */
  readonly urls: Readonly<Record<string, string>>;
  /** Answers what `report` answers. */
  readonly reportUrl: string;
  stop(): Promise<void>;
}

export interface ServeOptions {
  readonly subgraphs: readonly Subgraph[];
  /** What the gateway signs with who asks; whoever does not have it is refused. */
  readonly secret: Uint8Array;
  readonly report?: () => unknown;
}

/**
 * Serves subgraphs to the gateway over HTTP, `POST /<name>`, and the process's own figures, `GET /report`; the header
 * `x-yiwang-viewer` says who asks, `x-yiwang-deadline-ms` how long it will wait.
 */
export async function serveSubgraphs({ subgraphs, secret, report = () => [] }: ServeOptions): Promise<ServedSubgraphs> {
  const byPath = new Map(subgraphs.map((subgraph) => [`/${subgraph.name}`, subgraph]));
  const server = createServer((request, response) => {
    if (request.method === 'GET' && request.url === '/report') return send(response, 200, report());
    answer(byPath, secret, request, response).catch(() => send(response, 400, { errors: [{ message: 'the request cannot be read' }] }));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, HOST, resolve));
  const origin = `http://${HOST}:${(server.address() as AddressInfo).port}`;
  return {
    urls: Object.fromEntries(subgraphs.map(({ name }) => [name, `${origin}/${name}`])),
    reportUrl: `${origin}/report`,
    stop: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  };
}

async function answer(
  byPath: ReadonlyMap<string, Subgraph>,
  secret: Uint8Array,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const subgraph = byPath.get(request.url ?? '');
  if (request.method !== 'POST' || subgraph === undefined) return send(response, 404, { errors: [{ message: 'no such subgraph' }] });
  const body = await readBody(request);
  const viewer = await verifyViewer(String(request.headers[VIEWER_HEADER]), body, subgraph.name, secret).catch(() => null);
  if (viewer === null) return send(response, 401, { errors: [{ message: 'only the gateway may ask' }] });
  send(response, 200, await subgraph.execute(readRequest(body), signalOf(request, response), viewer));
}

/** Fires when the gateway hangs up or stops waiting. */
function signalOf(request: IncomingMessage, response: ServerResponse): AbortSignal {
  const hungUp = new AbortController();
  response.once('close', () => hungUp.abort());
  const deadlineMs = Number(request.headers['x-yiwang-deadline-ms'] ?? MAX_DEADLINE_MS);
  const limitMs = Number.isInteger(deadlineMs) && deadlineMs > 0 ? Math.min(deadlineMs, MAX_DEADLINE_MS) : MAX_DEADLINE_MS;
  return AbortSignal.any([hungUp.signal, AbortSignal.timeout(limitMs)]);
}

function readRequest(body: string): SubgraphRequest {
  const { query, variables, operationName } = JSON.parse(body) as Partial<Record<keyof SubgraphRequest, unknown>>;
  if (typeof query !== 'string') throw new Error('no query');
  return {
    query,
    variables: typeof variables === 'object' && variables !== null ? (variables as Record<string, unknown>) : undefined,
    operationName: typeof operationName === 'string' ? operationName : undefined,
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new Error(`the body is longer than ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
