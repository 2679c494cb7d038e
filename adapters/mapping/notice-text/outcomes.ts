/* eslint-disable complexity -- a list of alternatives in order of trust; to be split per fact */
import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { PartyRole } from '../../../schema/codes/party-role.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { Party } from '../../../schema/records/party.ts';
import type { LabelledValue } from '../html-table.ts';
import { codeIn } from './codes-in-notice.ts';
import type { Stated } from './label-pairs.ts';
import { meaningOf, plainLabel, type Meaning } from './labels.ts';
import type { Outcome } from './outcome.ts';
import { codeBeside } from './notice-parties.ts';
import type { NoticeReading } from './notice-reading.ts';
import { looksLikeOrganisation, partiesIn } from './party-names.ts';
import { readPrice, unitInLabel } from './price.ts';
import { rankedOutcomes, rankIn } from './ranked-outcomes.ts';

/** Notices that state an outcome; an announcement that names a supplier does not. */
const WITH_OUTCOME: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'CANDIDATES',
  'RESULT',
  'OPENING_RECORD',
  'CONTRACT',
  'CORRECTION',
  'PUBLIC_INFORMATION',
]);

/** Who won, was proposed or offered, from tables first and labels second; the same party is told once. */
export function outcomesOf(reading: NoticeReading, kind: NoticeKind | null, winner: PartyRole): readonly Outcome[] {
  if (kind === null || !WITH_OUTCOME.has(kind)) return [];
  const listed = reading.rows.flatMap((row) => rowOutcome(row, kind, winner));
  const labelled = labelledOutcomes(reading.pairs, kind, winner);
  const ranked = listed.length === 0 && labelled.length === 0 ? rankedOutcomes(reading.lines) : [];
  return mergeOutcomes([...listed, ...labelled, ...ranked]);
}

function rowOutcome(row: readonly LabelledValue[], kind: NoticeKind, winner: PartyRole): readonly Outcome[] {
  const cell = (...meanings: readonly Meaning[]): LabelledValue | undefined =>
    row.find(({ label }) => meanings.includes(meaningOf(label)!));
  const name = cell('winner', 'candidate') ?? row.find(({ label }) => label === '名称');
  const price = cell('dealPrice', 'bidPrice', 'contractPrice');
  if (name === undefined || (price === undefined && cell('rank') === undefined && meaningOf(name.label) !== 'winner')) return [];
  if (isAmbiguous(name.label) && cell('dealPrice', 'contractPrice') === undefined) return [];
  const status = statusOf(meaningOf(name.label), name.label, kind, price !== undefined);
  const parties = partiesIn(roleIn(status, winner), withMembers(name.value, cell('members')?.value), cell('code')?.value ?? null);
  if (parties.length === 0) return [];
  const priced =
    cell(...(status === 'WON' ? (['dealPrice', 'bidPrice', 'contractPrice'] as const) : (['bidPrice', 'dealPrice'] as const))) ?? price;
  return [
    {
      status,
      lotCode: codeIn(cell('lotCode')?.value ?? ''),
      rank: rankIn(cell('rank')?.value ?? '', cell('rank')?.label ?? ''),
      parties,
      price: priced === undefined ? null : readPrice(priced.value, unitInLabel(priced.label) ?? unitCell(row)),
      quality: cell('quality')?.value ?? null,
    },
  ];
}

/** A candidate has won nothing yet. */
function roleIn(status: Outcome['status'], winner: PartyRole): PartyRole {
  return status === 'BID' || status === 'CANDIDATE' ? 'BIDDER' : winner;
}

/** A consortium whose further members stand in a column of their own. */
function withMembers(name: string, members: string | undefined): string {
  return members === undefined || /^(?:无|\/|-|否|)$/u.test(members) || members === name ? name : `${name};${members}`;
}

function unitCell(row: readonly LabelledValue[]): string | null {
  const unit = row.find(({ label }) => meaningOf(label) === 'unit')?.value ?? null;
  return unit === '元' || unit === '万元' ? unit : null;
}

/** Bidders without a price stand in tables of scores: they are no candidates for that. */
function statusOf(meaning: Meaning | null, label: string, kind: NoticeKind, priced: boolean): Outcome['status'] {
  if (meaning === 'grantee') return 'DEAL';
  if (meaning === 'winner') return kind === 'CANDIDATES' ? 'CANDIDATE' : 'WON';
  if (kind === 'OPENING_RECORD') return 'BID';
  return /候选|^名称$/u.test(label) || (kind === 'CANDIDATES' && priced) ? 'CANDIDATE' : 'BID';
}

/** Labels in order: a name opens an outcome, the next price belongs to it. */
function labelledOutcomes(pairs: readonly Stated[], kind: NoticeKind, winner: PartyRole): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  let lotCode: string | null = null;
  let waiting: Money | null = null;
  for (const [index, pair] of pairs.entries()) {
    if (pair.meaning === 'lotCode') lotCode = codeIn(pair.value);
    const isName =
      pair.meaning === 'winner' ||
      pair.meaning === 'grantee' ||
      (pair.meaning === 'candidate' && /候选/u.test(pair.label) && looksLikeOrganisation(pair.value));
    if (isName) {
      const status = statusOf(pair.meaning, pair.label, kind, false);
      const role = pair.meaning === 'grantee' ? 'BUYER' : roleIn(status, winner);
      const parties = partiesIn(role, pair.value, codeBeside(pairs, index));
      if (parties.length === 0 || (isAmbiguous(pair.label) && !isPriced(pairs, index))) continue;
      outcomes.push({
        status,
        lotCode,
        rank: null,
        parties,
        price: waiting,
        quality: null,
      });
      waiting = null;
    } else if (pair.meaning === 'dealPrice' || (pair.meaning === 'bidPrice' && outcomes.length > 0)) {
      const price = readPrice(pair.value, unitInLabel(pair.label));
      const open = outcomes.at(-1);
      if (open === undefined) waiting ??= price;
      else if (open.price === null) outcomes[outcomes.length - 1] = { ...open, price };
    }
  }
  if (outcomes.length === 0 && waiting !== null)
    outcomes.push({ status: kind === 'CANDIDATES' ? 'CANDIDATE' : 'WON', lotCode, rank: null, parties: [], price: waiting, quality: null });
  return outcomes;
}

/** Tables and labels for losing suppliers use these words as well: only a deal price beside them makes a winner. */
function isAmbiguous(label: string): boolean {
  return /^(?:供应商名称|供应商|单位名称|乙方)$/u.test(plainLabel(label));
}

function isPriced(pairs: readonly Stated[], index: number): boolean {
  const following = pairs.slice(index + 1, index + 5);
  const section = meaningOf(pairs[index]!.label) !== pairs[index]!.meaning;
  return (
    looksLikeOrganisation(pairs[index]!.value) &&
    (section || following.some(({ meaning }) => meaning === 'dealPrice' || meaning === 'contractPrice'))
  );
}

/** One outcome per lot and party; what a later mention adds fills the gaps of the first. */
function mergeOutcomes(outcomes: readonly Outcome[]): readonly Outcome[] {
  const merged: Outcome[] = [];
  for (const outcome of outcomes) {
    const at = merged.findIndex((known) => sameParties(known, outcome) && sameLot(known, outcome));
    const known = merged[at];
    if (known === undefined) merged.push(outcome);
    else
      merged[at] = {
        ...known,
        lotCode: known.lotCode ?? outcome.lotCode,
        price: known.price?.yuan == null && outcome.price?.yuan != null ? outcome.price : (known.price ?? outcome.price),
        parties: withCodes(known.parties, outcome.parties),
      };
  }
  return merged;
}

/** The names of two mentions are the same; the later one may add codes. */
function withCodes(known: readonly Party[], later: readonly Party[]): readonly Party[] {
  return known.map((party, index) => {
    const { code, codeKind, codeChecks } = party.code === null ? later[index]! : party;
    return { ...party, code, codeKind, codeChecks };
  });
}

function sameParties(one: Outcome, other: Outcome): boolean {
  const names = (outcome: Outcome): string => outcome.parties.map(({ name }) => name).join(';');
  return names(one) === names(other) && (one.status === other.status || one.status !== 'BID');
}

function sameLot(one: Outcome, other: Outcome): boolean {
  return one.lotCode === null || other.lotCode === null || one.lotCode === other.lotCode;
}
