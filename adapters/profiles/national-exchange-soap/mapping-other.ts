import { constant, list, optionalText, text } from '../../mapping/text.ts';
import { optionalRegion } from '../../mapping/region.ts';
import { optionalTime, time } from '../../mapping/time.ts';
import { noticeFields } from './notice-fields.ts';
import { statedKind } from '../../mapping/specified-fields.ts';
import { part, type NationalTable } from './table.ts';

const sector = 'OTHER';
const project = text('PROJECT_CODE');
const key = text('DATA_KEY');

/** 其他 1800, 1801: forestry rights, emission rights and whatever else a province trades; the announcement is the project. */
export const otherTables: Readonly<Record<string, NationalTable>> = {
  '1800': {
    name: 'OTHER_TRADE_PUB_INFO',
    project,
    title: 'PROJECT_NAME',
    parts: [
      part('project', project, {
        sector: constant(sector),
        title: text('PROJECT_NAME'),
        projectCode: project,
        constructionProjectCode: constant(null),
        investmentProjectCode: constant(null),
        dealCodes: list('UNIFIED_DEAL_CODE'),
        region: optionalRegion('REGION_CODE'),
        method: constant(null),
        stage: constant(null),
        createdAt: optionalTime('PUBLISHING_TIME'),
        budget: constant(null),
        content: optionalText('ANNOUNCEMENT_CONNECT'),
        classification: optionalText('CLASSIFY_CODE'),
        parties: constant([]),
        platformName: optionalText('TRA_AGENCY_NAME'),
        platformCode: optionalText('TRA_AGENCY_CODE'),
      }),
      part(
        'notice',
        key,
        noticeFields(sector, {
          noticeKind: statedKind('ANNOUNCEMENT', '1800'),
          title: text('ANNOUNCEMENT_TITLE'),
          publishedAt: time('PUBLISHING_TIME'),
          content: optionalText('ANNOUNCEMENT_CONNECT'),
        }),
      ),
    ],
  },
  '1801': {
    name: 'OTHER_TRADE_RESULT_INFO',
    project,
    title: 'PROJECT_NAME',
    parts: [
      part(
        'notice',
        key,
        noticeFields(sector, {
          noticeKind: statedKind('RESULT', '1801'),
          title: text('ANNOUNCEMENT_TITLE'),
          publishedAt: time('PUBLISHING_TIME'),
          content: optionalText('ANNOUNCEMENT_CONNECT'),
        }),
      ),
    ],
  },
};
