import type { NoticeKind } from '../codes/notice-kind.ts';
import type { Notice } from '../records/notice.ts';
import type { Opening } from '../records/opening.ts';
import type { TradeRecord } from '../records/record.ts';

/** Whether the bidders of a project, their number included, are still secret (招标投标法 第二十二条、第三十六条). */
export interface Seal {
  readonly sealed: boolean;
  /** ISO 8601; null where it is open. */
  readonly until: string | null;
}

const OPEN: Seal = { sealed: false, until: null };

/** Kinds of records that exist only once bids have been compared. */
const RESULTS: ReadonlySet<TradeRecord['kind']> = new Set<TradeRecord['kind']>(['award', 'contract', 'performance']);
const NOTICES_OF_RESULTS: ReadonlySet<NoticeKind | null> = new Set<NoticeKind | null>(['CANDIDATES', 'RESULT', 'CONTRACT', 'PERFORMANCE']);

/**
 * The seal of a project by all that its rows state: bids are opened at the announced instant (第三十四条), or when the opening itself is
 * dated if that is later; a result breaks it. A project that announces no instant has none.
 */
export function sealOf(records: readonly TradeRecord[], now: Date): Seal {
  if (records.some(isResult)) return OPEN;
  const times = [scheduledAt(records), ...records.filter(isOpening).map(openedAt)].filter((at) => at !== null);
  const until = times.reduce<string | null>((last, at) => (last === null || Date.parse(at) > Date.parse(last) ? at : last), null);
  return until === null || Date.parse(until) <= now.getTime() ? OPEN : { sealed: true, until };
}

/** What of a record is not secret under a seal; null where all of it is. */
export function visiblePart(record: TradeRecord, { sealed }: Seal): TradeRecord | null {
  if (!sealed) return record;
  if (record.kind === 'bid' || record.kind === 'opening') return null;
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
  return record.kind === 'opening' || (record.kind === 'notice' && record.noticeKind.code === 'OPENING_RECORD');
}

function openedAt(record: Opening | Notice): string | null {
  return (record.kind === 'opening' ? record.openedAt : record.publishedAt)?.at ?? null;
}

/** As the last notice that states one says: openings are postponed. */
function scheduledAt(records: readonly TradeRecord[]): string | null {
  const stating = records.filter((record): record is Notice => record.kind === 'notice' && (record.openingAt ?? record.deadline) !== null);
  const last = stating.reduce<Notice | null>((newest, notice) => (newest === null || isNewer(notice, newest) ? notice : newest), null);
  return (last?.openingAt ?? last?.deadline)?.at ?? null;
}

function isNewer({ publishedAt }: Notice, { publishedAt: other }: Notice): boolean {
  return Date.parse(publishedAt?.at ?? '1970-01-01') >= Date.parse(other?.at ?? '1970-01-01');
}
