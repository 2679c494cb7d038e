import { isRegionCode } from '../../schema/identifiers/region-code.ts';
import type { Coded } from '../../schema/records/coded.ts';
import { finding, textOf, type Reader } from './reader.ts';

/** An optional GB/T 2260 code; longer codes (9 digits, `xx9900`, `xx01`) are cut or lifted to the region they stand for. */
export function optionalRegion(column: string): Reader<Coded<string> | null> {
  return {
    columns: [column],
    read(row, findings) {
      const raw = textOf(row, column);
      if (raw === null) return null;
      const code = raw.slice(0, 6).replace(/(?:01|99)00$|(?<=^\d{4})(?:01|99)$/u, (end) => '0'.repeat(end.length));
      if (isRegionCode(code)) return { code, raw };
      findings.push(finding({ code: 'UNKNOWN_CODE', severity: 'WARNING', column, value: raw, list: 'GB/T 2260' }));
      return { code: null, raw };
    },
  };
}
