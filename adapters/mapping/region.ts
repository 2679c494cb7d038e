import { liftRegionCode } from '../../schema/identifiers/region-code.ts';
import type { Coded } from '../../schema/records/coded.ts';
import { REGION_CODE } from './common-codes.ts';
import { nationalCode } from './local-codes.ts';
import { finding, textOf, type Reader } from './reader.ts';

/** An optional GB/T 2260 code; longer codes (9 or 12 digits) and codes for a level itself (`xx9900`, `xxyy01`) give the region they stand for. */
export function optionalRegion(column: string): Reader<Coded<string> | null> {
  return {
    columns: [column],
    read(row, findings) {
      const raw = textOf(row, column);
      if (raw === null) return null;
      const code = nationalCode(row, REGION_CODE, raw) ?? liftRegionCode(raw);
      if (code === null) findings.push(finding({ code: 'UNKNOWN_CODE', severity: 'WARNING', column, value: raw, list: REGION_CODE.list }));
      return { code, raw };
    },
  };
}
