import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { type AxiosRequestConfig } from 'axios';

/** One HTTP request to a legacy system. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  readonly signal: AbortSignal;
  /** Largest answer accepted, bytes (after content decoding). */
  readonly maxBytes: number;
}

/** An answer as it came: bytes are not decoded, redirects are not followed. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

const httpAgent = new HttpAgent({ keepAlive: true });
const httpsAgent = new HttpsAgent({ keepAlive: true });

/**
 * Sends one request. Any status is an answer; redirects are answers too.
 * @throws what `request.signal` was aborted with, once it fires: the socket is closed then.
 * @throws an Error whose `code` says what the network or the decoder met (`ECONNREFUSED`, `ECONNRESET`, `ANSWER_TOO_LARGE`,
 * `Z_DATA_ERROR`, …); neither message nor cause holds a host, URL, header or payload.
 */
export async function sendHttp(request: HttpRequest): Promise<HttpAnswer> {
  request.signal.throwIfAborted();
  try {
    const answer = await axios.request<Buffer>(configOf(request));
    return { status: answer.status, headers: flatten(answer.headers), bytes: answer.data };
  } catch (error) {
    request.signal.throwIfAborted();
    throw withoutSecrets(error);
  }
}

function configOf({ method, url, headers, body, signal, maxBytes }: HttpRequest): AxiosRequestConfig<Buffer> {
  return {
    method,
    url,
    headers: { 'User-Agent': 'yiwang', Accept: '*/*', ...headers },
    ...(body === undefined ? {} : { data: Buffer.from(body) }),
    signal,
    maxContentLength: maxBytes,
    responseType: 'arraybuffer',
    decompress: true,
    maxRedirects: 0,
    proxy: false,
    httpAgent,
    httpsAgent,
    validateStatus: () => true,
    transformRequest: [(data: unknown) => data],
    transformResponse: [],
  };
}

function flatten(headers: object): Record<string, string> {
  const entries: readonly [string, unknown][] = Object.entries(headers);
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(', ') : String(value)]));
}

function withoutSecrets(error: unknown): Error {
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  const stated = message?.startsWith('maxContentLength') === true ? 'ANSWER_TOO_LARGE' : (code ?? 'ERR_NETWORK');
  return Object.assign(new Error(`HTTP call failed: ${stated}`), { code: stated });
}
