import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultOfExports } from '../../gateway/ledger-export.ts';
import { chained, LEDGER_START, retentionRead, type AccessRead, type LedgerEntry, type LedgerStart } from '../../schema/access/ledger.ts';

const COUNT = 30;
/** Entries before it were removed by the ledger itself. */
const KEPT_FROM = 11;

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'yiwang-tampering-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function readOf(index: number): AccessRead {
  return {
    ...{ at: `2026-03-01T09:${String(index).padStart(2, '0')}:00.000Z`, role: 'AUDITOR', subject: `auditor-${index}`, issuer: 'sso' },
    ...{ purpose: '专项审计', caseNumber: index % 2 === 0 ? null : '辽审〔2026〕1号', operation: `- ${index}`, rows: index },
    ...{ fields: ['ProjectDetail.sealedBids'], systems: ['a', 'b'] },
  };
}

function following({ seq, hash }: LedgerEntry): LedgerStart {
  return { seq: seq + 1, previousHash: hash };
}

/** A ledger that has lost its beginning once: what it says of that is its last entry but five. */
function wholeLedger(): { readonly start: LedgerStart; readonly entries: readonly LedgerEntry[] } {
  const entries: LedgerEntry[] = [];
  const nextStart = () => (entries.length === 0 ? LEDGER_START : following(entries.at(-1)!));
  for (let index = 0; index < COUNT - 6; index += 1) entries.push(chained(readOf(index), nextStart()));
  const start = following(entries[KEPT_FROM - 2]!);
  entries.push(chained(retentionRead(start, KEPT_FROM - 1, '2026-09-30T00:00:00+08:00'), nextStart()));
  for (let index = COUNT - 5; index < COUNT; index += 1) entries.push(chained(readOf(index), nextStart()));
  return { start, entries: entries.slice(KEPT_FROM - 1) };
}

const { start, entries } = wholeLedger();
const LINES = [start, ...entries].map((line) => JSON.stringify(line));
const HEAD = entries.at(-1)!.hash;
const LAST = entries.length;
const entryAt = (line: number): LedgerEntry => entries[line - 1]!;
const seqAt = (line: number): number => KEPT_FROM + line - 1;

/** What somebody did to an export, and the sequence that verification must name. */
interface Tampering {
  readonly lines: readonly string[];
  readonly seq: number;
}

const line = fc.integer({ min: 1, max: LAST });
const otherText = fc.string({ minLength: 1, maxLength: 20 });
const otherHash = fc.stringMatching(/^[0-9a-f]{64}$/u);

function changed(at: number, change: object): Tampering {
  return { lines: LINES.with(at, JSON.stringify({ ...entryAt(at), ...change })), seq: seqAt(at) };
}

const TAMPERINGS: Readonly<Record<string, fc.Arbitrary<Tampering>>> = {
  'words of an entry': fc
    .tuple(line, fc.constantFrom('purpose', 'subject', 'issuer', 'at', 'caseNumber', 'role', 'operation'), otherText)
    .map(([at, field, text]) => changed(at, { [field]: `${text}!` })),
  'numbers and lists of an entry': fc
    .tuple(line, fc.constantFrom({ rows: 999 }, { rows: '1' }, { fields: [] }, { systems: ['a'] }, { systems: ['b', 'a'] }, { seq: 3 }))
    .map(([at, change]) => changed(at, change)),
  'hashes of an entry': fc
    .tuple(line, fc.constantFrom('hash', 'previousHash'), otherHash)
    .map(([at, field, hash]) => changed(at, { [field]: hash })),
  'an added word': fc.tuple(line, otherText).map(([at, text]) => changed(at, { note: text })),
  'a missing word': line.map((at) => changed(at, { caseNumber: undefined })),
  'a broken line': fc
    .tuple(line, fc.integer({ min: 0, max: 40 }))
    .map(([at, length]) => ({ lines: LINES.with(at, LINES[at]!.slice(0, length)), seq: seqAt(at) })),
  'a change with a hash that fits it': line.map((at) => {
    const { seq, previousHash } = entryAt(at);
    const forged = chained({ ...readOf(0), purpose: '其他' }, { seq, previousHash });
    return { lines: LINES.with(at, JSON.stringify(forged)), seq: seqAt(at) + 1 };
  }),
  'a removed entry': line.map((at) => ({ lines: LINES.toSpliced(at, 1), seq: seqAt(at) })),
  'a repeated entry': line.map((at) => ({ lines: LINES.toSpliced(at, 0, LINES[at]!), seq: seqAt(at) + 1 })),
  'two entries in each other’s place': fc
    .tuple(line, line)
    .filter(([one, other]) => one < other)
    .map(([one, other]) => ({ lines: LINES.with(one, LINES[other]!).with(other, LINES[one]!), seq: seqAt(one) })),
  'an end cut off': fc.integer({ min: 1, max: LAST }).map((kept) => ({ lines: LINES.slice(0, kept), seq: seqAt(kept) })),
  'another beginning': fc.tuple(fc.constantFrom(1, 5, 12), otherHash).map(([seq, previousHash]) => ({
    lines: LINES.with(0, JSON.stringify({ seq, previousHash })),
    seq,
  })),
  'a beginning that fits what is left': fc.integer({ min: 2, max: LAST }).map((at) => {
    const { seq, previousHash } = entryAt(at);
    return { lines: [JSON.stringify({ seq, previousHash }), ...LINES.slice(at)], seq };
  }),
};

async function verify(lines: readonly string[]) {
  const file = join(folder, 'ledger.jsonl');
  writeFileSync(file, lines.join('\n'));
  return faultOfExports([file], HEAD);
}

describe('an export of the ledger', () => {
  it('is whole as it was taken out', async () => {
    expect(await verify(LINES)).toBeNull();
  });

  it('tells where it was tampered with, whatever was done', async () => {
    const tamperings = fc.oneof(
      ...Object.entries(TAMPERINGS).map(([name, arbitrary]) => arbitrary.map((tampering) => ({ name, ...tampering }))),
    );
    await fc.assert(
      fc.asyncProperty(tamperings, async ({ lines, seq }) => {
        expect((await verify(lines))?.seq).toBe(seq);
      }),
      { numRuns: 400 },
    );
  });

  it.each(Object.keys(TAMPERINGS))('tells it of %s', async (name) => {
    await fc.assert(
      fc.asyncProperty(TAMPERINGS[name]!, async ({ lines, seq }) => {
        expect((await verify(lines))?.seq).toBe(seq);
      }),
      { numRuns: 20 },
    );
  });
});
