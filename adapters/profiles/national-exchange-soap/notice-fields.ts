import type { Sector } from '../../../schema/codes/sector.ts';
import type { MappingTable } from '../../mapping/reader.ts';
import type { FieldsOf } from '../../mapping/record-mapping.ts';
import { noticeFields as specifiedFields } from '../../mapping/specified-fields.ts';
import { list } from '../../mapping/text.ts';

export type NoticeBody = FieldsOf<'notice'>;

/** What notices have in common over all tables of the exchange; each table states what differs. */
export function noticeFields(
  sector: Sector,
  own: Pick<MappingTable<NoticeBody>, 'noticeKind' | 'title' | 'publishedAt' | 'content'> & Partial<MappingTable<NoticeBody>>,
): MappingTable<NoticeBody> {
  return specifiedFields(sector, { lotCodes: list('BID_SECTION_CODE'), dealCodes: list('UNIFIED_DEAL_CODE'), ...own });
}
