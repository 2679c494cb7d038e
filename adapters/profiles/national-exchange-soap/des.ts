import { createHash } from 'node:crypto';
import type { Finding } from '../../../schema/records/finding.ts';
import type { Attachment } from '../../../schema/records/notice.ts';
import { finding, type Columns } from '../../mapping/reader.ts';
import { decodeDeclared, decodeText, type Encoding } from '../../transports/decode.ts';
import { isNil } from '../../transports/soap.ts';
import { localName, onlyChild, parseStrictXml, type XmlElement } from '../../transports/strict-xml.ts';
import type { CutRow } from './cut.ts';

/** DATA_TYPE of a message. */
export type DataType = 'INSERT' | 'UPDATE' | 'DELETE';
const DATA_TYPES: Readonly<Record<string, DataType>> = { '1': 'INSERT', '2': 'UPDATE', '3': 'DELETE' };

/** What can be seen of a message without decoding it: plain ASCII fields. */
export interface DesHead {
  readonly table: string | null;
  readonly dataKey: string | null;
  readonly tenderProjectCode: string | null;
  /** yyyyMMddHHmmss of the sender, else the exchange's receive time. */
  readonly timestamp: string | null;
  readonly rawHash: string;
}

/** A message whose shape is right; its values are not read yet. */
export interface Des {
  readonly type: DataType;
  readonly table: string;
  readonly dataKey: string;
  /** CONTEXT columns, with the TITLE's DATA_KEY beside them. */
  readonly columns: Columns;
  readonly attachments: readonly Attachment[];
}

/** Reads the head by its ASCII markup, so that even a message of broken bytes can be named to its owner. */
export function readHead({ bytes }: CutRow): DesHead {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const field = (name: string): string | null =>
    new RegExp(`(?:<|&lt;)${name}(?:>|&gt;)\\s*([0-9A-Za-z_.-]{1,64})\\s*(?:<|&lt;)/`, 'u').exec(view)?.[1] ?? null;
  const startTagEnd = /^(?:<|&lt;)DES.*?(?:>|&gt;)/su.exec(view)?.[0] ?? '';
  return {
    table: field('DATA_NO'),
    dataKey: field('DATA_KEY'),
    tenderProjectCode: field('TENDER_PROJECT_CODE'),
    timestamp: field('DATA_TIMESTAMP') ?? /M_TM=(?:"|'|&quot;|&apos;|&#39;)(\d{14})/u.exec(startTagEnd)?.[1] ?? null,
    rawHash: createHash('sha256').update(bytes.subarray(startTagEnd.length)).digest('hex'),
  };
}

/** Reads a message, or says all that is wrong with its bytes or shape. */
export function readDes(row: CutRow, encoding: Encoding): Des | readonly Finding[] {
  let text: string;
  try {
    text = decodeDeclared(row.bytes, encoding);
  } catch {
    return badBytes(row, encoding);
  }
  try {
    return shapeOf(parseStrictXml(row.escaped ? unescapeOnce(text) : text));
  } catch (error) {
    return [badShape('', error instanceof Error ? error.message : 'not XML')];
  }
}

/** The parser unescapes strictly; without numeric references five replacements do the same, faster. */
function unescapeOnce(text: string): string {
  if (text.includes('<') || text.includes('&#')) return parseStrictXml(`<r>${text}</r>`).text;
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
}

function shapeOf(des: XmlElement): Des | readonly Finding[] {
  const findings: Finding[] = [];
  const title = columnsOf(des, 'TITLE', findings);
  const type = DATA_TYPES[title['DATA_TYPE']?.trim() ?? ''];
  const table = titleValue(title, 'DATA_NO', /^\d{3,4}$/u, findings);
  const dataKey = titleValue(title, 'DATA_KEY', /^[0-9A-Za-z_-]{1,64}$/u, findings);
  if (type === undefined) findings.push(badShape('DATA_TYPE', 'DATA_TYPE must be 1, 2 or 3'));
  const context = type === 'DELETE' ? {} : columnsOf(des, 'CONTEXT', findings);
  if (type === undefined || findings.length > 0) return findings;
  return { type, table, dataKey, columns: { ...context, DATA_KEY: dataKey }, attachments: attachmentsOf(des) };
}

function titleValue(title: Columns, name: string, pattern: RegExp, findings: Finding[]): string {
  const value = title[name]?.trim() ?? '';
  if (!pattern.test(value)) findings.push(badShape(name, 'not of the agreed form'));
  return value;
}

function columnsOf(des: XmlElement, part: 'TITLE' | 'CONTEXT', findings: Finding[]): Record<string, string | null> {
  const parent = onlyChild(des, part);
  if (parent === undefined) findings.push(badShape(part, `there must be exactly one ${part}`));
  const columns: Record<string, string | null> = Object.create(null) as Record<string, string | null>;
  for (const child of parent?.children ?? []) {
    const name = localName(child);
    if (child.children.length > 0) findings.push(badShape(name, 'a column holds text, not elements'));
    if (name in columns) findings.push(badShape(name, 'the column is there twice'));
    columns[name] = isNil(child) ? null : child.text;
  }
  return columns;
}

/** SOURCE elements, bare or in one FILECONTEXT; BINARY_CONTENT is a path on the exchange's file server, not content. */
function attachmentsOf(des: XmlElement): readonly Attachment[] {
  const wrapped = onlyChild(des, 'FILECONTEXT')?.children ?? [];
  const sources = [...des.children, ...wrapped].filter((child) => localName(child) === 'SOURCE');
  const value = (source: XmlElement, name: string) => onlyChild(source, name)?.text.trim() ?? '';
  return sources
    .filter((source) => value(source, 'BINARY_CONTENT') !== '' && value(source, 'IS_DELETE') !== '1')
    .map((source) => ({ name: value(source, 'FILE_NAME') || value(source, 'BINARY_CONTENT'), url: value(source, 'BINARY_CONTENT') }));
}

/** Names each column whose bytes are no text in the declared encoding, or the row as a whole. */
function badBytes({ bytes }: CutRow, encoding: Encoding): readonly Finding[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const fields = [...view.matchAll(/(?:<|&lt;)([A-Za-z0-9_]+)(?:>|&gt;)((?:(?!<|&lt;)[^])*)/gu)];
  const faulty = fields.filter(([, , value]) => !isText(Buffer.from(value!, 'latin1'), encoding)).map(([, name]) => name!);
  return (faulty.length === 0 ? [''] : faulty).map((column) => finding({ code: 'BAD_BYTES', severity: 'ERROR', column }));
}

function isText(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    decodeText(bytes, encoding);
    return true;
  } catch {
    return false;
  }
}

function badShape(column: string, value: string): Finding {
  return finding({ code: 'BAD_SHAPE', severity: 'ERROR', column, value });
}
