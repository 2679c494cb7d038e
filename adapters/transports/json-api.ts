import { isUtf8 } from 'node:buffer';
import { AdapterFailure } from '../failure.ts';
import { decodeText } from './decode.ts';
import { sendHttp, type HttpAnswer, type HttpRequest } from './http.ts';
import { salvageJson } from './json-salvage.ts';
import { parseLosslessJson } from './json.ts';

/** What a JSON interface answered: a document, or that it has none under this address (HTTP 404). */
export type JsonAnswer =
  | { readonly type: 'DOCUMENT'; readonly json: unknown; readonly bytes: Uint8Array }
  | { readonly type: 'NOT_FOUND'; readonly bytes: Uint8Array };

/** Statuses with which portals ask a caller to slow down: worth another try after a pause. */
const SLOW_DOWN: ReadonlySet<number> = new Set([408, 418, 425, 429]);

/**
 * Sends one request to a JSON interface and reads its answer strictly. Rows of a list that are not UTF-8 are marked (`badBytesOf`).
 * `keepBytes` gets the answer's bytes before they are read, for the quarantine.
 * @throws {AdapterFailure} UNREACHABLE for a status that a pause may cure, REFUSED for other statuses, UNREADABLE for anything
 * that is not JSON in UTF-8, e.g. a challenge page with status 200.
 */
export async function callJson(system: string, request: HttpRequest, keepBytes?: (bytes: Uint8Array) => void): Promise<JsonAnswer> {
  const answer = await sendOrFail(system, request);
  keepBytes?.(answer.bytes);
  if (answer.status === 404) return { type: 'NOT_FOUND', bytes: answer.bytes };
  assertSuccess(system, answer.status);
  return { type: 'DOCUMENT', json: readJson(system, answer), bytes: answer.bytes };
}

async function sendOrFail(system: string, request: HttpRequest): Promise<HttpAnswer> {
  try {
    return await sendHttp(request);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ANSWER_TOO_LARGE')
      throw new AdapterFailure(system, 'UNREADABLE', `the answer is larger than ${request.maxBytes} bytes`);
    throw error;
  }
}

function assertSuccess(system: string, status: number): void {
  if (status >= 200 && status < 300) return;
  const curable = status >= 500 || SLOW_DOWN.has(status);
  throw new AdapterFailure(system, curable ? 'UNREACHABLE' : 'REFUSED', `HTTP ${status}`);
}

function readJson(system: string, { bytes }: HttpAnswer): unknown {
  if (isMarkup(bytes)) throw new AdapterFailure(system, 'UNREADABLE', 'an HTML page instead of JSON');
  try {
    return isUtf8(bytes) ? parseLosslessJson(decodeText(bytes, 'utf-8')) : salvageJson(bytes);
  } catch (error) {
    throw new AdapterFailure(system, 'UNREADABLE', error instanceof Error ? error.message : 'not JSON');
  }
}

function isMarkup(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 0x20 && byte < 0x80);
  return first === 0x3c;
}
