import { createHash } from 'node:crypto';
import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { TradeMethod } from '../../../schema/codes/trade-method.ts';
import type { WorldEvent, WorldProject } from '../world/world-project.ts';

/** One article as the portal holds it. */
export interface Article {
  readonly id: string;
  readonly project: WorldProject;
  readonly event: WorldEvent;
  readonly group: Group;
  /** What is wrong with it on purpose. */
  readonly broken: 'NO' | 'ROW' | 'BYTES';
}

export interface Group {
  readonly category: string;
  readonly typeName: string;
  readonly order: number;
  readonly type: number | null;
  readonly pathName: string;
}

const group = (serial: number, typeName: string, type: number | null, pathName = typeName): Group => ({
  category: `ZcyAnnouncement${serial}`,
  typeName,
  order: serial,
  type,
  pathName,
});

const GROUPS: Readonly<Record<NoticeKind, Group>> = {
  PLAN: group(1, '采购意向', 10016, '采购意向公开'),
  ANNOUNCEMENT: group(2, '采购公告', 3001),
  PREQUALIFICATION: group(2, '采购公告', 3008, '资格预审公告'),
  PREQUALIFICATION_RESULT: group(11, '其他公告', 3009),
  CLARIFICATION: group(3, '更正公告', 3006, '澄清公告'),
  CORRECTION: group(3, '更正公告', 3005),
  OPENING_RECORD: group(11, '其他公告', null, '开标记录'),
  CANDIDATES: group(11, '其他公告', null, '中标候选人公示'),
  RESULT: group(4, '结果公告', 3004, '中标（成交）结果公告'),
  CONTRACT: group(5, '合同公告', 3010),
  PERFORMANCE: group(6, '履约验收公告', 3016),
  FAILURE: group(4, '结果公告', 3007, '废标公告'),
  TERMINATION: group(4, '结果公告', 3015, '终止公告'),
  PUBLIC_INFORMATION: group(11, '其他公告', null),
  REGISTRATION: group(11, '其他公告', null),
  OTHER: group(11, '其他公告', null),
};

const TYPE_OF_METHOD: Partial<Record<TradeMethod, number>> = {
  COMPETITIVE_NEGOTIATION: 3002,
  INQUIRY: 3003,
  COMPETITIVE_CONSULTATION: 3011,
  SINGLE_SOURCE: 3012,
};

/** All articles of a project, oldest first, the broken ones that its dirt asks for last. */
export function articlesOf(systemId: string, project: WorldProject): readonly Article[] {
  const sound = project.events.map((event, index) => articleOf(systemId, project, event, index, 'NO'));
  const last = project.events.at(-1);
  if (last === undefined) return sound;
  const spare: WorldEvent = { ...last, kind: 'OTHER', title: `${project.title}其他公告` };
  return [
    ...sound,
    ...(project.dirt.includes('UNREADABLE_ROW') ? [articleOf(systemId, project, spare, 90, 'ROW')] : []),
    ...(project.dirt.includes('INVALID_BYTES') ? [articleOf(systemId, project, spare, 91, 'BYTES')] : []),
  ];
}

function articleOf(systemId: string, project: WorldProject, event: WorldEvent, index: number, broken: Article['broken']): Article {
  const id = createHash('sha256')
    .update(`${systemId} ${project.serial} ${project.localCode} ${index}`)
    .digest()
    .subarray(0, 16)
    .toString('base64');
  return { id, project, event, group: groupOf(project, event), broken };
}

function groupOf({ method, dirt }: WorldProject, { kind }: WorldEvent): Group {
  const usual = GROUPS[kind];
  if (dirt.includes('UNKNOWN_CODE') && kind === 'CORRECTION') return { ...usual, type: 3999, pathName: '特别公告' };
  return kind === 'ANNOUNCEMENT' ? { ...usual, type: TYPE_OF_METHOD[method] ?? usual.type } : usual;
}
