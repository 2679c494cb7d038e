import { optionalCode } from '../../mapping/code.ts';
import { optionalMoney } from '../../mapping/money.ts';
import { statedKind } from '../../mapping/specified-fields.ts';
import { partiesOf, party } from '../../mapping/party.ts';
import { optionalRegion } from '../../mapping/region.ts';
import { constant, list, optionalFlag, optionalText, text } from '../../mapping/text.ts';
import { optionalTime, time } from '../../mapping/time.ts';
import { PURCHASER_MODE } from './codes.ts';
import { noticeFields } from './notice-fields.ts';
import { part, type NationalTable } from './table.ts';

const sector = 'PROCUREMENT';
const project = text('PURCHASE_PROJECT_CODE');
const key = text('DATA_KEY');
const lotCode = optionalText('PURCHASE_SECTION_CODE');
const lotCodes = list('PURCHASE_SECTION_CODE');
const dealCodes = list('UNIFIED_DEAL_CODE');

/** 政府采购 550–557: a row of 550 is one sub-package and names its project. */
export const procurementTables: Readonly<Record<string, NationalTable>> = {
  '550': {
    name: 'PURCHASE_PROJECT',
    project,
    title: 'PURCHASE_PROJECT_NAME',
    parts: [
      part('project', project, {
        sector: constant(sector),
        title: text('PURCHASE_PROJECT_NAME'),
        projectCode: project,
        constructionProjectCode: constant(null),
        investmentProjectCode: optionalText('INVEST_PROJECT_CODE'),
        dealCodes,
        region: optionalRegion('REGION_CODE'),
        method: optionalCode('PURCHASER_MODE', PURCHASER_MODE),
        stage: constant(null),
        createdAt: optionalTime('CREATE_TIME'),
        budget: optionalMoney({
          amount: 'PROGRAM_BUDGET',
          unit: 'UNIT_BUDGET',
          currency: 'BUDGET_CURRENCY',
          form: 'PRICE_FORM_CODE',
          other: 'OTHER_PROGRAM_BUDGET',
        }),
        content: optionalText('PURCHASER_CONTENT'),
        classification: optionalText('TENDER_PROJECT_TYPE'),
        parties: partiesOf(
          { role: 'PURCHASER', name: 'PURCHASER_NAME', code: 'PURCHASER_CODE' },
          { role: 'PURCHASE_AGENCY', name: 'PURCHASER_AGENCY_NAME', code: 'PURCHASER_AGENCY_CODE' },
        ),
        platformName: constant(null),
        platformCode: optionalText('PLATFORM_CODE'),
      }),
      part('lot', key, {
        lotCode,
        title: text('PURCHASE_SECTION_NAME'),
        dealCodes,
        content: constant(null),
        classification: optionalText('TENDER_PROJECT_TYPE'),
        estimate: constant(null),
        qualification: constant(null),
        durationDays: constant(null),
        createdAt: optionalTime('CREATE_TIME'),
      }),
    ],
  },
  '551': {
    name: 'PURCHASE_QUALI_INQUERY_ANN',
    project,
    title: 'BULLETIN_TITLE',
    parts: [
      part(
        'notice',
        key,
        noticeFields(sector, {
          noticeKind: statedKind('ANNOUNCEMENT', '551'),
          title: text('BULLETIN_TITLE'),
          publishedAt: time('BULLETIN_START_TIME'),
          content: optionalText('BULLETIN_CONTENT'),
          media: optionalText('BULLETIN_MEDIA'),
          deadline: optionalTime('BID_CLOSING_TIME'),
          lotCodes,
        }),
      ),
    ],
  },
  '552': {
    name: 'CORRECTION_ITEM',
    project,
    title: 'TERMINATION_BULLETIN_TITLE',
    parts: [
      part(
        'notice',
        key,
        noticeFields(sector, {
          noticeKind: statedKind('CORRECTION', '552'),
          title: text('TERMINATION_BULLETIN_TITLE'),
          publishedAt: time('MODIFICATION_START_TIME'),
          content: optionalText('TERMINATION_BULLETIN_CONTENT'),
          deadline: optionalTime('POST_BID_CLOSING_TIME'),
          lotCodes,
        }),
      ),
    ],
  },
  '553': {
    name: 'BID_DEAL_ANNOUNCE',
    project,
    title: 'WIN_BID_BULLETIN_TITLE',
    parts: [
      part(
        'notice',
        key,
        noticeFields(sector, {
          noticeKind: statedKind('RESULT', '553'),
          title: text('WIN_BID_BULLETIN_TITLE'),
          publishedAt: time('WIN_BID_BULLETIN_START_TIME'),
          content: optionalText('WIN_BID_BULLETIN_CONTENT'),
          lotCodes,
        }),
      ),
      part('award', key, {
        status: constant('DEAL'),
        lotCode,
        rank: constant(null),
        parties: partiesOf(
          { role: 'WINNER', name: 'WINNINGBIDDER_NAME', code: 'WINNINGBIDDER_CODE' },
          { role: 'PURCHASE_AGENCY', name: 'PURCHASER_AGENCY_NAME', code: 'PURCHASER_AGENCY_CODE' },
        ),
        price: optionalMoney({
          amount: 'WIN_BID_PRICE',
          unit: 'PRICE_UNIT',
          currency: 'CURRENCY_CODE',
          form: 'PRICE_FORM_CODE',
          other: 'WIN_BID_RATE',
        }),
        decidedAt: optionalTime('WIN_BID_BULLETIN_START_TIME'),
        durationDays: constant(null),
        quality: constant(null),
        dealCodes,
      }),
    ],
  },
  '554': {
    name: 'PURCHASE_CONTRACT',
    project,
    title: 'CONTRACT_NAME',
    parts: [
      part('contract', key, {
        contractCode: constant(null),
        title: optionalText('CONTRACT_NAME'),
        lotCode,
        parties: partiesOf(
          { role: 'PURCHASER', name: 'PURCHASER_NAME', code: 'PURCHASER_CODE' },
          { role: 'WINNER', name: 'SUPPLIER_NAME', code: 'SUPPLIER_CODE' },
        ),
        price: optionalMoney({
          amount: 'CONTRACT_AMOUNT',
          unit: 'PRICE_UNIT',
          currency: 'CURRENCY_CODE',
          form: 'PRICE_FORM_CODE',
          other: 'WIN_BID_RATE',
        }),
        signedAt: optionalTime('SIGNING_TIME'),
        term: optionalText('CONTRACT_TERM'),
        content: constant(null),
        dealCodes,
      }),
    ],
  },
  '556': {
    name: 'PURCHASE_BIDDING_RECORD',
    project,
    title: 'NOTICE_NAME',
    parts: [
      part('opening', key, {
        title: text('NOTICE_NAME'),
        openedAt: optionalTime('BID_OPENING_TIME'),
        place: optionalText('BID_OPENING_ADDRESS'),
        content: optionalText('BID_OPENING_CONTENT'),
        lotCodes,
      }),
    ],
  },
  '557': {
    name: 'PURCHASE_TENDER_LIST',
    project,
    title: null,
    parts: [
      part('bid', key, {
        lotCode,
        bidder: party({ role: 'SUPPLIER', name: 'BIDDER_NAME', code: 'BIDDER_ORG_CODE' }),
        price: optionalMoney({
          amount: 'BID_PRICE',
          unit: 'PRICE_UNIT',
          currency: 'PRICE_CURRENCY',
          form: 'PRICE_FORM_CODE',
          other: 'OTHER_BID_PRICE',
        }),
        submittedAt: constant(null),
        bondPaid: optionalFlag('IS_COMMIT_MARGIN'),
        bond: constant(null),
        listedAsDishonest: optionalFlag('IS_LOST'),
        durationDays: constant(null),
        remark: constant(null),
      }),
    ],
  },
};
