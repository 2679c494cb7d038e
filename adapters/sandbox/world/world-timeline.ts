import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { Random } from './random.ts';

/** One step of a life: what is published, how long after the step before, and in what share of the projects. */
interface Step {
  readonly kind: NoticeKind;
  /** Days after the step before, least and most. */
  readonly days: readonly [number, number];
  readonly share: number;
}

const step = (kind: NoticeKind, least: number, most: number, share = 1): Step => ({ kind, days: [least, most], share });

/** The lives of projects, in order. Periods follow the statutes: 20 days to a tender's opening, 3 of publicity, 30 to the contract. */
const LIVES: Readonly<Record<Sector, readonly Step[]>> = {
  ENGINEERING: [
    step('PLAN', 0, 0, 0.8),
    step('ANNOUNCEMENT', 10, 60),
    step('CLARIFICATION', 3, 6, 0.25),
    step('CORRECTION', 1, 4, 0.2),
    step('OPENING_RECORD', 20, 28),
    step('CANDIDATES', 1, 3),
    step('RESULT', 4, 8),
    step('CONTRACT', 8, 29),
    step('PERFORMANCE', 120, 540, 0.8),
  ],
  PROCUREMENT: [
    step('PLAN', 0, 0, 0.7),
    step('ANNOUNCEMENT', 30, 60),
    step('CLARIFICATION', 3, 5, 0.1),
    step('CORRECTION', 1, 4, 0.25),
    step('OPENING_RECORD', 20, 26),
    step('CANDIDATES', 1, 2, 0.2),
    step('RESULT', 1, 3),
    step('CONTRACT', 5, 28),
    step('PERFORMANCE', 30, 365, 0.7),
  ],
  LAND: [step('ANNOUNCEMENT', 0, 0), step('CORRECTION', 3, 10, 0.15), step('RESULT', 30, 45)],
  MINERAL: [
    step('ANNOUNCEMENT', 0, 0),
    step('CORRECTION', 3, 10, 0.15),
    step('RESULT', 25, 45),
    step('PUBLIC_INFORMATION', 5, 12),
    step('REGISTRATION', 30, 90, 0.6),
  ],
  PROPERTY_RIGHTS: [
    step('ANNOUNCEMENT', 0, 0),
    // A second listing at a lower price, after the first found no buyer.
    step('ANNOUNCEMENT', 28, 60, 0.3),
    step('RESULT', 28, 60),
  ],
  OTHER: [step('ANNOUNCEMENT', 0, 0), step('RESULT', 10, 30)],
};

/** Steps after which a trade may end without success. */
const MAY_FAIL_BEFORE: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['CANDIDATES', 'RESULT']);
const FAILING_SHARE = 0.05;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** A published step without its words. */
export interface Moment {
  readonly kind: NoticeKind;
  readonly at: Date;
}

export interface TimelineInput {
  readonly sector: Sector;
  readonly start: Date;
  /** Nothing is published after it: such projects are still in progress. */
  readonly end: Date;
  /** Whether all its moments coincide with those of other projects, to the second. */
  readonly tied: boolean;
}

/** The published steps of one project, oldest first; at least one. */
export function timelineOf(random: Random, { sector, start, end, tied }: TimelineInput): readonly Moment[] {
  const moments: Moment[] = [];
  let at = start;
  for (const { kind, days, share } of LIVES[sector]) {
    if (!random.chance(share) && kind !== 'ANNOUNCEMENT') continue;
    if (isSkippedRelisting(kind, share, moments, random)) continue;
    if (moments.length > 0) at = tied ? tiedMoment(at, days[0]) : workingMoment(random, at, random.whole(...days));
    if (at > end) break;
    if (MAY_FAIL_BEFORE.has(kind) && random.chance(FAILING_SHARE))
      return [...moments, { kind: random.chance(0.7) ? 'FAILURE' : 'TERMINATION', at }];
    moments.push({ kind, at });
  }
  return moments;
}

function isSkippedRelisting(kind: NoticeKind, share: number, moments: readonly Moment[], random: Random): boolean {
  return kind === 'ANNOUNCEMENT' && moments.at(-1)?.kind === 'ANNOUNCEMENT' && !random.chance(share);
}

/** A moment within office hours (08:30–17:00 Asia/Shanghai) on a weekday, some days later. */
export function workingMoment(random: Random, after: Date, days: number): Date {
  const midnight = shanghaiMidnight(new Date(after.getTime() + days * DAY_MS));
  const moment = new Date(weekday(midnight).getTime() + 8.5 * HOUR_MS + random.whole(0, 30_600) * 1_000);
  return moment > after ? moment : new Date(after.getTime() + 60_000);
}

/** 09:00:00 some days later: the same second for every project of a tied group. */
export function tiedMoment(after: Date, days: number): Date {
  return new Date(weekday(shanghaiMidnight(new Date(after.getTime() + Math.max(days, 1) * DAY_MS))).getTime() + 9 * HOUR_MS);
}

function shanghaiMidnight(date: Date): Date {
  return new Date(Math.floor((date.getTime() + 8 * HOUR_MS) / DAY_MS) * DAY_MS - 8 * HOUR_MS);
}

function weekday(midnight: Date): Date {
  const day = new Date(midnight.getTime() + 8 * HOUR_MS).getUTCDay();
  const wait = day === 6 ? 2 : day === 0 ? 1 : 0;
  return new Date(midnight.getTime() + wait * DAY_MS);
}
