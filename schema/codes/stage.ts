import type { CodeList } from './code-list.ts';

/** 项目阶段, in order; FAILED and TERMINATED end a project early. */
export const STAGES = [
  'PLANNED',
  'ANNOUNCED',
  'OPENED',
  'EVALUATED',
  'AWARDED',
  'CONTRACTED',
  'PERFORMED',
  'FAILED',
  'TERMINATED',
] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_LIST: CodeList<Stage> = {
  name: 'stage',
  zh: '项目阶段',
  source: '国办发〔2015〕63号 (十一); derived from the national notice taxonomy',
  confidence: 'I',
  entries: [
    { code: 'PLANNED', zh: '计划', en: 'Planned' },
    { code: 'ANNOUNCED', zh: '公告', en: 'Announced' },
    { code: 'OPENED', zh: '开标', en: 'Opened' },
    { code: 'EVALUATED', zh: '候选人公示', en: 'Candidates published' },
    { code: 'AWARDED', zh: '成交', en: 'Awarded' },
    { code: 'CONTRACTED', zh: '签约', en: 'Contracted' },
    { code: 'PERFORMED', zh: '履约', en: 'Performed' },
    { code: 'FAILED', zh: '流标', en: 'Failed' },
    { code: 'TERMINATED', zh: '终止', en: 'Terminated' },
  ],
};
