import { createHash } from 'node:crypto';
import type { ViewerRole } from '../codes/viewer-role.ts';

/** One reading of restricted data: who, why, what, from where. */
export interface AccessRead {
  /** ISO 8601. */
  readonly at: string;
  readonly role: ViewerRole;
  readonly subject: string;
  readonly issuer: string;
  readonly purpose: string;
  /** Required for sealed data. */
  readonly caseNumber: string | null;
  /** Name of the operation, and the SHA-256 of its text: the text itself may hold what nobody should keep. */
  readonly operation: string;
  /** Restricted fields that were answered, as `Type.field`. */
  readonly fields: readonly string[];
  /** Ids of the legacy systems that the data is of. */
  readonly systems: readonly string[];
  /** Restricted values that were answered. */
  readonly rows: number;
}

/** An entry of the access ledger, chained to the one before it. */
export interface LedgerEntry extends AccessRead {
  /** 1, 2, 3 … without a gap. */
  readonly seq: number;
  /** Of the entry before. */
  readonly previousHash: string;
  readonly hash: string;
}

/** Where a chain begins: after what was never there, or after what its retention has removed. */
export interface LedgerStart {
  /** Sequence of the first entry that is kept. */
  readonly seq: number;
  /** Hash of the entry before it. */
  readonly previousHash: string;
}

export const LEDGER_START: LedgerStart = { seq: 1, previousHash: '0'.repeat(64) };

/** The entry that follows another one. */
export function chained(read: AccessRead, { seq, previousHash }: LedgerStart): LedgerEntry {
  return { ...read, seq, previousHash, hash: hashOf(read, seq, previousHash) };
}

/** SHA-256 over everything the entry says, in an order that does not depend on how it was written down. */
function hashOf(read: AccessRead, seq: number, previousHash: string): string {
  const { at, role, subject, issuer, purpose, caseNumber, operation, fields, systems, rows } = read;
  const content = JSON.stringify([seq, previousHash, at, role, subject, issuer, purpose, caseNumber, operation, fields, systems, rows]);
  return createHash('sha256').update(content).digest('hex');
}

/** What is wrong with a ledger, and where. */
export interface LedgerFault {
  readonly seq: number;
  readonly kind: 'CHANGED' | 'REMOVED_OR_REORDERED' | 'CUT_OFF';
}

/** Follows a chain entry by entry, however long it is. */
export interface ChainCheck {
  /** The fault of the next entry; null where it is the one that must come. */
  next(entry: LedgerEntry): LedgerFault | null;
  /** The fault of the end, where somebody else has noted the last hash. */
  end(head: string | null): LedgerFault | null;
}

export function chainCheck(start: LedgerStart): ChainCheck {
  let expected = start;
  return {
    next(entry) {
      if (entry.seq !== expected.seq || entry.previousHash !== expected.previousHash)
        return { seq: expected.seq, kind: 'REMOVED_OR_REORDERED' };
      if (hashOf(entry, entry.seq, entry.previousHash) !== entry.hash) return { seq: entry.seq, kind: 'CHANGED' };
      expected = { seq: entry.seq + 1, previousHash: entry.hash };
      return null;
    },
    end: (head) => (head === null || head === expected.previousHash ? null : { seq: expected.seq, kind: 'CUT_OFF' }),
  };
}

/** The first fault of a ledger, null where it is whole. `head` is the last hash that somebody else has noted, where one has. */
export function firstFault(entries: readonly LedgerEntry[], start: LedgerStart, head: string | null): LedgerFault | null {
  const check = chainCheck(start);
  for (const entry of entries) {
    const fault = check.next(entry);
    if (fault !== null) return fault;
  }
  return check.end(head);
}
