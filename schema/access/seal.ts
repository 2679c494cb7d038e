import type { NoticeKind } from '../codes/notice-kind.ts';
import type { PartyRole } from '../codes/party-role.ts';
import type { Stage } from '../codes/stage.ts';
import type { Instant } from '../records/instant.ts';
import type { Notice } from '../records/notice.ts';
import type { Opening } from '../records/opening.ts';
import { SECRET_RECORD_KINDS, type TradeRecord } from '../records/record.ts';

/** Whether the bidders of a project, their number included, are still secret (招标投标法 第二十二条、第三十六条). */
export interface Seal {
  readonly sealed: boolean;
  /** ISO 8601; null where it is open, and where no time but only an opening or a result will end it. */
  readonly until: string | null;
}

const OPEN: Seal = { sealed: false, until: null };

/** Kinds of records that exist only once bids have been compared. */
const RESULTS: ReadonlySet<TradeRecord['kind']> = new Set<TradeRecord['kind']>(['award', 'contract', 'performance']);
const NOTICES_OF_RESULTS: ReadonlySet<NoticeKind | null> = new Set<NoticeKind | null>(['CANDIDATES', 'RESULT', 'CONTRACT', 'PERFORMANCE']);

/** Kinds of records that a seal hides as a whole. */
export const SEALABLE_KINDS: ReadonlySet<TradeRecord['kind']> = new Set<TradeRecord['kind']>(['bid', 'opening']);

/** Kinds of records that stay secret, whatever the time. */
export const SECRET_KINDS: ReadonlySet<TradeRecord['kind']> = new Set<TradeRecord['kind']>(SECRET_RECORD_KINDS);

/**
 * Where no instant of the opening is announced, a project's bidders are held to be secret for so long after the last thing that is
 * dated. Bids are binding from the deadline for a period that the tender states (招标投标法实施条例 第二十五条), commonly 90 days: bids that
 * nobody has renewed for longer await no opening any more. A bound, so that what is old is not hidden for ever.
 */
export const UNANNOUNCED_SEAL_DAYS = 90;
const DAY_MS = 86_400_000;

/**
 * The seal of a project by all that its rows state: bids are opened at the announced instant (第三十四条), or when the opening itself is
 * dated if that is later; a result breaks it. Where neither is stated, bidders are sealed all the same, see `UNANNOUNCED_SEAL_DAYS`.
 */
export function sealOf(records: readonly TradeRecord[], now: Date): Seal {
  if (records.some(isResult)) return OPEN;
  const openings = records.filter(isOpening);
  const scheduled = scheduledAt(records);
  if (scheduled === null && openings.length === 0) return records.some(tellsOfOpening) ? OPEN : sealUntil(unannouncedUntil(records), now);
  const until = lastOf([scheduled, ...openings.map(openedAt)]);
  return until === null ? OPEN : sealUntil(until, now);
}

/** Stages and roles that a project states only once its bids are open; they outweigh no instant that is announced. */
const STAGES_AFTER_OPENING: ReadonlySet<Stage | null> = new Set<Stage | null>([
  'OPENED',
  'EVALUATED',
  'AWARDED',
  'CONTRACTED',
  'PERFORMED',
]);
const ROLES_OF_RESULTS: ReadonlySet<PartyRole> = new Set<PartyRole>(['WINNER', 'GRANTEE', 'BUYER']);

function tellsOfOpening(record: TradeRecord): boolean {
  if (record.kind === 'project' && STAGES_AFTER_OPENING.has(record.stage?.code ?? null)) return true;
  return 'parties' in record && record.parties.some(({ role }) => ROLES_OF_RESULTS.has(role));
}

function sealUntil(until: string | null, now: Date): Seal {
  return until !== null && Date.parse(until) <= now.getTime() ? OPEN : { sealed: true, until };
}

/** Null where nothing is dated. */
function unannouncedUntil(records: readonly TradeRecord[]): string | null {
  const last = lastOf(records.map((record) => datedAt(record)?.at ?? null));
  return last === null ? null : new Date(Date.parse(last) + UNANNOUNCED_SEAL_DAYS * DAY_MS).toISOString();
}

function datedAt(record: TradeRecord): Instant | null {
  return record.kind === 'notice' ? record.publishedAt : record.kind === 'bid' ? record.submittedAt : null;
}

function lastOf(times: readonly (string | null)[]): string | null {
  return times.reduce((last, at) => (last === null || (at !== null && Date.parse(at) > Date.parse(last)) ? at : last), null);
}

/** Whether a notice lists the bidders, so that a seal hides it as a whole. */
export function isOpeningRecord({ noticeKind }: Pick<Notice, 'noticeKind'>): boolean {
  return noticeKind.code === 'OPENING_RECORD';
}

/** What of a record is not secret under a seal, or for ever; null where all of it is. */
export function visiblePart(record: TradeRecord, { sealed }: Seal): TradeRecord | null {
  if (SECRET_KINDS.has(record.kind)) return null;
  if (!sealed) return record;
  if (SEALABLE_KINDS.has(record.kind) || (record.kind === 'notice' && isOpeningRecord(record))) return null;
  if (!('parties' in record) || !record.parties.some(({ role }) => role === 'BIDDER')) return record;
  return { ...record, parties: record.parties.filter(({ role }) => role !== 'BIDDER') };
}

/** All that is not secret at a moment. */
export function withoutSealed(records: readonly TradeRecord[], now: Date): readonly TradeRecord[] {
  const seal = sealOf(records, now);
  return records.flatMap((record) => visiblePart(record, seal) ?? []);
}

function isResult(record: TradeRecord): boolean {
  return RESULTS.has(record.kind) || (record.kind === 'notice' && NOTICES_OF_RESULTS.has(record.noticeKind.code));
}

function isOpening(record: TradeRecord): record is Opening | Notice {
  return record.kind === 'opening' || (record.kind === 'notice' && isOpeningRecord(record));
}

function openedAt(record: Opening | Notice): string | null {
  return (record.kind === 'opening' ? record.openedAt : record.publishedAt)?.at ?? null;
}

/** As the last notice that announces one says: openings are postponed. A record of the opening announces nothing: its clock may be wrong. */
function scheduledAt(records: readonly TradeRecord[]): string | null {
  const stating = records.filter((record): record is Notice => record.kind === 'notice' && announcesOpening(record));
  const last = stating.reduce<Notice | null>((newest, notice) => (newest === null || isNewer(notice, newest) ? notice : newest), null);
  return (last?.openingAt ?? last?.deadline)?.at ?? null;
}

function announcesOpening(notice: Notice): boolean {
  return !isOpeningRecord(notice) && (notice.openingAt ?? notice.deadline) !== null;
}

function isNewer({ publishedAt }: Notice, { publishedAt: other }: Notice): boolean {
  return Date.parse(publishedAt?.at ?? '1970-01-01') >= Date.parse(other?.at ?? '1970-01-01');
}
