import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Sandbox } from './sandbox.ts';
import { FAULT_MODES } from './stand-in.ts';

const MAX_BODY_BYTES = 10_000;

const faultChange = z.strictObject({ mode: z.enum(FAULT_MODES), latencyMs: z.int().min(0).max(600_000).default(0) });

export interface ControlServer {
  /** On loopback. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves `GET /systems` and `PUT /systems/:id/fault {mode, latencyMs}` on loopback: to see and to break the stand-ins. */
export async function startControlServer(sandbox: Sandbox): Promise<ControlServer> {
  const server = createServer((request, response) => {
    answer(sandbox, request, response).catch(() => send(response, 400, { error: '请求无法读取 / the request cannot be read' }));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(sandbox: Sandbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // A web page must not be able to break systems through the reader's browser.
  if (request.headers.origin !== undefined) return send(response, 403, { error: '不接受网页的请求 / requests of web pages are refused' });
  const path = (request.url ?? '').split('?', 1)[0]!;
  if (request.method === 'GET' && path === '/systems') return send(response, 200, listSystems(sandbox));
  const systemId = /^\/systems\/([a-z0-9-]+)\/fault$/u.exec(path)?.[1];
  const fault = systemId !== undefined && Object.hasOwn(sandbox.faults, systemId) ? sandbox.faults[systemId] : undefined;
  if (request.method !== 'PUT' || fault === undefined) return send(response, 404, { error: '没有这个系统 / no such system' });
  const change = faultChange.safeParse(JSON.parse(await readBody(request)));
  if (!change.success) return send(response, 400, { error: z.prettifyError(change.error), modes: FAULT_MODES });
  Object.assign(fault, change.data);
  send(response, 200, { id: systemId, fault });
}

function listSystems({ endpoints, faults, calls }: Sandbox): unknown {
  return Object.keys(endpoints).map((id) => ({ id, endpoint: endpoints[id], fault: faults[id], calls: calls[id]!() }));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new Error(`the body is longer than ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
