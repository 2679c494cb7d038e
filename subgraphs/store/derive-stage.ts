import type { NoticeKind } from '../../schema/codes/notice-kind.ts';
import { STAGES, type Stage } from '../../schema/codes/stage.ts';
import type { Award, AwardStatus } from '../../schema/records/award.ts';
import type { Notice } from '../../schema/records/notice.ts';
import type { TradeRecord } from '../../schema/records/record.ts';

const STAGE_OF_NOTICE: Readonly<Record<NoticeKind, Stage | null>> = {
  PLAN: 'PLANNED',
  ANNOUNCEMENT: 'ANNOUNCED',
  PREQUALIFICATION: 'ANNOUNCED',
  PREQUALIFICATION_RESULT: 'ANNOUNCED',
  CLARIFICATION: 'ANNOUNCED',
  CORRECTION: 'ANNOUNCED',
  OPENING_RECORD: 'OPENED',
  CANDIDATES: 'EVALUATED',
  RESULT: 'AWARDED',
  CONTRACT: 'CONTRACTED',
  PERFORMANCE: 'PERFORMED',
  FAILURE: 'FAILED',
  TERMINATION: 'TERMINATED',
  PUBLIC_INFORMATION: null,
  REGISTRATION: null,
  OTHER: null,
};

const STAGE_OF_AWARD: Readonly<Record<AwardStatus, Stage | null>> = {
  CANDIDATE: 'EVALUATED',
  WON: 'AWARDED',
  DEAL: 'AWARDED',
  CANCELLED: null,
};

const ENDED: ReadonlySet<Stage> = new Set<Stage>(['FAILED', 'TERMINATED']);

/** The furthest stage that the records tell; null where none tells. An early end counts unless a later step followed it. */
export function deriveStage(records: readonly TradeRecord[]): Stage | null {
  const reached = records.map(stageOf).filter((stage) => stage !== null);
  const going = furthest(reached.filter((stage) => !ENDED.has(stage)));
  const end = lastNotice(records.filter(isNotice).filter(({ noticeKind }) => ENDED.has(noticeStage(noticeKind.code) ?? 'PLANNED')));
  if (end === null) return going;
  const followed = records.filter(isNotice).some((notice) => isStep(notice) && publishedMs(notice) > publishedMs(end));
  return followed ? going : noticeStage(end.noticeKind.code);
}

function stageOf(record: TradeRecord): Stage | null {
  switch (record.kind) {
    case 'notice':
      return noticeStage(record.noticeKind.code);
    case 'award':
      return STAGE_OF_AWARD[(record satisfies Award).status];
    case 'opening':
      return 'OPENED';
    case 'contract':
      return 'CONTRACTED';
    case 'performance':
      return 'PERFORMED';
    default:
      return null;
  }
}

function noticeStage(kind: NoticeKind | null): Stage | null {
  return kind === null ? null : STAGE_OF_NOTICE[kind];
}

function furthest(stages: readonly Stage[]): Stage | null {
  return stages.reduce<Stage | null>((best, stage) => (best === null || STAGES.indexOf(stage) > STAGES.indexOf(best) ? stage : best), null);
}

function isNotice(record: TradeRecord): record is Notice {
  return record.kind === 'notice';
}

function isStep({ noticeKind }: Notice): boolean {
  const stage = noticeStage(noticeKind.code);
  return stage !== null && !ENDED.has(stage);
}

function lastNotice(notices: readonly Notice[]): Notice | null {
  return notices.reduce<Notice | null>((last, notice) => (last === null || publishedMs(notice) >= publishedMs(last) ? notice : last), null);
}

function publishedMs({ publishedAt }: Notice): number {
  return publishedAt === null ? 0 : Date.parse(publishedAt.at);
}
