import { AdapterFailure } from '../../failure.ts';
import { decodeDeclared } from '../../transports/decode.ts';
import { readSoapResult, type SoapAnswer } from '../../transports/soap.ts';
import { localName, parseStrictXml, type XmlElement } from '../../transports/strict-xml.ts';
import { cutRows, type CutRow } from './cut.ts';

export const NAMESPACE = 'http://tempuri.org/';
export const OPERATION = 'GetData_G_V4';

/** Receive time M_TM (17 digits) and DATA_KEY of the last row delivered: rows that tie in time are told apart by key. */
export interface Position {
  readonly time: string;
  readonly key: string;
}

/** One answer of the exchange, its rows not decoded yet. */
export interface WirePage {
  readonly rows: readonly CutRow[];
  readonly hasMore: boolean;
  /** Where to go on; null where the answer holds no row. */
  readonly next: Position | null;
}

/** Asks for what was received after a position, oldest first. */
export function changesQuery(after: Position | null, limit: number): string {
  const { time, key } = after ?? { time: '', key: '' };
  return `<QUERY><CURSOR_TM>${time}</CURSOR_TM><CURSOR_KEY>${key}</CURSOR_KEY><LIMIT>${limit}</LIMIT></QUERY>`;
}

/** Asks for all rows of some tender projects. */
export function projectsQuery(tenderProjectCodes: readonly string[]): string {
  const codes = tenderProjectCodes.join(';').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<QUERY><TENDER_PROJECT_CODES>${codes}</TENDER_PROJECT_CODES></QUERY>`;
}

/** The cursor of the adapter interface. */
export function writeCursor({ time, key }: Position): string {
  return `${time}/${key}`;
}

/** @throws {AdapterFailure} REFUSED for a cursor that this profile did not write */
export function readCursor(system: string, cursor: string | null): Position | null {
  if (cursor === null) return null;
  const match = /^(\d{14,17})\/([0-9A-Za-z_-]{1,64})$/u.exec(cursor);
  if (match === null) throw new AdapterFailure(system, 'REFUSED', 'not a cursor of this profile');
  return { time: match[1]!, key: match[2]! };
}

/** @throws {AdapterFailure} where the answer is no page of rows */
export function readPage(system: string, answer: SoapAnswer): WirePage {
  const { frame, rows } = cutRows(answer.bytes);
  const result = readSoapResult(system, OPERATION, answer.status, decodeFrame(system, answer, frame));
  if (result === null) throw new AdapterFailure(system, 'UNREADABLE', 'the result is nil');
  const stated = result.trim();
  if (stated.startsWith('{')) throw failureOfStatus(system, stated);
  return readDatas(system, stated, rows);
}

function decodeFrame(system: string, { status, encoding }: SoapAnswer, frame: Uint8Array): string {
  try {
    return decodeDeclared(frame, encoding);
  } catch (error) {
    throw new AdapterFailure(system, status === 200 ? 'UNREADABLE' : 'UNREACHABLE', `HTTP ${status}: not ${encoding}`, error);
  }
}

function readDatas(system: string, text: string, rows: readonly CutRow[]): WirePage {
  const datas = parseDatas(system, text);
  const { HAS_MORE: more, NEXT_TM: time, NEXT_KEY: key } = datas.attributes;
  const unread = datas.children.length > 0 || datas.text.trim() !== '';
  if (localName(datas) !== 'DATAS' || unread) throw new AdapterFailure(system, 'UNREADABLE', 'the result is no DATAS of DES');
  const next = time === undefined || key === undefined || time === '' ? null : readCursor(system, `${time}/${key}`);
  const hasMore = more === '1' || more === 'true';
  if (hasMore && next === null) throw new AdapterFailure(system, 'UNREADABLE', 'more rows are announced without a position');
  return { rows, hasMore, next };
}

function parseDatas(system: string, text: string): XmlElement {
  try {
    return parseStrictXml(text);
  } catch (error) {
    throw new AdapterFailure(system, 'UNREADABLE', `result: ${error instanceof Error ? error.message : 'not XML'}`, error);
  }
}

/** What the exchange says in its free text when it will not serve this caller, however often asked. */
const REFUSALS = /TOKEN|SYSTEM_NO|无权|权限|过期|QUERY/u;

/** The exchange has no error codes: `{"STATUS":"-1","MSG":"…"}` under HTTP 200. Its text stays out of the failure. */
function failureOfStatus(system: string, json: string): AdapterFailure {
  const refused = REFUSALS.test(messageOf(json) ?? '');
  return new AdapterFailure(system, refused ? 'REFUSED' : 'UNREACHABLE', `STATUS ${refused ? 'refused' : 'error'} in the result`);
}

function messageOf(json: string): string | null {
  try {
    const { MSG: message } = JSON.parse(json) as { readonly MSG?: unknown };
    return typeof message === 'string' ? message : null;
  } catch {
    return null;
  }
}
