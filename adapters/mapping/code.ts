import type { Coded } from '../../schema/records/coded.ts';
import { finding, textOf, type Reader } from './reader.ts';
import { required } from './text.ts';

/** A local code list: the source's values → canonical codes, as data. */
export interface LocalCodes<Code extends string> {
  /** Name under which unknown values go to the work-list, e.g. `TENDER_MODE`. */
  readonly list: string;
  readonly codes: Readonly<Record<string, Code>>;
}

/** An optional code. A value that the local list does not hold keeps its raw text, with a warning for the work-list. */
export function optionalCode<Code extends string>(column: string, { list, codes }: LocalCodes<Code>): Reader<Coded<Code> | null> {
  return {
    columns: [column],
    read(row, findings) {
      const raw = textOf(row, column);
      if (raw === null) return null;
      const code = Object.hasOwn(codes, raw) ? codes[raw]! : null;
      if (code === null) findings.push(finding({ code: 'UNKNOWN_CODE', severity: 'WARNING', column, value: raw, list }));
      return { code, raw };
    },
  };
}

/** A code that must be stated; an unknown one still only warns. */
export function code<Code extends string>(column: string, local: LocalCodes<Code>): Reader<Coded<Code>> {
  return required(optionalCode(column, local));
}
