import { createHash } from 'node:crypto';
import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { WorldEvent, WorldProject } from '../world/world-project.ts';

/** One notice as the search index holds it. */
export interface Hit {
  readonly guid: string;
  readonly project: WorldProject;
  readonly event: WorldEvent;
  readonly categoryNumber: string;
  readonly categoryName: string;
  /** What is wrong with it on purpose. */
  readonly broken: 'NO' | 'ROW' | 'BYTES';
}

const SECTOR_NUMBERS: Readonly<Record<Sector, string>> = {
  ENGINEERING: '003001',
  PROCUREMENT: '003002',
  LAND: '003003',
  MINERAL: '003006',
  PROPERTY_RIGHTS: '003004',
  OTHER: '003005',
};

const SECTOR_NAMES: Readonly<Record<Sector, string>> = {
  ENGINEERING: '工程建设',
  PROCUREMENT: '政府采购',
  LAND: '土地使用权',
  MINERAL: '探矿权采矿权',
  PROPERTY_RIGHTS: '国有产权',
  OTHER: '其他交易',
};

const KINDS: Readonly<Record<NoticeKind, readonly [number: string, name: string]>> = {
  PLAN: ['009', '招标计划'],
  ANNOUNCEMENT: ['001', '招标公告'],
  PREQUALIFICATION: ['002', '资格预审公告'],
  PREQUALIFICATION_RESULT: ['010', '资格预审结果公示'],
  CLARIFICATION: ['003', '澄清公告'],
  CORRECTION: ['011', '变更公告'],
  OPENING_RECORD: ['006', '开标记录'],
  CANDIDATES: ['004', '中标候选人公示'],
  RESULT: ['005', '交易结果公告'],
  CONTRACT: ['007', '合同公告'],
  PERFORMANCE: ['008', '履约信息'],
  FAILURE: ['012', '流标公告'],
  TERMINATION: ['013', '终止公告'],
  PUBLIC_INFORMATION: ['014', '公开信息'],
  REGISTRATION: ['015', '登记信息'],
  OTHER: ['099', '其他'],
};

/** All notices of a project, oldest first, the broken ones that its dirt asks for last. */
export function hitsOf(systemId: string, project: WorldProject): readonly Hit[] {
  const sound = project.events.map((event, index) => hitOf(systemId, project, event, index, 'NO'));
  const last = project.events.at(-1);
  if (last === undefined) return sound;
  return [
    ...sound,
    ...(project.dirt.includes('UNREADABLE_ROW') ? [hitOf(systemId, project, last, 90, 'ROW')] : []),
    ...(project.dirt.includes('INVALID_BYTES') ? [hitOf(systemId, project, last, 91, 'BYTES')] : []),
  ];
}

function hitOf(systemId: string, project: WorldProject, event: WorldEvent, index: number, broken: Hit['broken']): Hit {
  const hex = createHash('sha256').update(`${systemId} ${project.serial} ${project.localCode} ${index}`).digest('hex');
  const guid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
  const [number, name] = project.dirt.includes('UNKNOWN_CODE') && event.kind === 'CORRECTION' ? ['077', '栏目七十七'] : KINDS[event.kind];
  return {
    guid,
    project,
    event,
    categoryNumber: SECTOR_NUMBERS[project.sector] + number,
    categoryName: SECTOR_NAMES[project.sector] + name,
    broken,
  };
}
