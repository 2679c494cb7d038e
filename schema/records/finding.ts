/** What can be wrong with a value of a legacy row. ERROR findings keep the row out (quarantine); WARNING findings do not. */
export const FINDING_CODES = [
  'MISSING',
  'NOT_A_TIME',
  'NOT_AN_AMOUNT',
  'NOT_A_NUMBER',
  'UNKNOWN_CODE',
  'UNKNOWN_UNIT',
  'BAD_CHECK',
  'BAD_BYTES',
  'BAD_SHAPE',
  'UNKNOWN_COLUMN',
  'TOO_LONG',
  'TEST_ROW',
  'FOREIGN_PLATFORM',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export const FINDING_SEVERITIES = ['ERROR', 'WARNING', 'NOTE'] as const;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

/** One fault of one legacy row, in the owner's own words. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: FindingSeverity;
  /** The owner's column name(s), joined with `+`; empty for the row as a whole. */
  readonly column: string;
  /** The value at fault, cut to 200 characters; null where there is none. */
  readonly value: string | null;
  readonly messageZh: string;
  readonly messageEn: string;
  /** For UNKNOWN_CODE: the code list that does not hold the value. */
  readonly list: string | null;
}
