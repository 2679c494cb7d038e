import type { Finding } from '../../../schema/records/finding.ts';
import { listedRows, numberedHeadings } from '../../mapping/listed-rows.ts';
import { CsvFault, hasByteOrderMark, parseCsvRecord, splitCsvRecords } from '../../transports/csv.ts';
import { decodeDeclared, decodeText, DecodeFault, encodingNamed, type Encoding } from '../../transports/decode.ts';
import { badBytesOf, salvageJson } from '../../transports/json-salvage.ts';
import { parseLosslessJson } from '../../transports/json.ts';
import { splitAtCommas } from './csv-rows.ts';
import type { Layout, LayoutRaw } from './layouts.ts';
import { badBytes, badShape } from './wire-row.ts';

/** One row of a file that follows a layout; what could not be decoded is left out of it and told. */
export interface LayoutRow {
  readonly raw: LayoutRaw;
  readonly faults: readonly Finding[];
  readonly rawBytes: Uint8Array;
  readonly encoding: Encoding;
}

/** All rows of a file by the end of its name; a file that is none of the kind is one row with its fault. */
export function layoutRows(name: string, bytes: Uint8Array, declared: Encoding, layout: Layout): readonly LayoutRow[] {
  const format = /\.(csv|json|html?)$/iu.exec(name)?.[1]?.toLowerCase();
  try {
    if (format === 'csv') return csvRows(bytes, hasByteOrderMark(bytes) ? 'utf-8' : declared);
    return format === 'json' ? jsonRows(bytes) : pageRows(bytes, pageEncoding(bytes) ?? declared, layout);
  } catch (error) {
    return [{ raw: {}, faults: [faultOf(error)], rawBytes: bytes, encoding: format === 'json' ? 'utf-8' : declared }];
  }
}

/** Each record is decoded by itself, so that a bad byte costs its row only. */
function csvRows(bytes: Uint8Array, encoding: Encoding): readonly LayoutRow[] {
  const [head, ...records] = splitCsvRecords(bytes);
  if (head === undefined) throw new CsvFault('no line with column names');
  const columns = numberedHeadings(parseCsvRecord(decodeDeclared(head, encoding)).map((name) => name.trim()));
  return records.map((record) => csvRow(columns, record, encoding));
}

function csvRow(columns: readonly string[], rawBytes: Uint8Array, encoding: Encoding): LayoutRow {
  try {
    const fields = parseCsvRecord(decodeDeclared(rawBytes, encoding));
    const faults = fields.length === columns.length ? [] : [badShape(`${fields.length} fields, ${columns.length} columns`)];
    const raw = faults.length > 0 ? {} : Object.fromEntries(columns.map((column, index) => [column, fields[index]!]));
    return { raw, faults, rawBytes, encoding };
  } catch (error) {
    return { ...soundFields(columns, rawBytes), rawBytes, encoding, ...(error instanceof DecodeFault ? {} : { faults: [faultOf(error)] }) };
  }
}

/** The fields in plain ASCII, which hold the keys: only they can be told from bytes that are in no encoding. */
function soundFields(columns: readonly string[], record: Uint8Array): Pick<LayoutRow, 'raw' | 'faults'> {
  const fields = splitAtCommas(record).map((field) => Buffer.from(field).toString('latin1').replaceAll('"', ''));
  if (fields.length !== columns.length) return { raw: {}, faults: [badBytes()] };
  const sound = columns.map((column, index) => [column, fields[index]!] as const).filter(([, field]) => /^[ -~]*$/u.test(field));
  return { raw: Object.fromEntries(sound), faults: [badBytes()] };
}

/** JSON is UTF-8; where a page of it is not, each row is read for itself. */
function jsonRows(bytes: Uint8Array): readonly LayoutRow[] {
  const rows = listedRows(parseJson(bytes));
  if (rows === null) throw new SyntaxError('the JSON holds no list of rows');
  return rows.map((raw) => {
    const bad = isObject(raw) ? badBytesOf(raw) : null;
    const faults = isObject(raw) ? (bad === null ? [] : [badBytes()]) : [badShape('a row that is no object')];
    return { raw: isObject(raw) ? raw : {}, faults, rawBytes: bad ?? Buffer.from(JSON.stringify(raw)), encoding: 'utf-8' };
  });
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return parseLosslessJson(decodeText(bytes, 'utf-8'));
  } catch (error) {
    if (error instanceof DecodeFault) return salvageJson(bytes);
    throw error;
  }
}

function pageRows(bytes: Uint8Array, encoding: Encoding, { pageRows: rowsOfPage }: Layout): readonly LayoutRow[] {
  if (rowsOfPage === undefined) throw new SyntaxError('this layout comes as CSV or JSON');
  const rows = rowsOfPage(decodeText(bytes, encoding));
  if (rows.length === 0) throw new SyntaxError('the page holds no rows');
  return rows.map((raw) => ({ raw, faults: [], rawBytes: Buffer.from(JSON.stringify(raw)), encoding: 'utf-8' }));
}

/** The encoding that a page declares itself. */
function pageEncoding(bytes: Uint8Array): Encoding | null {
  if (hasByteOrderMark(bytes)) return 'utf-8';
  const start = Buffer.from(bytes.subarray(0, 2_000)).toString('latin1');
  return encodingNamed(/<meta[^>]*charset\s*=\s*["']?([\w-]{1,20})/iu.exec(start)?.[1] ?? '');
}

function faultOf(error: unknown): Finding {
  if (error instanceof DecodeFault) return badBytes();
  if (error instanceof CsvFault || error instanceof SyntaxError) return badShape(error.message);
  throw error;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
