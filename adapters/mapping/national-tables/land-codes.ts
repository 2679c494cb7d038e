import { NOTICE_KIND_LIST, type NoticeKind } from '../../../schema/codes/notice-kind.ts';
import { NOTICE_NATURE_LIST, type NoticeNature } from '../../../schema/codes/notice-nature.ts';
import type { LocalCodes } from '../local-codes.ts';

/** 公示类型 ANNOUNCEMENT_TYPE of table 600 (dictionary 20): what the notice is… */
export const ANNOUNCEMENT_KIND: LocalCodes<NoticeKind> = {
  list: 'ANNOUNCEMENT_TYPE',
  national: NOTICE_KIND_LIST,
  source: 'data specification, dictionary 20',
  codes: { '1': 'ANNOUNCEMENT', '2': 'CORRECTION', '3': 'ANNOUNCEMENT', '9': 'OTHER' },
};

/** …and whether it corrects or repeats an earlier one. */
export const ANNOUNCEMENT_NATURE: LocalCodes<NoticeNature> = {
  list: 'ANNOUNCEMENT_TYPE (nature)',
  national: NOTICE_NATURE_LIST,
  source: 'data specification, dictionary 20',
  codes: { '1': 'NORMAL', '2': 'CORRECTION', '3': 'RETENDER', '9': 'OTHER' },
};

/** Code lists of tables 600 and 601. */
export const LAND_CODES: readonly LocalCodes<string>[] = [ANNOUNCEMENT_KIND, ANNOUNCEMENT_NATURE];
