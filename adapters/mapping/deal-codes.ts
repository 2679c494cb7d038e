import { parseDealCode } from '../../schema/identifiers/deal-code.ts';
import { FAULT, finding, textOf, type Reader } from './reader.ts';
import { list } from './text.ts';

/** 统一交易标识码, 0..n; one that another platform than TRA_AGENCY_CODE issued is a warning. */
export function dealCodes(column: string): Reader<readonly string[]> {
  const stated = list(column);
  return {
    columns: [column, 'TRA_AGENCY_CODE'],
    read(row, findings) {
      const codes = stated.read(row, findings);
      const agency = textOf(row, 'TRA_AGENCY_CODE');
      if (codes === FAULT || agency === null) return codes;
      for (const value of codes.filter((code) => (parseDealCode(code)?.issuer ?? agency) !== agency))
        findings.push(finding({ code: 'FOREIGN_PLATFORM', severity: 'WARNING', column, value }));
      return codes;
    },
  };
}
