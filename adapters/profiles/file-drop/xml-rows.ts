import type { Columns } from '../../mapping/reader.ts';
import { decodeDeclared, decodeText, DecodeFault, xmlEncoding, type Encoding } from '../../transports/decode.ts';
import { localName, onlyChild, parseStrictXml, XmlFault, type XmlElement } from '../../transports/strict-xml.ts';
import { asciiKey, badBytes, badShape, unreadableRow, type WireRow } from './wire-row.ts';

const ROW_START = Buffer.from('<DES>');
const ROW_END = Buffer.from('</DES>');
const ROW_LIMITS = { maxLength: 4 * 1024 * 1024, maxDepth: 12, maxElements: 2_000 };

/**
 * The `<DES>` messages of a file (TITLE and CONTEXT, data specification V4), cut at their bytes before decoding: a bad byte or a
 * cut-off end stays within its message. Safe in UTF-8 and GB18030, for no byte of a longer character is `<`.
 */
export function xmlRows(table: string, bytes: Uint8Array, declared: Encoding): readonly WireRow[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const encoding = xmlEncoding(bytes) ?? declared;
  const { messages, frame } = cut(buffer);
  if (hidesMessages(buffer, frame, encoding, messages.length))
    return [unreadableRow(table, bytes, encoding, [badShape('DES within a comment')])];
  const frameFault = faultOfFrame(frame, encoding, messages.length);
  const rows = messages.map((message) => rowOf(table, message, encoding));
  return frameFault === null ? rows : [...rows, unreadableRow(table, leftOver(buffer, frame), encoding, [frameFault])];
}

interface Cut {
  readonly messages: readonly Buffer[];
  /** What stands around the messages: the declaration, the root, and whatever does not belong. */
  readonly frame: Buffer;
}

function cut(buffer: Buffer): Cut {
  const messages: Buffer[] = [];
  const around: Buffer[] = [];
  let from = 0;
  for (;;) {
    const start = buffer.indexOf(ROW_START, from);
    const end = start === -1 ? -1 : buffer.indexOf(ROW_END, start);
    if (end === -1) return { messages, frame: Buffer.concat([...around, buffer.subarray(from)]) };
    around.push(buffer.subarray(from, start));
    from = end + ROW_END.length;
    messages.push(buffer.subarray(start, from));
  }
}

/** A message that its owner commented out is none: where the frame has comments, the whole document must hold as many as were cut. */
function hidesMessages(buffer: Buffer, frame: Buffer, encoding: Encoding, messages: number): boolean {
  if (!frame.includes('<!--') && !frame.includes('<![CDATA[')) return false;
  try {
    const root = parseStrictXml(decodeText(buffer, encoding));
    return messages !== (localName(root) === 'DES' ? 1 : root.children.filter((child) => localName(child) === 'DES').length);
  } catch {
    return true;
  }
}

/** The frame without its messages must be well-formed XML of its own, so that no end is missing and no DOCTYPE hides in it. */
function faultOfFrame(frame: Buffer, encoding: Encoding, messages: number) {
  try {
    const text = decodeText(frame, encoding);
    if (messages === 1 && text.replace(/^<\?xml[^>]*\?>/u, '').trim() === '') return null;
    const root = parseStrictXml(text);
    return root.children.length === 0 && root.text.trim() === '' ? null : badShape('content outside of DES');
  } catch (error) {
    return faultOf(error);
  }
}

/** What could not be read: the unfinished last message, else the frame. */
function leftOver(buffer: Buffer, frame: Buffer): Uint8Array {
  const lastEnd = buffer.lastIndexOf(ROW_END);
  const tail = buffer.subarray(lastEnd === -1 ? 0 : lastEnd + ROW_END.length);
  return tail.length > ROW_END.length + 20 ? tail : frame;
}

function rowOf(fileTable: string, bytes: Buffer, encoding: Encoding): WireRow {
  try {
    const message = parseStrictXml(decodeDeclared(bytes, encoding), ROW_LIMITS);
    const title = columnsOf(onlyChild(message, 'TITLE'));
    const columns = columnsOf(onlyChild(message, 'CONTEXT'));
    const deleted = title['DATA_TYPE'] === '3';
    const findings = onlyChild(message, 'CONTEXT') === undefined ? [badShape('no CONTEXT')] : repeatedColumns(message);
    return { table: title['DATA_NO'] ?? fileTable, columns, deleted, findings, rawBytes: bytes, content: contentOf(bytes), encoding };
  } catch (error) {
    return unreadableRow(fileTable, bytes, encoding, [faultOf(error, columnWithBadBytes(bytes, encoding))], keysOf(bytes));
  }
}

/** The CONTEXT with its tags: TITLE holds a message key that is never the same twice. */
function contentOf(bytes: Buffer): Uint8Array {
  return bytes.subarray(Math.max(0, bytes.indexOf('<CONTEXT')));
}

function columnsOf(element: XmlElement | undefined): Columns {
  return Object.fromEntries((element?.children ?? []).map((child) => [localName(child), child.children.length === 0 ? child.text : null]));
}

function repeatedColumns(message: XmlElement) {
  const names = onlyChild(message, 'CONTEXT')!.children.map(localName);
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...repeated].map((name) => badShape(`${name} stands twice`));
}

function faultOf(error: unknown, column = '') {
  if (error instanceof DecodeFault) return badBytes(column);
  if (error instanceof XmlFault) return badShape(error.message);
  throw error;
}

/** The first element whose own bytes cannot be decoded; empty where that cannot be told. */
function columnWithBadBytes(bytes: Buffer, encoding: Encoding): string {
  for (const match of bytes.toString('latin1').matchAll(/<([A-Z][A-Z0-9_]*)>([^<]*)<\/\1>/gu)) {
    try {
      decodeDeclared(Buffer.from(match[2]!, 'latin1'), encoding);
    } catch {
      return match[1]!;
    }
  }
  return '';
}

/** The columns that identify a row, read from its bytes although the rest is unreadable. */
function keysOf(bytes: Buffer): Columns {
  const matches = bytes.toString('latin1').matchAll(/<(PROJECT_CODE|BID_CODE|DATA_TIMESTAMP)>([^<]*)</gu);
  return Object.fromEntries([...matches].map((match) => [match[1]!, asciiKey(match[2])]));
}
