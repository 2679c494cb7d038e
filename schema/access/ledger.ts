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
  /** Restricted rows that were answered, whatever is asked of each. */
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

/** 网络安全法 第二十一条: network logs are kept for six months at least. */
export const LEAST_LEDGER_DAYS = 180;

const RETENTION = 'LedgerRetention';

/** What the ledger says of itself when its beginning is removed: a beginning that no entry states is forged. */
export function retentionRead(start: LedgerStart, removed: number, at: string): AccessRead {
  return {
    ...{ at, role: 'OPERATOR', subject: 'yiwang', issuer: 'yiwang', purpose: '保留期满 / retention is over', caseNumber: null },
    ...{ operation: retentionOf(start), fields: ['AccessEntry'], systems: [], rows: removed },
  };
}

/** No operation of a query is called so: its name holds no space, and one word follows it. */
function retentionOf({ seq, previousHash }: LedgerStart): string {
  return `${RETENTION} ${seq} ${previousHash}`;
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
  readonly kind: 'CHANGED' | 'REMOVED_OR_REORDERED' | 'CUT_OFF' | 'FORGED_BEGINNING';
}

/** Follows a chain entry by entry, however long it is. */
export interface ChainCheck {
  /** The fault of the next entry; null where it is the one that must come. `entry` is null where it cannot be read. */
  next(entry: LedgerEntry | null): LedgerFault | null;
  /** The fault of the end, where somebody else has noted the last hash, or of a beginning that the ledger itself does not know. */
  end(head: string | null): LedgerFault | null;
}

export function chainCheck(start: LedgerStart): ChainCheck {
  let expected = start;
  let isBeginningKnown = retentionOf(start) === retentionOf(LEDGER_START);
  return {
    next(entry) {
      const fault = faultOf(entry, expected);
      if (entry === null || fault !== null) return fault;
      isBeginningKnown ||= entry.operation === retentionOf(start);
      expected = { seq: entry.seq + 1, previousHash: entry.hash };
      return null;
    },
    end(head) {
      if (head !== null && head !== expected.previousHash) return { seq: expected.seq, kind: 'CUT_OFF' };
      return isBeginningKnown ? null : { seq: start.seq, kind: 'FORGED_BEGINNING' };
    },
  };
}

function faultOf(entry: LedgerEntry | null, { seq, previousHash }: LedgerStart): LedgerFault | null {
  if (entry === null) return { seq, kind: 'CHANGED' };
  if (entry.seq !== seq || entry.previousHash !== previousHash) return { seq, kind: 'REMOVED_OR_REORDERED' };
  const isItself = hasItsFields(entry) && hashOf(entry, seq, previousHash) === entry.hash;
  return isItself ? null : { seq, kind: 'CHANGED' };
}

const FIELDS = Object.keys(chained({ ...retentionRead(LEDGER_START, 0, '') }, LEDGER_START)).sort();

/** The hash does not cover what somebody has added. */
function hasItsFields(entry: LedgerEntry): boolean {
  return Object.keys(entry).sort().join() === FIELDS.join();
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
