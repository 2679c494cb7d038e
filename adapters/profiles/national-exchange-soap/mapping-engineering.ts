import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { Coded } from '../../../schema/records/coded.ts';
import { code, optionalCode } from '../../mapping/code.ts';
import { optionalMoney } from '../../mapping/money.ts';
import { parties, partiesOf, party } from '../../mapping/party.ts';
import { FAULT, textOf, type Reader } from '../../mapping/reader.ts';
import { optionalRegion } from '../../mapping/region.ts';
import { constant, lenient, list, optionalFlag, optionalInteger, optionalText, text } from '../../mapping/text.ts';
import { optionalTime, time } from '../../mapping/time.ts';
import { BULLETIN_TYPE, EXCEPTION_TYPE, NOTICE_NATURE, TENDER_MODE } from './codes.ts';
import { noticeFields } from './notice-fields.ts';
import { part, type NationalTable } from './table.ts';

const project = text('TENDER_PROJECT_CODE');
const key = text('DATA_KEY');
const lotCode = optionalText('BID_SECTION_CODE');
const dealCodes = list('UNIFIED_DEAL_CODE');

/** A notice kind that the table itself states. */
const kind = (notice: NoticeKind, raw: string): Reader<Coded<NoticeKind>> => constant({ code: notice, raw });

/** 503: NOTICE_NATURE 2 makes any bulletin a correction, whatever BULLETIN_TYPE repeats. */
const bulletinKind: Reader<Coded<NoticeKind>> = {
  columns: ['BULLETIN_TYPE', 'NOTICE_NATURE'],
  read(row, findings) {
    const bulletin = code('BULLETIN_TYPE', BULLETIN_TYPE).read(row, findings);
    return bulletin !== FAULT && textOf(row, 'NOTICE_NATURE') === '2' ? { ...bulletin, code: 'CORRECTION' } : bulletin;
  },
};

/** 工程建设 500–522 (data specification V4), by table number. Misspelt columns are the wire's own. */
export function engineeringTables(sector: Sector): Readonly<Record<string, NationalTable>> {
  return {
    '500': {
      name: 'PROJECT',
      project: text('PROJECT_CODE'),
      title: 'PROJECT_NAME',
      parts: [
        part(
          'constructionProject',
          text('PROJECT_CODE'),
          {
            projectCode: text('PROJECT_CODE'),
            title: text('PROJECT_NAME'),
            investmentProjectCode: optionalText('INVEST_PROJECT_CODE'),
            region: optionalRegion('REGION_CODE'),
            address: optionalText('ADDRESS'),
            legalPerson: optionalText('LEGAL_PERSON'),
            industry: optionalText('INDUSTRIES_TYPE'),
            fundSource: optionalText('FUND_SOURCE'),
            scale: optionalText('PROJECT_SCALE'),
            approvalName: optionalText('APPROVAL_NAME'),
            approvalNumber: optionalText('APPROVAL_NUMBER'),
            approvalAuthority: optionalText('APPROVAL_AUTHORITY'),
            createdAt: optionalTime('CREATE_TIME'),
          },
          { shared: true },
        ),
      ],
    },
    '501': {
      name: 'TENDER_PROJECT',
      project,
      title: 'TENDER_PROJECT_NAME',
      parts: [
        part('project', project, {
          sector: constant(sector),
          title: text('TENDER_PROJECT_NAME'),
          projectCode: project,
          constructionProjectCode: optionalText('PROJECT_CODE'),
          investmentProjectCode: optionalText('INVEST_PROJECT_CODE'),
          dealCodes,
          region: optionalRegion('REGION_CODE'),
          method: optionalCode('TENDER_MODE', TENDER_MODE),
          stage: constant(null),
          createdAt: optionalTime('CREATE_TIME'),
          budget: constant(null),
          content: optionalText('TENDER_CONTENT'),
          classification: optionalText('TENDER_PROJECT_TYPE'),
          parties: partiesOf(
            { role: 'TENDERER', name: 'TENDERER_NAME', code: 'TENDERER_CODE' },
            { role: 'TENDER_AGENCY', name: 'TENDER_AGENCY_NAME', code: 'TENDER_AGENCY_CODE' },
            { role: 'SUPERVISOR', name: 'SUPERVISE_DEPT_NAME', code: 'SUPERVISE_DEPT_CODE' },
          ),
          platformName: constant(null),
          platformCode: optionalText('PLATFORM_CODE'),
        }),
      ],
    },
    '502': {
      name: 'SECTION',
      project,
      title: 'BID_SECTION_NAME',
      parts: [
        part('lot', text('BID_SECTION_CODE'), {
          lotCode,
          title: text('BID_SECTION_NAME'),
          dealCodes,
          content: optionalText('BID_SECTION_CONTENT'),
          classification: optionalText('TENDER_PROJECT_CLASSIFY_CODE'),
          estimate: optionalMoney({ amount: 'CONTRACT_RECKON_PRICE', unit: 'PRICE_UNIT', currency: 'CURRENCY_CODE' }),
          qualification: optionalText('BID_QUALIFICATION'),
          durationDays: optionalInteger('LIMITE_TIME'),
          createdAt: optionalTime('CREATE_TIME'),
        }),
      ],
    },
    '503': {
      name: 'TENDER_ANN_QUA_INQUERY_ANN',
      project,
      title: 'NOTICE_NAME',
      parts: [
        part(
          'notice',
          key,
          noticeFields(sector, {
            noticeKind: bulletinKind,
            nature: optionalCode('NOTICE_NATURE', NOTICE_NATURE),
            title: text('NOTICE_NAME'),
            publishedAt: time('NOTICE_SEND_TIME'),
            content: optionalText('NOTICE_CONTENT'),
            media: optionalText('NOTICE_MEDIA'),
            deadline: optionalTime('BID_DOC_REFER_END_TIME'),
            openingAt: optionalTime('BID_OPEN_TIME'),
            lotCodes: list('BID_SECTION_CODES'),
            dealCodes: list('UNIFIED_DEAL_CODES'),
          }),
        ),
      ],
    },
    '504': {
      name: 'TENDER_FILE_CLARI_MODI',
      project,
      title: 'DOC_NAME',
      parts: [
        part(
          'notice',
          key,
          noticeFields(sector, {
            noticeKind: kind('CLARIFICATION', '504'),
            title: text('DOC_NAME'),
            publishedAt: optionalTime('SUBMIT_TIME'),
            content: optionalText('CLARIFY_CONTENT'),
            deadline: optionalTime('BID_DOC_REFER_END_TIME'),
            openingAt: optionalTime('BID_OPEN_TIME'),
            dealCodes: list('UNIFIED_DEAL_CODES'),
          }),
        ),
      ],
    },
    '505': {
      name: 'TENDER_INVITATION',
      project,
      title: null,
      parts: [
        part(
          'notice',
          key,
          noticeFields(sector, {
            noticeKind: kind('ANNOUNCEMENT', '505'),
            title: constant('投标邀请书'),
            publishedAt: optionalTime('BID_INVITE_ISSUE_TIME'),
            content: optionalText('BID_INVITE_ISSUE_CONTENT'),
            deadline: optionalTime('BID_DOC_REFER_END_TIME'),
          }),
        ),
      ],
    },
    '506': {
      name: 'BID_OPENING_RECORD',
      project,
      title: 'NOTICE_NAME',
      parts: [
        part('opening', key, {
          title: text('NOTICE_NAME'),
          openedAt: optionalTime('BID_OPENING_TIME'),
          place: optionalText('BID_OPENING_ADDRESS'),
          content: optionalText('BID_OPENING_CONTENT'),
          lotCodes: list('BID_SECTION_CODES'),
        }),
        part(
          'notice',
          key,
          noticeFields(sector, {
            noticeKind: kind('OPENING_RECORD', '506'),
            title: text('NOTICE_NAME'),
            publishedAt: optionalTime('BID_OPENING_TIME'),
            content: optionalText('BID_OPENING_CONTENT'),
            openingAt: optionalTime('BID_OPENING_TIME'),
            lotCodes: list('BID_SECTION_CODES'),
            dealCodes: list('UNIFIED_DEAL_CODES'),
          }),
        ),
      ],
    },
    ...awardTables(sector),
  };
}

function awardTables(sector: Sector): Readonly<Record<string, NationalTable>> {
  return {
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
    '511': {
      name: 'TENDER_CANDIDATE_ANNOUNCE',
      project,
      title: 'PUBLICITY_NAME',
      parts: [
        part(
          'notice',
          key,
          noticeFields(sector, {
            noticeKind: kind('CANDIDATES', '511'),
            title: text('PUBLICITY_NAME'),
            publishedAt: lenient(time('PUBLICITY_REFER_TIME')),
            content: optionalText('PUBLICITY_CONTENT'),
            media: optionalText('NOTICE_MEDIA'),
            publicFrom: optionalTime('PUBLICITY_START_TIME'),
            publicTo: optionalTime('PUBLICITY_END_TIME'),
            lotCodes: list('BID_SECTION_CODES'),
          }),
        ),
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
            noticeKind: kind('RESULT', '513'),
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
    ...endingTables(sector),
  };
}

function endingTables(sector: Sector): Readonly<Record<string, NationalTable>> {
  return {
    '514': {
      name: 'QUALI_INQUERY_CLARI',
      project,
      title: 'DOC_NAME',
      parts: [
        part(
          'notice',
          key,
          noticeFields(sector, {
            noticeKind: kind('CLARIFICATION', '514'),
            title: text('DOC_NAME'),
            publishedAt: optionalTime('TENDER_SUBMIT_TIME'),
            content: optionalText('TENDER_CLARIFY_CONTENT'),
            deadline: optionalTime('DOC_SUBMIT_END_TIME'),
            openingAt: optionalTime('DOC_OPEN_TIME'),
            lotCodes: list('BID_SECTION_CODES'),
            dealCodes: list('UNIFIED_DEAL_CODES'),
          }),
        ),
      ],
    },
    '516': {
      name: 'QUALI_INQUERY_RESULT',
      project,
      title: 'NOTICE_NAME',
      parts: [
        part(
          'notice',
          key,
          noticeFields(sector, {
            noticeKind: kind('PREQUALIFICATION_RESULT', '516'),
            title: text('NOTICE_NAME'),
            publishedAt: optionalTime('RESULT_CREATE_TIME'),
            content: constant(null),
          }),
        ),
      ],
    },
    '517': {
      name: 'TENDER_ABNORMITY_REPORT',
      project,
      title: 'EXCEPITON_NAME',
      parts: [
        part(
          'notice',
          key,
          noticeFields(sector, {
            noticeKind: code('EXCEPITON_TYPE', EXCEPTION_TYPE),
            title: text('EXCEPITON_NAME'),
            publishedAt: optionalTime('APPROVAL_TIME'),
            content: optionalText('EXCEPITON_INFOR'),
          }),
        ),
      ],
    },
    '522': {
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
          settlement: optionalMoney({ amount: 'SETTLE_PRICE', unit: 'PRICE_UNIT' }),
          finishedAt: optionalTime('FINISH_TIME'),
          content: optionalText('PERFORMANCE_CONTENT'),
        }),
      ],
    },
  };
}
