import type { TradeRecord } from '../../schema/records/record.ts';
import { compareMoments, moment } from './moment.ts';
import type { TimelineEvent } from './rows.ts';

/** The dated steps of one project, oldest first, each once though several rows tell it. */
export function timelineEvents(records: readonly TradeRecord[]): readonly TimelineEvent[] {
  const events = new Map<string, TimelineEvent>();
  for (const record of records) {
    const event = eventOf(record);
    if (event !== null) events.set(`${record.kind} ${record.nativeId}`, event);
  }
  return [...events.values()].sort((one, other) => compareMoments(one.at, other.at));
}

function eventOf(record: TradeRecord): TimelineEvent | null {
  const at = moment(dateOf(record));
  if (at === null) return null;
  const title = 'title' in record ? record.title : null;
  if (record.kind !== 'notice') return { at, recordKind: record.kind, noticeKind: null, title, noticeId: null };
  return { at, recordKind: 'notice', noticeKind: record.noticeKind.code, title, noticeId: `${record.source.system}:${record.nativeId}` };
}

function dateOf(record: TradeRecord): string | null | undefined {
  switch (record.kind) {
    case 'notice':
      return record.publishedAt?.at;
    case 'opening':
      return record.openedAt?.at;
    case 'award':
      return record.decidedAt?.at;
    case 'contract':
      return record.signedAt?.at;
    case 'performance':
      return record.finishedAt?.at;
    default:
      return null;
  }
}
