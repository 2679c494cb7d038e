import { parse } from 'csv-parse/sync';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;

/** A quoted field may run over lines; beyond these limits a quote is taken for a stray one. */
const MAX_RECORD_BYTES = 256 * 1024;
const MAX_RECORD_LINES = 1_000;

/** A line of CSV that is none. Holds no payload. */
export class CsvFault extends Error {
  override readonly name = 'CsvFault';
}

/**
 * Splits a CSV file into records before anything is decoded, so that bad bytes stay within their record. Safe in UTF-8 and
 * GB18030: no byte of a longer character is a quote or a line feed. Empty lines are dropped, a byte order mark too.
 */
export function splitCsvRecords(bytes: Uint8Array): readonly Uint8Array[] {
  const records: Uint8Array[] = [];
  let start = hasByteOrderMark(bytes) ? 3 : 0;
  while (start < bytes.length) {
    const end = recordEnd(bytes, start);
    const record = bytes.subarray(start, end > start && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end);
    if (record.length > 0) records.push(record);
    start = end + 1;
  }
  return records;
}

/** Whether a file says by its first bytes that it is UTF-8. */
export function hasByteOrderMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Where the record that starts here ends. A quote that is never closed ends with its line, so that it cannot swallow the rows after it. */
function recordEnd(bytes: Uint8Array, start: number): number {
  let quoted = false;
  let lines = 0;
  const last = Math.min(bytes.length, start + MAX_RECORD_BYTES);
  for (let index = start; index < last; index += 1) {
    if (bytes[index] === QUOTE) quoted = !quoted;
    else if (bytes[index] === LINE_FEED && (!quoted || ++lines > MAX_RECORD_LINES)) return quoted ? lineEnd(bytes, start) : index;
  }
  return quoted || last < bytes.length ? lineEnd(bytes, start) : last;
}

function lineEnd(bytes: Uint8Array, start: number): number {
  const end = bytes.indexOf(LINE_FEED, start);
  return end === -1 ? bytes.length : end;
}

/** The fields of one record. @throws {CsvFault} */
export function parseCsvRecord(record: string): readonly string[] {
  try {
    const records: string[][] = parse(record, { max_record_size: MAX_RECORD_BYTES, relax_column_count: true, trim: false });
    // A carriage return alone ends a record for the parser: what stands behind it must not vanish.
    if (records.length > 1) throw new CsvFault('a carriage return without a line feed');
    return records[0] ?? [];
  } catch (error) {
    if (error instanceof CsvFault) throw error;
    const { code } = error as { readonly code?: unknown };
    throw new CsvFault(typeof code === 'string' ? code.toLowerCase().replaceAll('_', ' ') : 'not CSV', { cause: error });
  }
}
