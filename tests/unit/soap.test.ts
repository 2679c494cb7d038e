import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { AdapterFailure } from '../../adapters/failure.ts';
import { escapeXml, postSoap, readSoapResult, type SoapCall } from '../../adapters/transports/soap.ts';

const wrap = (body: string, namespace = 'http://schemas.xmlsoap.org/soap/envelope/') =>
  `<s:Envelope xmlns:s="${namespace}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><s:Body>${body}</s:Body></s:Envelope>`;
const answer = (result: string) => wrap(`<PingResponse xmlns="urn:x"><PingResult>${result}</PingResult></PingResponse>`);
const read = (status: number, text: string) => readSoapResult('sy', 'Ping', status, text);
const codeOf = (call: () => unknown) => {
  try {
    return call();
  } catch (error) {
    return error instanceof AdapterFailure ? error.code : error;
  }
};

describe('a SOAP answer', () => {
  test('gives the string of its operation, whatever the prefixes', () => {
    expect(read(200, answer('&lt;a&gt;一&lt;/a&gt;'))).toBe('<a>一</a>');
    expect(read(200, wrap('<n:PingResponse xmlns:n="urn:x"><n:PingResult>1</n:PingResult></n:PingResponse>'))).toBe('1');
    expect(read(200, wrap('<PingResponse><PingResult>1</PingResult></PingResponse>', 'http://www.w3.org/2003/05/soap-envelope'))).toBe('1');
  });

  test('that is nil or left out is null, one that is empty is empty', () => {
    expect(read(200, wrap('<PingResponse><PingResult i:nil="true"/></PingResponse>'))).toBeNull();
    expect(read(200, wrap('<PingResponse/>'))).toBeNull();
    expect(read(200, answer(''))).toBe('');
  });

  test.each([
    [
      'a fault of the server, HTTP 500',
      500,
      '<s:Fault><faultcode>s:Server</faultcode><faultstring>ORA-12541</faultstring></s:Fault>',
      'UNREACHABLE',
    ],
    ['a fault of the server, HTTP 200', 200, '<s:Fault><faultcode>s:Server</faultcode></s:Fault>', 'UNREACHABLE'],
    ['a fault of the caller', 500, '<s:Fault><faultcode>s:Client</faultcode></s:Fault>', 'REFUSED'],
    ['a fault of SOAP 1.2', 500, '<s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code></s:Fault>', 'REFUSED'],
    ['another operation', 200, '<PongResponse/>', 'UNREADABLE'],
    ['two bodies of the operation', 200, '<PingResponse/><PingResponse/>', 'UNREADABLE'],
  ])('that is %s is a typed failure', (_, status, body, code) => {
    expect(codeOf(() => read(status, wrap(body)))).toBe(code);
  });

  test.each([
    ['an HTML page, HTTP 200', 200, '<html><body>登录<br></body></html>', 'UNREADABLE'],
    ['an HTML page, HTTP 500', 500, '<html><body>Server Error<br></body></html>', 'UNREACHABLE'],
    ['XML that is no envelope', 200, '<DATAS/>', 'UNREADABLE'],
    ['an envelope of no known namespace', 200, wrap('<PingResponse/>', 'urn:other'), 'UNREADABLE'],
    ['half an answer', 200, answer('一二三').slice(0, -40), 'UNREADABLE'],
    ['an answer with a DOCTYPE', 200, `<!DOCTYPE a [<!ENTITY x "y">]>${answer('&x;')}`, 'UNREADABLE'],
  ])('that is %s is a typed failure', (_, status, text, code) => {
    expect(codeOf(() => read(status, text))).toBe(code);
  });
});

describe('a SOAP call', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  async function ask(status: number, type: string, body: Buffer): Promise<{ readonly call: SoapCall; readonly asked: () => string }> {
    let asked = '';
    server = createServer((request, response) => {
      asked += String(request.headers['soapaction']);
      request.on('data', (chunk: Buffer) => (asked += chunk.toString()));
      request.on('end', () => response.writeHead(status, { 'Content-Type': type, Connection: 'close' }).end(body));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const call: SoapCall = {
      system: 'sy',
      url,
      namespace: 'http://tempuri.org/',
      operation: 'Ping',
      parameters: [['data', '<![CDATA[</data><x/>]]>&']],
      fallbackEncoding: 'gb18030',
      maxBytes: 1_000,
      signal: new AbortController().signal,
    };
    return { call, asked: () => asked };
  }

  test('escapes every parameter, CDATA included, and names its action', async () => {
    const { call, asked } = await ask(200, 'text/xml', Buffer.from('<a/>'));
    await postSoap(call);
    expect(asked()).toContain('"http://tempuri.org/Ping"');
    expect(asked()).toContain('<data>&lt;![CDATA[&lt;/data&gt;&lt;x/&gt;]]&gt;&amp;</data>');
    expect(escapeXml('"')).toBe('&quot;');
  });

  test.each([
    ['<?xml version="1.0" encoding="GBK"?><a/>', 'text/xml; charset=utf-8', 'gbk'],
    ['<a/>', 'text/xml; charset="utf-8"', 'utf-8'],
    ['<a/>', 'text/xml', 'gb18030'],
  ])('learns the encoding of %s as %s from the document, the header, the configuration', async (body, type, encoding) => {
    const { call } = await ask(200, type, Buffer.from(body));
    expect((await postSoap(call)).encoding).toBe(encoding);
  });

  test.each([
    [404, 'REFUSED'],
    [401, 'REFUSED'],
    [302, 'REFUSED'],
    [429, 'UNREACHABLE'],
    [503, 'UNREACHABLE'],
  ])('that meets HTTP %s fails as %s', async (status, code) => {
    const { call } = await ask(status, 'text/html', Buffer.from('<html/>'));
    await expect(postSoap(call)).rejects.toMatchObject({ code });
  });

  test('takes no answer beyond its limit', async () => {
    const { call } = await ask(200, 'text/xml', Buffer.alloc(2_000, 0x20));
    await expect(postSoap(call)).rejects.toMatchObject({ code: 'ANSWER_TOO_LARGE' });
  });
});
