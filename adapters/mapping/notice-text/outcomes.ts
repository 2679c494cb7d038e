import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { PartyRole } from '../../../schema/codes/party-role.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { LabelledValue } from '../html-table.ts';
import { codeIn, lotCodeOfRow } from './codes-in-notice.ts';
import { LOST_HEAD } from './flow-table.ts';
import type { Stated } from './label-pairs.ts';
import { meaningOf, plainLabel, type Meaning } from './labels.ts';
import { biddersTold } from './evaluated-bidders.ts';
import { mergeOutcomes } from './merge-outcomes.ts';
import { otherBidders } from './other-bidders.ts';
import type { Outcome } from './outcome.ts';
import { codeBeside } from './notice-parties.ts';
import type { NoticeReading } from './notice-reading.ts';
import { looksLikeOrganisation, partiesIn } from './party-names.ts';
import { rankOfLabel } from './ranked-label.ts';
import { plainDays } from './plain-days.ts';
import { readPrice, unitInLabel } from './price.ts';
import { rankedOutcomes, rankIn } from './ranked-outcomes.ts';
import { isTotalPrice, withTotalPrice } from './total-price.ts';

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
  const told = [...listed, ...labelled];
  const ranked = told.some(({ parties }) => parties.length > 0) ? [] : rankedOutcomes(reading.lines);
  const merged = mergeOutcomes([...(ranked.length > 0 ? ranked : withTotals(told)), ...otherBidders(reading.lines)]);
  const outcomes = kind === 'CANDIDATES' ? merged : withTotalPrice(merged, reading.pairs);
  return [...outcomes, ...biddersTold(reading, kind, outcomes)];
}

function cellOf(row: readonly LabelledValue[], ...meanings: readonly Meaning[]): LabelledValue | undefined {
  return row.find(({ label }) => meanings.includes(meaningOf(label)!));
}

function rowOutcome(row: readonly LabelledValue[], kind: NoticeKind, winner: PartyRole): readonly Outcome[] {
  const name = cellOf(row, 'winner', 'candidate') ?? row.find(({ label }) => label === '名称');
  if (name === undefined || !statesOutcome(row, name.label)) return [];
  const priced = cellOf(row, 'dealPrice', 'bidPrice', 'contractPrice') !== undefined;
  const status = hasLost(row, name.label) ? 'BID' : statusOf(meaningOf(name.label), name.label, kind, priced);
  const printed = withMembers(name.value, cellOf(row, 'members')?.value);
  const parties = partiesIn(roleIn(status, winner), printed, cellOf(row, 'code')?.value ?? null);
  if (parties.length === 0) return [];
  const lotCode = lotCodeOfRow(row);
  const quality = cellOf(row, 'quality')?.value ?? null;
  return [{ status, lotCode, rank: rankOf(row), parties, price: priceIn(row, status), quality, ...termsIn(row) }];
}

/** Whoever was rejected, or stands in a table of those who are not proposed, made an offer. */
function hasLost(row: readonly LabelledValue[], nameLabel: string): boolean {
  const proposed = /候选|中标|成交|中选/u.test(nameLabel);
  return /否决|未中标/u.test(nameLabel) || (!proposed && row.some(({ label }) => label === LOST_HEAD));
}

/** Days and bond, where the row states them in numbers. */
function termsIn(row: readonly LabelledValue[]): Pick<Outcome, 'durationDays' | 'bond'> {
  const term = cellOf(row, 'term');
  const bond = cellOf(row, 'bond');
  const sum = bond === undefined ? null : readPrice(bond.value, unitInLabel(bond.label));
  return { durationDays: term === undefined ? null : plainDays(term.value, term.label), bond: sum?.yuan == null ? null : sum };
}

/** Tables of addresses, scores and losers name parties too. */
function statesOutcome(row: readonly LabelledValue[], nameLabel: string): boolean {
  if (isAmbiguous(nameLabel)) return cellOf(row, 'dealPrice', 'contractPrice') !== undefined;
  return meaningOf(nameLabel) === 'winner' || cellOf(row, 'dealPrice', 'bidPrice', 'contractPrice', 'rank') !== undefined;
}

function rankOf(row: readonly LabelledValue[]): number | null {
  const cell = cellOf(row, 'rank');
  return cell === undefined ? null : rankIn(cell.value, cell.label);
}

/** A winner's deal price comes first, a bidder's offer otherwise, whatever the order of the columns. */
function priceIn(row: readonly LabelledValue[], status: Outcome['status']): Money | null {
  const first: readonly Meaning[] = status === 'WON' ? ['dealPrice', 'bidPrice', 'contractPrice'] : ['bidPrice', 'dealPrice'];
  const cell = cellOf(row, ...first) ?? cellOf(row, 'contractPrice');
  const price = cell === undefined ? null : readPrice(cell.value, unitInLabel(cell.label) ?? unitCell(row));
  return price !== null && /^单价/u.test(plainLabel(cell!.label)) ? { ...price, yuan: null, form: 'UNIT_PRICE' } : price;
}

/** A column headed 单价报价 holds totals where it repeats what the winner got. */
function withTotals(outcomes: readonly Outcome[]): readonly Outcome[] {
  const won = new Set(outcomes.flatMap(({ status, price }) => (status === 'WON' && price?.yuan != null ? [price.yuan] : [])));
  const whole = outcomes.map(({ price }) => (price?.form === 'UNIT_PRICE' ? readPrice(price.raw, price.rawUnit) : null));
  if (!whole.some((price) => price?.yuan != null && won.has(price.yuan))) return outcomes;
  return outcomes.map((outcome, index) => ({ ...outcome, price: whole[index] ?? outcome.price }));
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

/** What the labels so far have opened: outcomes, the lot they belong to, and a price that stands before its name. */
interface Reading {
  readonly outcomes: Outcome[];
  lotCode: string | null;
  waiting: Money | null;
}

/** Labels in order: a name opens an outcome, the next price belongs to it. */
function labelledOutcomes(pairs: readonly Stated[], kind: NoticeKind, winner: PartyRole): readonly Outcome[] {
  const reading: Reading = { outcomes: [], lotCode: null, waiting: null };
  for (const [index, pair] of pairs.entries()) {
    if (pair.meaning === 'lotCode') reading.lotCode = codeIn(pair.value);
    if (namesOutcome(pairs, index, kind)) openOutcome(reading, pairs, index, kind, winner);
    else if ((pair.meaning === 'dealPrice' && !isTotalPrice(pair.label)) || (pair.meaning === 'bidPrice' && reading.outcomes.length > 0))
      addPrice(reading, pair);
  }
  const { outcomes, lotCode, waiting } = reading;
  if (outcomes.length > 0 || waiting === null) return outcomes;
  return [{ status: kind === 'CANDIDATES' ? 'CANDIDATE' : 'WON', lotCode, rank: null, parties: [], price: waiting, quality: null }];
}

function namesOutcome(pairs: readonly Stated[], index: number, kind: NoticeKind): boolean {
  const { meaning, label, value } = pairs[index]!;
  if (meaning === 'winner' || meaning === 'grantee') return true;
  return meaning === 'candidate' && looksLikeOrganisation(value) && (/候选/u.test(label) || isProposed(pairs, index, kind));
}

/** Among candidates or offers a name with its place or its offer is one of them, whatever its label: `单位名称`, `投标报价`. */
function isProposed(pairs: readonly Stated[], index: number, kind: NoticeKind): boolean {
  if (pairs[index]!.meaning !== 'candidate' || (kind !== 'CANDIDATES' && kind !== 'OPENING_RECORD')) return false;
  if (rankOfLabel(pairs[index]!.label) !== null) return true;
  const following = pairs.slice(index + 1, index + 4);
  const next = following.findIndex(({ meaning }) => meaning === 'candidate' || meaning === 'winner');
  return (next < 0 ? following : following.slice(0, next)).some(({ meaning }) => meaning === 'bidPrice');
}

function openOutcome(reading: Reading, pairs: readonly Stated[], index: number, kind: NoticeKind, winner: PartyRole): void {
  const pair = pairs[index]!;
  const proposed = isProposed(pairs, index, kind);
  const status = statusOf(pair.meaning, pair.label, kind, proposed);
  const role = pair.meaning === 'grantee' ? granteeRole(winner) : roleIn(status, winner);
  const parties = partiesIn(role, pair.value, codeBeside(pairs, index));
  if (parties.length === 0 || (isAmbiguous(pair.label) && !proposed && !isPriced(pairs, index))) return;
  const rank = rankOfLabel(pair.label);
  reading.outcomes.push({ status, lotCode: reading.lotCode, rank, parties, price: reading.waiting, quality: null });
  reading.waiting = null;
}

/** 竞得人 of land and mineral rights is a grantee, 受让方 of anything else a buyer. */
function granteeRole(winner: PartyRole): PartyRole {
  return winner === 'GRANTEE' ? 'GRANTEE' : 'BUYER';
}

function addPrice(reading: Reading, pair: Stated): void {
  const price = readPrice(pair.value, unitInLabel(pair.label));
  const open = reading.outcomes.at(-1);
  if (open === undefined) reading.waiting ??= price;
  else if (open.price === null) reading.outcomes[reading.outcomes.length - 1] = { ...open, price };
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
