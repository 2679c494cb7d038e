import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { sendHttp } from '../../adapters/transports/http.ts';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function failureOf(call: Promise<unknown>): Promise<Error & { code?: string }> {
  return call.then(
    () => expect.unreachable('the call succeeded'),
    (error: unknown) => error as Error,
  );
}

const signal = new AbortController().signal;
const base = { method: 'GET', signal, maxBytes: 1_000 } as const;

describe('one HTTP call to a legacy system', () => {
  it('gives the bytes as they came, whatever the status', async () => {
    const url = await serve((_, response) => response.writeHead(500, { 'X-Kind': 'raw' }).end(Buffer.from([0xc4, 0xe3, 0xff])));
    const answer = await sendHttp({ ...base, url });
    expect(answer.status).toBe(500);
    expect(answer.headers['x-kind']).toBe('raw');
    expect([...answer.bytes]).toEqual([0xc4, 0xe3, 0xff]);
  });

  it('sends the body byte for byte under the content type it was given', async () => {
    const received = Promise.withResolvers<[string | undefined, Buffer]>();
    const url = await serve((request, response) => {
      void readAll(request).then((bytes) => received.resolve([request.headers['content-type'], bytes]));
      response.end();
    });
    const body = new Uint8Array([0, 1, 2, 0xc4, 0xe3]).subarray(3);
    await sendHttp({ ...base, method: 'POST', url, body, headers: { 'Content-Type': 'text/xml; charset=gbk' } });
    expect(await received.promise).toEqual(['text/xml; charset=gbk', Buffer.from([0xc4, 0xe3])]);
  });

  it('does not follow a redirect', async () => {
    let calls = 0;
    const url = await serve((_, response) => {
      calls += 1;
      response.writeHead(302, { Location: '/elsewhere' }).end();
    });
    expect((await sendHttp({ ...base, url })).status).toBe(302);
    expect(calls).toBe(1);
  });

  it('refuses an answer that is larger than agreed', async () => {
    const url = await serve((_, response) => response.end(Buffer.alloc(2_000)));
    expect((await failureOf(sendHttp({ ...base, url }))).code).toBe('ANSWER_TOO_LARGE');
  });

  it('refuses an endless answer without a length', async () => {
    const url = await serve((_, response) => {
      const pour = () => {
        while (!response.destroyed && response.write(Buffer.alloc(500)));
      };
      response.on('drain', pour);
      pour();
    });
    expect((await failureOf(sendHttp({ ...base, url }))).code).toBe('ANSWER_TOO_LARGE');
  });

  it('refuses a small answer that unpacks into a large one', async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    const url = await serve((_, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb));
    expect((await failureOf(sendHttp({ ...base, maxBytes: 100_000, url }))).code).toBe('ANSWER_TOO_LARGE');
  });

  it('unpacks an honest gzip answer', async () => {
    const url = await serve((_, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('公告')));
    expect(Buffer.from((await sendHttp({ ...base, url })).bytes).toString()).toBe('公告');
  });

  it('closes the socket when the caller gives up', async () => {
    const closed = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    const url = await serve((request) => {
      request.socket.once('close', () => closed.resolve());
      arrived.resolve();
    });
    const caller = new AbortController();
    const call = failureOf(sendHttp({ ...base, url, signal: caller.signal }));
    await arrived.promise;
    caller.abort();
    await closed.promise;
    expect((await call).name).toBe('AbortError');
  });

  it('opens no connection for a caller who has already given up', async () => {
    const failure = await failureOf(sendHttp({ ...base, url: 'http://127.0.0.1:9', signal: AbortSignal.abort() }));
    expect(failure.name).toBe('AbortError');
  });

  it('names the kind of a network failure and no host', async () => {
    const url = await serve((request) => request.socket.destroy());
    const dropped = await failureOf(sendHttp({ ...base, url, headers: { Authorization: 'secret' } }));
    expect(dropped.code).toBe('ECONNRESET');
    expect(JSON.stringify(dropped) + String(dropped)).not.toMatch(/127\.0\.0\.1|secret/u);
    expect(dropped.cause).toBeUndefined();
  });

  it('takes no proxy from the environment', async () => {
    const url = await serve((_, response) => response.end('direct'));
    process.env['HTTP_PROXY'] = process.env['http_proxy'] = 'http://127.0.0.1:9';
    try {
      expect((await sendHttp({ ...base, url })).status).toBe(200);
    } finally {
      delete process.env['HTTP_PROXY'];
      delete process.env['http_proxy'];
    }
  });
});

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
