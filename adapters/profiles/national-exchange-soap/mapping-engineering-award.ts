import { optionalCode } from '../../mapping/code.ts';
import { optionalMoney } from '../../mapping/money.ts';
import { statedKind } from '../../mapping/specified-fields.ts';
import { parties, partiesOf, party } from '../../mapping/party.ts';
import { constant, list, optionalFlag, optionalInteger, optionalText, text } from '../../mapping/text.ts';
import { optionalTime, time } from '../../mapping/time.ts';
import { NOTICE_NATURE } from './codes.ts';
import { noticeFields } from './notice-fields.ts';
import { part, type NationalTable } from './table.ts';

const sector = 'ENGINEERING';
const project = text('TENDER_PROJECT_CODE');
const key = text('DATA_KEY');
const lotCode = optionalText('BID_SECTION_CODE');
const dealCodes = list('UNIFIED_DEAL_CODE');

/** 工程建设 507, 510, 512, 513, 522: bids, awards, contracts and performance. Misspelt columns are the wire’s own. */
export const engineeringAwardTables: Readonly<Record<string, NationalTable>> = {
  '507': {
    name: 'TENDER_LIST',
    project,
    title: null,
    parts: [
      part('bid', key, {
        lotCode,
        bidder: party({ role: 'BIDDER', name: 'BIDDER_NAME', code: 'BIDDER_ORG_CODE' }),
        price: optionalMoney({
          amount: 'BID_PRICE',
          unit: 'PRICE_UNIT',
          currency: 'PRICE_CURRENCY',
          form: 'PRICE_FORM_CODE',
          other: 'OTHER_BID_PRICE',
        }),
        submittedAt: optionalTime('CHECKIN_TIME'),
        bondPaid: optionalFlag('IS_COMMIT_MARGIN'),
        bond: constant(null),
        listedAsDishonest: optionalFlag('IS_LOST'),
        durationDays: optionalInteger('TIME_LIMIT'),
        remark: constant(null),
      }),
    ],
  },
  '510': {
    name: 'TENDER_CANDIDATE',
    project,
    title: null,
    parts: [
      part('award', key, {
        status: constant('CANDIDATE'),
        lotCode,
        rank: optionalInteger('WIN_CANDIDATE_ORDER'),
        parties: parties({ role: 'BIDDER', name: 'WIN_CANDIDATE_NAME', code: 'WIN_CANDIDATE_CODE' }),
        price: optionalMoney({
          amount: 'BID_PRICE',
          unit: 'PRICE_UINT',
          currency: 'PRICE_CURRENCY',
          form: 'PRICE_FORM_CODE',
          other: 'OTHER_BID_PRICE',
        }),
        decidedAt: constant(null),
        durationDays: constant(null),
        quality: optionalText('QUALITY'),
        dealCodes,
      }),
    ],
  },
  '512': {
    name: 'CONTRACT_PERFORMANCE',
    project,
    title: 'CONTRACT_NAME',
    parts: [
      part('contract', key, {
        contractCode: optionalText('CONTRACT_CODE'),
        title: optionalText('CONTRACT_NAME'),
        lotCode,
        parties: partiesOf(
          { role: 'TENDERER', name: 'TENDERER_NAME', code: 'TENDER_CODE' },
          { role: 'WINNER', name: 'BIDDER_NAME', code: 'BIDDER_CODE' },
        ),
        price: optionalMoney({
          amount: 'CONTRACT_PRICE',
          unit: 'PRICE_UNIT',
          currency: 'PRICE_CURRENCY',
          form: 'PRICE_FORM_CODE',
          other: 'OTHER_CONTRACT_PRICE',
        }),
        signedAt: optionalTime('CONTRACT_SIGN_TIME'),
        term: optionalText('LIMITE_TIME'),
        content: optionalText('CONTRACT_CONTENT'),
        dealCodes,
      }),
    ],
  },
  '513': {
    name: 'WIN_RESULT_ANNO',
    project,
    title: 'NOTICE_NAME',
    parts: [
      part(
        'notice',
        key,
        noticeFields(sector, {
          noticeKind: statedKind('RESULT', '513'),
          nature: optionalCode('NOTICE_NATURE', NOTICE_NATURE),
          title: text('NOTICE_NAME'),
          publishedAt: time('NOTICE_SEND_TIME'),
          content: optionalText('NOTICE_CONTENT'),
          media: optionalText('NOTICE_MEDIA'),
        }),
      ),
      part('award', key, {
        status: constant('WON'),
        lotCode,
        rank: constant(null),
        parties: partiesOf(
          { role: 'WINNER', name: 'WIN_BIDDER_NAME', code: 'WIN_BIDDER_CODE' },
          { role: 'TENDER_AGENCY', name: 'TENDER_AGENCY_NAME', code: 'TENDER_AGENCY_CODE' },
        ),
        price: optionalMoney({
          amount: 'BID_AMOUNT',
          unit: 'PRICE_UNIT',
          currency: 'BID_CURRENCY',
          form: 'PRICE_FORM_CODE',
          other: 'OTHER_BID_PRICE',
        }),
        decidedAt: optionalTime('NOTICE_SEND_TIME'),
        durationDays: constant(null),
        quality: constant(null),
        dealCodes,
      }),
    ],
  },
};

/** 522 states no unit for its settlement: without the owner's word the amount keeps its text and gets no yuan. */
export function performanceTable(settlementUnit: '元' | '万元' | undefined): NationalTable {
  return {
    name: 'PERFORMANCE',
    project,
    title: 'PERFORMANCE_REPORT_NAME',
    parts: [
      part('performance', key, {
        title: optionalText('PERFORMANCE_REPORT_NAME'),
        lotCode,
        parties: partiesOf(
          { role: 'TENDERER', name: 'TENDERER_NAME', code: 'TENDERER_CODE' },
          { role: 'WINNER', name: 'PERFORMANCE_PARTY_NAME', code: 'PERFORMANCE_PARTY_CODE' },
        ),
        settlement: optionalMoney({
          amount: 'SETTLE_PRICE',
          ...(settlementUnit === undefined ? { unit: 'PRICE_UNIT' } : { fixedUnit: settlementUnit }),
        }),
        finishedAt: optionalTime('FINISH_TIME'),
        content: optionalText('PERFORMANCE_CONTENT'),
      }),
    ],
  };
}
