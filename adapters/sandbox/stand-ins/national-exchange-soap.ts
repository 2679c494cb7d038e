import { createDecipheriv } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import iconv from 'iconv-lite';
import type { StandIn, StandInInput, StandInKind } from '../stand-in.ts';
import type { WorldProject } from '../world/world-project.ts';
import { createLog, escape, renderMessage, type Message, type MessageLog } from './national-exchange-soap-log.ts';

/** The exchange with what tests do to it while it runs. */
export interface NationalExchange extends StandIn {
  /** Adds a project, or sends all its rows anew. */
  put(project: WorldProject): void;
  resend(tenderProjectCode: string): void;
  remove(tenderProjectCode: string): void;
  readonly openCalls: () => number;
  readonly mostAtOnce: () => number;
}

/** A stand-in of the national data-standard exchange: ASMX over HTTP, GBK, errors as JSON under HTTP 200. */
export const standIn: Omit<StandInKind, 'start'> & { start(input: StandInInput): Promise<NationalExchange> } = {
  profile: 'national-exchange-soap',
  start,
};

const MAX_REQUEST_BYTES = 1024 * 1024;
const TWELVE_HOURS_MS = 12 * 3_600_000;

interface Exchange {
  readonly input: StandInInput;
  readonly log: MessageLog;
}

async function start(input: StandInInput): Promise<NationalExchange> {
  const log = createLog(input.world, input.register ?? null);
  let calls = 0;
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    calls += 1;
    most = Math.max(most, (open += 1));
    response.once('close', () => void (open -= 1));
    serve({ input, log }, request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/DataV4/Services/DataService.asmx`,
    calls: () => calls,
    openCalls: () => open,
    mostAtOnce: () => most,
    put: log.put,
    resend: log.resend,
    remove: log.remove,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function serve({ input, log }: Exchange, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { mode, latencyMs } = input.fault;
  const asked = await readBody(request);
  if (mode === 'LATENCY') await pause(latencyMs, response);
  if (mode === 'DROP') return void response.destroy();
  if (mode === 'ERROR') return send(response, 500, 'text/html', Buffer.from('<html><body>Server Error in Application<br></body></html>'));
  if (mode === 'GARBAGE') return send(response, 200, 'text/xml; charset=gbk', Buffer.from([0xff, 0xfe, 0x00, 0x3c, 0x80, 0xff]));
  if (mode === 'SOAP_FAULT') return sendFault(response);
  const answer = envelope(mode === 'BODY_ERROR' ? failed('数据库连接失败') : answerOf(asked, input, log));
  send(response, 200, 'text/xml; charset=gbk', mode === 'HALF_PAGE' ? answer.subarray(0, answer.length >> 1) : answer);
}

/** Waits, or stops when the caller hangs up. */
async function pause(latencyMs: number, response: ServerResponse): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, latencyMs);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_REQUEST_BYTES) throw new Error('the request is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function answerOf(asked: string, { secret }: StandInInput, log: MessageLog): Uint8Array {
  const validation = unescape(between(asked, 'validation') ?? '');
  const query = unescape(between(asked, 'query') ?? '');
  if (secret !== null && !isTokenGood(between(validation, 'TOKEN'), secret)) return failed('TOKEN过期');
  const codes = between(query, 'TENDER_PROJECT_CODES');
  if (codes !== null) return datas(log.ofProjects([...new Set(unescape(codes).split(';'))]), false);
  const limit = Number(between(query, 'LIMIT') ?? '100');
  if (!Number.isInteger(limit) || limit < 1) return failed('QUERY参数LIMIT不正确');
  const { messages, more } = log.after(between(query, 'CURSOR_TM') ?? '', between(query, 'CURSOR_KEY') ?? '', limit);
  return datas(messages, more);
}

function datas(messages: readonly Message[], more: boolean): Uint8Array {
  const last = messages.at(-1);
  const next = last === undefined ? '' : ` NEXT_TM="${last.receivedAt}" NEXT_KEY="${last.dataKey}"`;
  const open = Buffer.from(escape(`<DATAS HAS_MORE="${more ? 1 : 0}"${next}>`));
  return Buffer.concat([open, ...messages.map(renderMessage), Buffer.from(escape('</DATAS>'))]);
}

function failed(message: string): Uint8Array {
  return iconv.encode(escape(`{"STATUS":"-1","MSG":"${message}"}`), 'gbk');
}

function envelope(result: Uint8Array): Buffer {
  const head =
    '<?xml version="1.0" encoding="gbk"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soap:Body>' +
    '<GetData_G_V4Response xmlns="http://tempuri.org/"><GetData_G_V4Result>';
  return Buffer.concat([
    Buffer.from(head),
    result,
    Buffer.from('</GetData_G_V4Result></GetData_G_V4Response></soap:Body></soap:Envelope>'),
  ]);
}

let faults = 0;

/** Faults come with HTTP 500 from most servers and with HTTP 200 from some. */
function sendFault(response: ServerResponse): void {
  faults += 1;
  const fault =
    '<?xml version="1.0" encoding="gbk"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault>' +
    '<faultcode>soap:Server</faultcode><faultstring>服务器无法处理请求。 ORA-12541: TNS: 无监听程序 10.1.2.3</faultstring></soap:Fault></soap:Body></soap:Envelope>';
  send(response, faults % 2 === 0 ? 200 : 500, 'text/xml; charset=gbk', iconv.encode(fault, 'gbk'));
}

function send(response: ServerResponse, status: number, type: string, body: Uint8Array): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': body.length });
  response.end(body);
}

/** TOKEN = Base64(DES-CBC(SYSTEM_NO + yyyyMMddHHmmss + …)), good for twelve hours either way; nothing prevents a replay. */
function isTokenGood(token: string | null, secret: string): boolean {
  try {
    const key = Buffer.from(secret, 'utf8');
    const decipher = createDecipheriv('des-ede3-cbc', key.length === 8 ? Buffer.concat([key, key, key]) : key, key.subarray(0, 8));
    const plain = Buffer.concat([decipher.update(Buffer.from(token ?? '', 'base64')), decipher.final()]).toString('utf8');
    const [, year, month, day, hour, minute, second] = /^\d{4}(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/u.exec(plain)!.map(Number);
    const madeAtMs = Date.UTC(year!, month! - 1, day, hour, minute, second) - 8 * 3_600_000;
    return Math.abs(Date.now() - madeAtMs) <= TWELVE_HOURS_MS;
  } catch {
    return false;
  }
}

function between(text: string, name: string): string | null {
  return new RegExp(`<${name}>([^]*?)</${name}>`, 'u').exec(text)?.[1] ?? null;
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
