import type { Coded } from '../../schema/records/coded.ts';
import { nationalCode, type LocalCodes } from './local-codes.ts';
import { finding, textOf, type Reader } from './reader.ts';
import { required } from './text.ts';

/** An optional code. A value that neither the owner's list nor the profile's holds keeps its raw text, with a warning for the work-list. */
export function optionalCode<Code extends string>(column: string, local: LocalCodes<Code>): Reader<Coded<Code> | null> {
  return {
    columns: [column],
    read(row, findings) {
      const raw = textOf(row, column);
      if (raw === null) return null;
      const code = nationalCode(row, local, raw);
      if (code === null) findings.push(finding({ code: 'UNKNOWN_CODE', severity: 'WARNING', column, value: raw, list: local.list }));
      return { code, raw };
    },
  };
}

/** A code that must be stated; an unknown one still only warns. */
export function code<Code extends string>(column: string, local: LocalCodes<Code>): Reader<Coded<Code>> {
  return required(optionalCode(column, local));
}
