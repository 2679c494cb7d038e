import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FaultMode, FaultSwitch, StandIn } from '../stand-in.ts';

/** What an interface answers when nothing is wrong. */
export interface Answer {
  readonly status: number;
  readonly json: unknown;
}

export interface JsonServer extends StandIn {
  /** Requests that still wait for their answer. */
  readonly openCalls: () => number;
  /** Most requests at once since start. */
  readonly mostAtOnce: () => number;
}

const CHALLENGE = '<!DOCTYPE html><html><body><script>document.cookie="waf=1";location.reload()</script>请求过于频繁</body></html>';

/** A JSON interface on a free loopback port that can be told to go wrong. */
export async function startJsonServer(
  fault: FaultSwitch,
  answer: (request: IncomingMessage) => Promise<Answer> | Answer,
): Promise<JsonServer> {
  let calls = 0;
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    calls += 1;
    open += 1;
    most = Math.max(most, open);
    response.once('close', () => (open -= 1));
    serve(fault, request, response, answer).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
    openCalls: () => open,
    mostAtOnce: () => most,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function serve(
  fault: FaultSwitch,
  request: IncomingMessage,
  response: ServerResponse,
  answer: (request: IncomingMessage) => Promise<Answer> | Answer,
): Promise<void> {
  if (fault.mode === 'LATENCY') await answerable(response, fault.latencyMs);
  const given = await answer(request);
  const faulty = FAULTY[fault.mode];
  if (faulty !== undefined) return faulty(response, bytesOf(given));
  response.writeHead(given.status, { 'Content-Type': 'application/json;charset=UTF-8' }).end(bytesOf(given));
}

/** Waits, or less where the caller has gone. */
function answerable(response: ServerResponse, waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, waitMs);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

const FAULTY: Partial<Record<FaultMode, (response: ServerResponse, bytes: Buffer) => void>> = {
  ERROR: (response) =>
    void response
      .writeHead(200, { 'Content-Type': 'application/json' })
      .end('{"success":false,"code":"500","message":"系统繁忙，请稍后再试","result":null}'),
  SOAP_FAULT: (response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end(CHALLENGE),
  HALF_PAGE: (response, bytes) =>
    void response.writeHead(200, { 'Content-Type': 'application/json' }).end(bytes.subarray(0, Math.floor(bytes.length / 2))),
  GARBAGE: (response) =>
    void response.writeHead(200, { 'Content-Type': 'application/json' }).end(Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x81, 0x7d])),
  DROP: (response) => void response.destroy(),
};

/** A character of the private area that stands for bytes which are not UTF-8. */
export const INVALID_BYTES = '\uf8ff';

function bytesOf({ json }: Answer): Buffer {
  const text = JSON.stringify(json);
  if (!text.includes(INVALID_BYTES)) return Buffer.from(text);
  return Buffer.from(Buffer.from(text).toString('latin1').replaceAll('\xef\xa3\xbf', '\xef\xa3A'), 'latin1');
}
