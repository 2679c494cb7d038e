/** A code that this hub has given: never changed, never deleted. */
export interface IssuedCodeTable {
  system: string;
  project: string;
  /** '' for the project as a whole. */
  section: string;
  category: string;
  deal_code: string;
  issuer: string;
  /** Day in China, `2026-11-21`. */
  issued_on: string;
  sequence: number;
  origin: 'REQUESTED' | 'ASSIGNED';
  issued_at: string;
}

/** The last sequence taken on a day, and the one before the last block; the row is the lock of who takes some. */
export interface CodeCounterTable {
  issuer: string;
  issued_on: string;
  before: number;
  last: number;
}

export interface DealCodeTables {
  issued_code: IssuedCodeTable;
  code_counter: CodeCounterTable;
}
