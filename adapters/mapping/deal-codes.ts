import { parseDealCode } from '../../schema/identifiers/deal-code.ts';
import type { FindingCode, FindingSeverity } from '../../schema/records/finding.ts';
import { FAULT, finding, textOf, type Reader } from './reader.ts';
import { list } from './text.ts';

type Remark = readonly [FindingCode, FindingSeverity];

/** 统一交易标识码, 0..n, verified and kept as they are: what is wrong with one is told and refuses nothing. */
export function dealCodes(column: string): Reader<readonly string[]> {
  const stated = list(column);
  return {
    columns: [column, 'TRA_AGENCY_CODE'],
    read(row, findings) {
      const codes = stated.read(row, findings);
      if (codes === FAULT) return codes;
      const agency = textOf(row, 'TRA_AGENCY_CODE');
      for (const value of codes)
        for (const [code, severity] of remarksOn(value, agency)) findings.push(finding({ code, severity, column, value }));
      return codes;
    },
  };
}

/** A code that another platform than TRA_AGENCY_CODE gave is a warning; most issuers get the checks wrong, so that a failing one is a note. */
function remarksOn(value: string, agency: string | null): readonly Remark[] {
  const code = parseDealCode(value);
  if (code === null) return [['BAD_SHAPE', 'WARNING']];
  const remarks: Remark[] = [];
  if (agency !== null && code.issuer !== agency) remarks.push(['FOREIGN_PLATFORM', 'WARNING']);
  if (!code.dateExists) remarks.push(['NOT_A_TIME', 'WARNING']);
  if (code.checks === false || !code.issuerChecks) remarks.push(['BAD_CHECK', 'NOTE']);
  return remarks;
}
