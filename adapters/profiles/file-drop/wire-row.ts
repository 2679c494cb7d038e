import type { Finding } from '../../../schema/records/finding.ts';
import { finding, type Columns } from '../../mapping/reader.ts';
import type { Encoding } from '../../transports/decode.ts';

/** One row of a dropped file, before mapping. */
export interface WireRow {
  /** Number of the data specification (700…753) that the file or the row names. */
  readonly table: string;
  /** What the row says; only the columns that identify it (plain ASCII) where the rest is unreadable. */
  readonly columns: Columns;
  readonly deleted: boolean;
  /** Faults of the row's bytes or shape; any ERROR keeps it from being mapped. */
  readonly findings: readonly Finding[];
  readonly rawBytes: Uint8Array;
  /** What the row says, without the envelope that is new each time it is sent. */
  readonly content: Uint8Array;
  readonly encoding: Encoding;
}

/** A row, or a whole file, that cannot be mapped. */
export function unreadableRow(
  table: string,
  rawBytes: Uint8Array,
  encoding: Encoding,
  findings: readonly Finding[],
  columns: Columns = {},
): WireRow {
  return { table, columns, deleted: false, findings, rawBytes, content: rawBytes, encoding };
}

export function badShape(reason: string): Finding {
  return finding({ code: 'BAD_SHAPE', severity: 'ERROR', column: '', value: reason });
}

export function badBytes(column = ''): Finding {
  return finding({ code: 'BAD_BYTES', severity: 'ERROR', column });
}

/** A value that identifies a row and survives bad bytes elsewhere: printable ASCII only. */
export function asciiKey(value: string | undefined): string | null {
  return value !== undefined && /^[!-~]{1,60}$/u.test(value) ? value : null;
}
