import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { Coded } from '../../../schema/records/coded.ts';
import { code, optionalCode } from '../../mapping/code.ts';
import { FAULT, textOf, type Reader } from '../../mapping/reader.ts';
import { constant, lenient, list, optionalText, text } from '../../mapping/text.ts';
import { optionalTime, time } from '../../mapping/time.ts';
import { BULLETIN_TYPE, EXCEPTION_TYPE, NOTICE_NATURE } from './codes.ts';
import { noticeFields } from './notice-fields.ts';
import { statedKind } from '../../mapping/specified-fields.ts';
import { part, type NationalTable } from './table.ts';

const sector = 'ENGINEERING';
const project = text('TENDER_PROJECT_CODE');
const key = text('DATA_KEY');

/** 503: NOTICE_NATURE 2 makes any bulletin a correction, whatever BULLETIN_TYPE repeats. */
const bulletinKind: Reader<Coded<NoticeKind>> = {
  columns: ['BULLETIN_TYPE', 'NOTICE_NATURE'],
  read(row, findings) {
    const bulletin = code('BULLETIN_TYPE', BULLETIN_TYPE).read(row, findings);
    return bulletin !== FAULT && textOf(row, 'NOTICE_NATURE') === '2' ? { ...bulletin, code: 'CORRECTION' } : bulletin;
  },
};

/** 工程建设 503–506, 511, 514, 516, 517: what was announced and opened. Misspelt columns are the wire’s own. */
export const engineeringNoticeTables: Readonly<Record<string, NationalTable>> = {
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
          noticeKind: statedKind('CLARIFICATION', '504'),
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
          noticeKind: statedKind('ANNOUNCEMENT', '505'),
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
          noticeKind: statedKind('OPENING_RECORD', '506'),
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
  '511': {
    name: 'TENDER_CANDIDATE_ANNOUNCE',
    project,
    title: 'PUBLICITY_NAME',
    parts: [
      part(
        'notice',
        key,
        noticeFields(sector, {
          noticeKind: statedKind('CANDIDATES', '511'),
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
  '514': {
    name: 'QUALI_INQUERY_CLARI',
    project,
    title: 'DOC_NAME',
    parts: [
      part(
        'notice',
        key,
        noticeFields(sector, {
          noticeKind: statedKind('CLARIFICATION', '514'),
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
          noticeKind: statedKind('PREQUALIFICATION_RESULT', '516'),
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
};
