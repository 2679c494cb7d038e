import { optionalCode } from '../../mapping/code.ts';
import { landAnnouncementRecords, landResultRecords, type LandOptions } from '../../mapping/national-tables/land-tables.ts';
import { constant, text } from '../../mapping/text.ts';
import { optionalTime } from '../../mapping/time.ts';
import { SUPPLY_TYPE } from './codes.ts';
import { partsOf, type NationalTable } from './table.ts';

const OPTIONS: LandOptions = {
  method: optionalCode('SUPPLY_TYPE', SUPPLY_TYPE),
  // The specification says square kilometres; square metres and hectares occur as well, so nothing is converted.
  areaSquareMetres: constant(null),
  decidedAt: optionalTime('PUBLISHING_TIME'),
  marketColumns: false,
};

const announcement = text('ANNOUNCEMENT_GUID');

/** 土地使用权 600, 601: an announcement is the project; its parcels and deals name it by its GUID. */
export const landTables: Readonly<Record<string, NationalTable>> = {
  '600': {
    name: 'DEAL_BEHAVIOR_INFO',
    project: announcement,
    title: 'ANNOUNCEMENT_TITLE',
    parts: partsOf(landAnnouncementRecords(OPTIONS), announcement),
  },
  '601': {
    name: 'DEAL_LAND_INFO',
    project: text('DEAL_ANNOUNCEMENT_GUID'),
    title: 'ANNOUNCEMENT_TITLE',
    parts: partsOf(landResultRecords(OPTIONS), text('DEAL_ANNOUNCEMENT_GUID')),
  },
};
