import { TRUE_OR_FALSE } from './common-codes.ts';
import { nationalCode } from './local-codes.ts';
import { FAULT, fault, finding, textOf, type Outcome, type Reader } from './reader.ts';

/** Required text, trimmed. */
export function text(column: string): Reader<string> {
  return {
    columns: [column],
    read: (row, findings) => textOf(row, column) ?? fault(findings, { code: 'MISSING', column }),
  };
}

/** Text that may be missing: null then. */
export function optionalText(column: string): Reader<string | null> {
  return { columns: [column], read: (row) => textOf(row, column) };
}

/** The first of several readers that gives something. */
export function firstOf<T>(...readers: readonly Reader<T | null>[]): Reader<T | null> {
  return {
    columns: readers.flatMap((reader) => reader.columns),
    read(row, findings) {
      for (const reader of readers) {
        const value = reader.read(row, findings);
        if (value === FAULT || value !== null) return value;
      }
      return null;
    },
  };
}

/** Turns what may be missing into what must be there: a missing value is a fault. */
export function required<T>(reader: Reader<T | null>): Reader<T> {
  return {
    columns: reader.columns,
    read(row, findings) {
      const value = reader.read(row, findings);
      return value ?? fault(findings, { code: 'MISSING', column: reader.columns.join('+') });
    },
  };
}

/** A fault in an unessential value: kept as a warning, with null for the value. */
export function lenient<T>(reader: Reader<T>): Reader<T | null> {
  return {
    columns: reader.columns,
    read(row, findings) {
      const own: typeof findings = [];
      const value = reader.read(row, own);
      findings.push(...own.map((entry) => (entry.severity === 'ERROR' ? { ...entry, severity: 'WARNING' as const } : entry)));
      return value === FAULT ? null : value;
    },
  };
}

/** A value that no column states. */
export function constant<T>(value: T): Reader<T> {
  return { columns: [], read: () => value };
}

/** A list in one column; the specification separates with a half-width semicolon. */
export function list(column: string, separator: RegExp | string = /[;；]/u): Reader<readonly string[]> {
  return {
    columns: [column],
    read: (row) => (textOf(row, column)?.split(separator) ?? []).map((item) => item.trim()).filter((item) => item !== ''),
  };
}

/** Changes a value that was read. */
export function mapped<T, U>(reader: Reader<T>, change: (value: T) => U): Reader<U> {
  return {
    columns: reader.columns,
    read(row, findings): Outcome<U> {
      const value = reader.read(row, findings);
      return value === FAULT ? FAULT : change(value);
    },
  };
}

/** An optional whole number, e.g. days. A value that is none is a warning and null. */
export function optionalInteger(column: string): Reader<number | null> {
  return {
    columns: [column],
    read(row, findings) {
      const value = textOf(row, column);
      if (value === null) return null;
      if (/^\d{1,9}$/u.test(value)) return Number(value);
      findings.push(finding({ code: 'NOT_A_NUMBER', severity: 'WARNING', column, value }));
      return null;
    },
  };
}

/** An optional exact decimal, as text. A value that is none is a warning and null. */
export function optionalDecimal(column: string): Reader<string | null> {
  return {
    columns: [column],
    read(row, findings) {
      const value = textOf(row, column)?.replaceAll(',', '') ?? null;
      if (value === null || /^-?\d+(\.\d+)?$/u.test(value)) return value;
      findings.push(finding({ code: 'NOT_A_NUMBER', severity: 'WARNING', column, value }));
      return null;
    },
  };
}

/** 是/否 as `0/1`, `F/T`, `否/是`. Anything else is an unknown code: a warning and null. */
export function optionalFlag(column: string): Reader<boolean | null> {
  return {
    columns: [column],
    read(row, findings) {
      const value = textOf(row, column);
      if (value === null) return null;
      const code = nationalCode(row, TRUE_OR_FALSE, value);
      if (code !== null) return code === 'TRUE';
      findings.push(finding({ code: 'UNKNOWN_CODE', severity: 'WARNING', column, value, list: TRUE_OR_FALSE.list }));
      return null;
    },
  };
}
