import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { Coded } from '../../../schema/records/coded.ts';
import { optionalRegion } from '../../mapping/region.ts';
import { constant, list, mapped, optionalText } from '../../mapping/text.ts';
import type { MappingTable, Reader } from '../../mapping/reader.ts';
import type { BodyOf } from './table.ts';

export type NoticeBody = BodyOf<'notice'>;

/** What notices have in common over all tables; each table states what differs. */
export function noticeFields(
  sector: Sector,
  own: Pick<MappingTable<NoticeBody>, 'noticeKind' | 'title' | 'publishedAt' | 'content'> & Partial<MappingTable<NoticeBody>>,
): MappingTable<NoticeBody> {
  return {
    sector: constant(sector),
    nature: constant(null),
    region: optionalRegion('REGION_CODE'),
    contentType: contentType(own.content),
    url: optionalText('URL'),
    media: constant(null),
    deadline: constant(null),
    openingAt: constant(null),
    publicFrom: constant(null),
    publicTo: constant(null),
    lotCodes: list('BID_SECTION_CODE'),
    dealCodes: list('UNIFIED_DEAL_CODE'),
    attachments: constant([]),
    ...own,
  };
}

/** The standard does not say whether contents are HTML: a tag does. */
function contentType(content: Reader<string | null>): Reader<NoticeBody['contentType']> {
  return mapped(content, (text) => (text === null ? null : /<\/?[a-z][^<>]*>/iu.test(text) ? 'HTML' : 'TEXT'));
}

/** A kind that the table itself states; its number is the raw value. */
export function statedKind(kind: NoticeKind, table: string): Reader<Coded<NoticeKind>> {
  return constant({ code: kind, raw: table });
}
