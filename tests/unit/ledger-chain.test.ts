import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chained, firstFault, LEDGER_START, retentionRead, type AccessRead, type LedgerEntry } from '../../schema/access/ledger.ts';

const READ: AccessRead = {
  at: '2026-03-01T09:00:00+08:00',
  role: 'AUDITOR',
  subject: 'auditor-1',
  issuer: 'https://sso.example',
  purpose: '专项审计',
  caseNumber: null,
  operation: 'Bidders 9f86d081',
  fields: ['ProjectDetail.bids'],
  systems: ['sy-portal'],
  rows: 3,
};

function chainOf(length: number): readonly LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (let rows = 0; rows < length; rows += 1) {
    const last = entries.at(-1);
    entries.push(chained({ ...READ, rows }, last === undefined ? LEDGER_START : { seq: last.seq + 1, previousHash: last.hash }));
  }
  return entries;
}

const CHAIN = chainOf(20);
const HEAD = CHAIN.at(-1)!.hash;
const place = fc.nat(CHAIN.length - 1);

describe('a ledger that nobody touched', () => {
  it('is whole from its first entry on', () => {
    expect(firstFault(CHAIN, LEDGER_START, HEAD)).toBeNull();
    expect(firstFault([], LEDGER_START, LEDGER_START.previousHash)).toBeNull();
  });

  it('is whole from where it says itself that its retention was over, and from nowhere else', () => {
    const start = { seq: 8, previousHash: CHAIN[6]!.hash };
    const told = chained(retentionRead(start, 7, '2026-09-01T09:00:00+08:00'), { seq: 21, previousHash: HEAD });
    expect(firstFault([...CHAIN.slice(7), told], start, told.hash)).toBeNull();
    expect(firstFault(CHAIN.slice(7), start, HEAD)).toEqual({ seq: 8, kind: 'FORGED_BEGINNING' });
    expect(firstFault([...CHAIN.slice(9), told], { seq: 10, previousHash: CHAIN[8]!.hash }, told.hash)?.kind).toBe('FORGED_BEGINNING');
  });
});

describe('a ledger that somebody touched', () => {
  const CHANGES: readonly Partial<LedgerEntry>[] = [
    { at: '2026-03-01T09:00:01+08:00' },
    { role: 'OPERATOR' },
    { subject: 'auditor-2' },
    { issuer: 'https://other.example' },
    { purpose: '其他' },
    { caseNumber: '1' },
    { operation: 'x' },
    { fields: [] },
    { systems: ['sy-portal', 'dl-land'] },
    { rows: -1 },
  ];

  it('names the entry where any of its facts was changed', () => {
    fc.assert(
      fc.property(place, fc.constantFrom(...CHANGES), (at, change) => {
        expect(firstFault(CHAIN.with(at, { ...CHAIN[at]!, ...change }), LEDGER_START, HEAD)).toEqual({ seq: at + 1, kind: 'CHANGED' });
      }),
    );
  });

  it('names the place where an entry was taken out or two were swapped', () => {
    fc.assert(
      fc.property(place, (at) => {
        const fault = firstFault(CHAIN.toSpliced(at, 1), LEDGER_START, HEAD);
        expect(fault).toEqual({ seq: at + 1, kind: at === CHAIN.length - 1 ? 'CUT_OFF' : 'REMOVED_OR_REORDERED' });
        const other = (at + 1) % CHAIN.length;
        const swapped = CHAIN.with(at, CHAIN[other]!).with(other, CHAIN[at]!);
        expect(firstFault(swapped, LEDGER_START, HEAD)?.seq).toBe(Math.min(at, other) + 1);
      }),
    );
  });

  it('is found out even where a later part was written anew, by whoever has noted a head', () => {
    const forged = chained({ ...READ, purpose: '其他' }, { seq: 20, previousHash: CHAIN[18]!.hash });
    expect(firstFault(CHAIN.with(19, forged), LEDGER_START, HEAD)?.kind).toBe('CUT_OFF');
  });
});
