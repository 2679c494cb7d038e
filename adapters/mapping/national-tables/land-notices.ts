import { optionalCode } from '../code.ts';
import { ANNOUNCEMENT_KIND, ANNOUNCEMENT_NATURE } from './land-codes.ts';
import { recordMapping } from '../record-mapping.ts';
import { optionalRegion } from '../region.ts';
import { noticeFields, statedKind } from '../specified-fields.ts';
import { constant, firstOf, mapped, optionalText, text } from '../text.ts';
import { realTitle } from '../test-title.ts';
import { optionalTime, time } from '../time.ts';

/** A withdrawn announcement (撤回) has the time of it, or the reason, or both. */
export const WITHDRAWN = ['RETREAT_TIME', 'CANCEL_REASON'] as const;

const title = text('ANNOUNCEMENT_TITLE');
const region = optionalRegion('LAND_DISTRICT');

export const LAND_ANNOUNCEMENT = recordMapping(
  'notice',
  noticeFields('LAND', {
    noticeKind: mapped(optionalCode('ANNOUNCEMENT_TYPE', ANNOUNCEMENT_KIND), (kind) => kind ?? { code: 'ANNOUNCEMENT', raw: '600' }),
    nature: optionalCode('ANNOUNCEMENT_TYPE', ANNOUNCEMENT_NATURE),
    title,
    publishedAt: time('PUBLISHING_TIME'),
    region,
    content: optionalText('ANNOUNCEMENT_CONNECT'),
    deadline: firstOf(optionalTime('LISTING_DEADLINE'), optionalTime('END_DATE')),
    openingAt: optionalTime('LISTING_START_TIME'),
    publicFrom: optionalTime('ANNOUNCEMENT_START_TIME'),
    publicTo: optionalTime('ANNOUNCEMENT_DEADLINE'),
  }),
);

/** 变更: the row holds the changed announcement and when it was changed; what it said before is gone. */
export const LAND_CHANGE = recordMapping(
  'notice',
  noticeFields('LAND', {
    noticeKind: statedKind('CORRECTION', '600 CHANGE_TIME'),
    title,
    publishedAt: optionalTime('CHANGE_TIME'),
    region,
    content: constant(null),
  }),
  { idSuffix: '-change', onlyWith: ['CHANGE_TIME'] },
);

/** 撤回. */
export const LAND_WITHDRAWAL = recordMapping(
  'notice',
  noticeFields('LAND', {
    noticeKind: statedKind('TERMINATION', '600 RETREAT_TIME'),
    title,
    publishedAt: optionalTime('RETREAT_TIME'),
    region,
    content: optionalText('CANCEL_REASON'),
  }),
  { idSuffix: '-withdrawal', onlyWith: WITHDRAWN },
);

export const LAND_RESULT_NOTICE = recordMapping(
  'notice',
  noticeFields('LAND', {
    noticeKind: statedKind('RESULT', '601'),
    title: realTitle('ANNOUNCEMENT_TITLE'),
    publishedAt: time('PUBLISHING_TIME'),
    content: optionalText('ANNOUNCEMENT_CONNECT'),
    url: optionalText('LAND_URL'),
    lotCodes: mapped(optionalText('LAND_CODE'), (code) => (code === null ? [] : [code])),
  }),
);
