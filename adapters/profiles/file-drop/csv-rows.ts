import type { Finding } from '../../../schema/records/finding.ts';
import type { Columns } from '../../mapping/reader.ts';
import { CsvFault, hasByteOrderMark, parseCsvRecord, splitCsvRecords } from '../../transports/csv.ts';
import { decodeDeclared, DecodeFault, type Encoding } from '../../transports/decode.ts';
import { asciiKey, badBytes, badShape, unreadableRow, type WireRow } from './wire-row.ts';

const COMMA = 0x2c;
const QUOTE = 0x22;

/** The records of a CSV file whose first line names the columns, each decoded on its own. A delete list names the tables in DATA_NO. */
export function csvRows(table: string, bytes: Uint8Array, declared: Encoding): readonly WireRow[] {
  const encoding = hasByteOrderMark(bytes) ? 'utf-8' : declared;
  const [head, ...records] = splitCsvRecords(bytes);
  if (head === undefined) return [unreadableRow(table, bytes, encoding, [badShape('no line with column names')])];
  const columns = readHead(head, encoding);
  if (columns === null) return [unreadableRow(table, bytes, encoding, [badShape('the first line does not name columns')])];
  return records.map((record) => rowOf(table, columns, record, encoding));
}

function readHead(head: Uint8Array, encoding: Encoding): readonly string[] | null {
  const fields = fieldsOf(head, encoding);
  if (!Array.isArray(fields)) return null;
  const columns = fields.map((field: string) => field.trim());
  const sound = columns.every((column) => /^[A-Z][A-Z0-9_]{0,59}$/u.test(column)) && new Set(columns).size === columns.length;
  return sound && columns.includes('PROJECT_CODE') ? columns : null;
}

function rowOf(table: string, columns: readonly string[], record: Uint8Array, encoding: Encoding): WireRow {
  const fields = fieldsOf(record, encoding);
  if (!Array.isArray(fields))
    return unreadableRow(
      tableOf(table, keysOf(columns, record)),
      record,
      encoding,
      badFields(fields as Finding, columns, record, encoding),
      keysOf(columns, record),
    );
  const row = Object.fromEntries(columns.map((column, index) => [column, fields[index]]));
  const findings = fields.length === columns.length ? [] : [badShape(`${fields.length} fields, ${columns.length} columns`)];
  return {
    table: tableOf(table, row),
    columns: findings.length === 0 ? row : {},
    deleted: table === 'DELETE',
    findings,
    rawBytes: record,
    content: record,
    encoding,
  };
}

function tableOf(fileTable: string, row: Columns): string {
  return fileTable === 'DELETE' ? (row['DATA_NO'] ?? fileTable) : fileTable;
}

function fieldsOf(record: Uint8Array, encoding: Encoding): readonly string[] | Finding {
  try {
    return parseCsvRecord(decodeDeclared(record, encoding));
  } catch (error) {
    if (error instanceof DecodeFault) return badBytes();
    if (error instanceof CsvFault) return badShape(error.message);
    throw error;
  }
}

/** Bad bytes are told per column, as far as the commas tell the columns apart. */
function badFields(fault: Finding, columns: readonly string[], record: Uint8Array, encoding: Encoding): readonly Finding[] {
  if (fault.code !== 'BAD_BYTES') return [fault];
  const parts = splitAtCommas(record);
  if (parts.length !== columns.length) return [fault];
  const bad = columns.filter((_, index) => !Array.isArray(fieldsOf(parts[index]!, encoding)));
  return bad.length === 0 ? [fault] : bad.map((column) => badBytes(column));
}

/** The columns that identify a row, read from its bytes although the rest is unreadable. */
function keysOf(columns: readonly string[], record: Uint8Array): Columns {
  const fields = splitAtCommas(record);
  // A row with too many or too few fields may be shifted: what stands in a key's place is then not its key.
  if (fields.length !== columns.length) return {};
  const parts = fields.map((part) => Buffer.from(part).toString('latin1').replaceAll('"', ''));
  return Object.fromEntries(
    ['DATA_NO', 'PROJECT_CODE', 'BID_CODE', 'DATA_TIMESTAMP'].map((column) => [column, asciiKey(parts[columns.indexOf(column)])]),
  );
}

/** The fields by their bytes; a comma between quotes belongs to its field. */
export function splitAtCommas(record: Uint8Array): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  let start = 0;
  let quoted = false;
  for (const [index, byte] of record.entries()) {
    if (byte === QUOTE) quoted = !quoted;
    if (byte !== COMMA || quoted) continue;
    parts.push(record.subarray(start, index));
    start = index + 1;
  }
  return [...parts, record.subarray(start)];
}
