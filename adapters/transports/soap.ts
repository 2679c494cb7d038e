import { AdapterFailure } from '../failure.ts';
import { encodingNamed, xmlEncoding, type Encoding } from './decode.ts';
import { sendHttp, type HttpAnswer } from './http.ts';
import { localName, onlyChild, parseStrictXml, type XmlElement } from './strict-xml.ts';

/** SOAP 1.1, and 1.2 in answers. */
const ENVELOPE_NAMESPACES = ['http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope'];

/** One document/literal call as ASMX services take it. */
export interface SoapCall {
  /** Id of the system, for failures. */
  readonly system: string;
  readonly url: string;
  readonly namespace: string;
  readonly operation: string;
  /** Parameters in their order; the values are plain text and get escaped. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  /** Encoding of answers that declare none. */
  readonly fallbackEncoding: Encoding;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/** An answer as it came, not decoded: single rows of it may hold bytes that are no text. */
export interface SoapAnswer {
  readonly status: number;
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
}

/** Posts one call. @throws {AdapterFailure} on a status that carries no SOAP answer; whatever sendHttp throws */
export async function postSoap(call: SoapCall): Promise<SoapAnswer> {
  const answer = await sendHttp({
    method: 'POST',
    url: call.url,
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${call.namespace}${call.operation}"` },
    body: writeEnvelope(call),
    signal: call.signal,
    maxBytes: call.maxBytes,
  });
  if (answer.status !== 200 && answer.status !== 500) throw failureOfStatus(call.system, answer.status);
  return { status: answer.status, bytes: answer.bytes, encoding: encodingOf(answer, call.fallbackEncoding) };
}

function failureOfStatus(system: string, status: number): AdapterFailure {
  const passing = status >= 500 || status === 408 || status === 429;
  return new AdapterFailure(system, passing ? 'UNREACHABLE' : 'REFUSED', `HTTP ${status}`);
}

/** The document's own declaration goes before the header: servers add a default charset that nobody chose (PHP: UTF-8). */
function encodingOf(answer: HttpAnswer, fallback: Encoding): Encoding {
  const charset = /charset\s*=\s*"?([A-Za-z0-9._-]{1,40})/iu.exec(answer.headers['content-type'] ?? '')?.[1];
  return xmlEncoding(answer.bytes) ?? (charset === undefined ? null : encodingNamed(charset)) ?? fallback;
}

function writeEnvelope({ namespace, operation, parameters }: SoapCall): string {
  const body = parameters.map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`).join('');
  return (
    '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
    `<${operation} xmlns="${escapeXml(namespace)}">${body}</${operation}></soap:Body></soap:Envelope>`
  );
}

/** Text as XML content or attribute value; nothing is passed through unescaped, CDATA included. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/**
 * The string that an operation answered; null where it is nil or absent.
 * @throws {AdapterFailure} UNREADABLE for what is no SOAP answer, REFUSED for a fault of the caller, UNREACHABLE for a fault of the
 * server, whatever the status; the fault's own text stays out, since it may hold anything
 */
export function readSoapResult(system: string, operation: string, status: number, text: string): string | null {
  const body = onlyChild(readEnvelope(system, status, text), 'Body');
  const fault = onlyChild(body, 'Fault');
  if (fault !== undefined) throw failureOfFault(system, fault);
  const response = onlyChild(body, `${operation}Response`);
  if (status !== 200 || response === undefined) throw unreadable(system, status, 'no answer of the operation in the SOAP body');
  const result = onlyChild(response, `${operation}Result`);
  return result === undefined || isNil(result) ? null : result.text;
}

function readEnvelope(system: string, status: number, text: string): XmlElement {
  let envelope: XmlElement;
  try {
    envelope = parseStrictXml(text);
  } catch (error) {
    throw unreadable(system, status, error instanceof Error ? error.message : 'not XML', error);
  }
  const isEnvelope =
    localName(envelope) === 'Envelope' && ENVELOPE_NAMESPACES.some((uri) => Object.values(envelope.attributes).includes(uri));
  if (!isEnvelope) throw unreadable(system, status, 'no SOAP envelope');
  return envelope;
}

/** An error page of the web server before the service says that the service is down, not that it speaks badly. */
function unreadable(system: string, status: number, detail: string, cause?: unknown): AdapterFailure {
  return new AdapterFailure(system, status === 200 ? 'UNREADABLE' : 'UNREACHABLE', `HTTP ${status}: ${detail}`, cause);
}

function failureOfFault(system: string, fault: XmlElement): AdapterFailure {
  const code = onlyChild(fault, 'faultcode')?.text ?? onlyChild(onlyChild(fault, 'Code'), 'Value')?.text ?? '';
  const ofCaller = /(?:^|:)(?:Client|Sender|MustUnderstand|VersionMismatch)(?:\.|\s*$)/u.test(code);
  return new AdapterFailure(system, ofCaller ? 'REFUSED' : 'UNREACHABLE', `SOAP fault of the ${ofCaller ? 'caller' : 'server'}`);
}

/** Whether an element says `xsi:nil="true"`. */
export function isNil(element: XmlElement): boolean {
  return Object.entries(element.attributes).some(([name, value]) => /(?:^|:)nil$/u.test(name) && /^(?:true|1)$/u.test(value.trim()));
}
