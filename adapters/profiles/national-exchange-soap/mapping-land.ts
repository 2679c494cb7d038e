import { optionalMoney } from '../../mapping/money.ts';
import { partiesOf, parties } from '../../mapping/party.ts';
import { optionalRegion } from '../../mapping/region.ts';
import { constant, list, optionalText, text } from '../../mapping/text.ts';
import { optionalTime } from '../../mapping/time.ts';
import { SUPPLY_TYPE } from './codes.ts';
import { optionalCode } from '../../mapping/code.ts';
import { noticeFields, statedKind } from './notice-fields.ts';
import { part, type NationalTable } from './table.ts';

const sector = 'LAND';
const key = text('DATA_KEY');
const dealCodes = list('UNIFIED_DEAL_CODE');
const dealPrice = optionalMoney({ amount: 'DEAL_PRICE', unit: 'PRICE_UNIT', currency: 'CURRENCY_CODE' });

/** 土地使用权 600, 601: an announcement is the project; its parcels and deals name it by its GUID. */
export const landTables: Readonly<Record<string, NationalTable>> = {
  '600': {
    name: 'DEAL_BEHAVIOR_INFO',
    project: text('ANNOUNCEMENT_GUID'),
    title: 'ANNOUNCEMENT_TITLE',
    parts: [
      part('project', text('ANNOUNCEMENT_GUID'), {
        sector: constant(sector),
        title: text('LAND_PROJECT_NAME'),
        projectCode: optionalText('ANNOUNCEMENT_CODE'),
        constructionProjectCode: constant(null),
        investmentProjectCode: constant(null),
        dealCodes,
        region: optionalRegion('LAND_DISTRICT'),
        method: optionalCode('SUPPLY_TYPE', SUPPLY_TYPE),
        stage: constant(null),
        createdAt: optionalTime('CREATE_TIME'),
        budget: constant(null),
        content: optionalText('ANNOUNCEMENT_CONNECT'),
        classification: constant(null),
        parties: partiesOf({ role: 'GRANTOR', name: 'ANNOUNCEMENT_UNIT' }),
        platformName: optionalText('TRA_AGENCY_NAME'),
        platformCode: optionalText('TRA_AGENCY_CODE'),
      }),
      part(
        'notice',
        key,
        noticeFields(sector, {
          noticeKind: statedKind('ANNOUNCEMENT', '600'),
          title: text('ANNOUNCEMENT_TITLE'),
          publishedAt: optionalTime('PUBLISHING_TIME'),
          region: optionalRegion('LAND_DISTRICT'),
          content: optionalText('ANNOUNCEMENT_CONNECT'),
          deadline: optionalTime('END_DATE'),
          publicFrom: optionalTime('ANNOUNCEMENT_START_TIME'),
          publicTo: optionalTime('ANNOUNCEMENT_DEADLINE'),
          lotCodes: constant([]),
        }),
      ),
    ],
  },
  '601': {
    name: 'DEAL_LAND_INFO',
    project: text('DEAL_ANNOUNCEMENT_GUID'),
    title: 'ANNOUNCEMENT_TITLE',
    parts: [
      part('parcel', key, {
        parcelCode: optionalText('LAND_CODE'),
        supervisionNumber: constant(null),
        location: optionalText('LAND_POSITION'),
        // The specification names no unit for LAND_AREA: square metres and hectares both occur, so nothing is converted.
        areaSquareMetres: constant(null),
        areaRaw: optionalText('LAND_AREA'),
        landUse: optionalText('LAND_USAGE'),
        supplyMethod: constant(null),
        term: optionalText('LEND_AGE_LIMIT'),
        landGrade: constant(null),
        plotRatioMin: constant(null),
        plotRatioMax: constant(null),
        dealPrice,
        startPrice: constant(null),
        approvedBy: constant(null),
        signedAt: constant(null),
      }),
      part('award', key, {
        status: constant('DEAL'),
        lotCode: optionalText('LAND_CODE'),
        rank: constant(null),
        parties: parties({ role: 'GRANTEE', name: 'LENDING_NAME', code: 'LENDING_CODE' }),
        price: dealPrice,
        decidedAt: optionalTime('PUBLISHING_TIME'),
        durationDays: constant(null),
        quality: constant(null),
        dealCodes,
      }),
      part(
        'notice',
        key,
        noticeFields(sector, {
          noticeKind: statedKind('RESULT', '601'),
          title: text('ANNOUNCEMENT_TITLE'),
          publishedAt: optionalTime('PUBLISHING_TIME'),
          content: optionalText('ANNOUNCEMENT_CONNECT'),
          url: optionalText('LAND_URL'),
          lotCodes: list('LAND_CODE'),
        }),
      ),
    ],
  },
};
