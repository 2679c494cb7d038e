import type { Coded } from '../../../schema/records/coded.ts';
import type { Instant } from '../../../schema/records/instant.ts';
import { plainTitle } from '../../mapping/plain-title.ts';
import { fault, textOf, type MappingTable, type Reader } from '../../mapping/reader.ts';
import { optionalRegion } from '../../mapping/region.ts';
import { firstOf, mapped, optionalText, required } from '../../mapping/text.ts';
import { optionalTime, parseTime } from '../../mapping/time.ts';

/** What the columns of a row state. */
export interface NoticeFields {
  readonly key: string;
  readonly title: string;
  readonly publishedAt: Instant;
  readonly updatedAt: Instant | null;
  readonly region: Coded<string> | null;
  readonly categoryNumber: string | null;
  readonly categoryName: string | null;
  readonly folder: string | null;
  /** Number of the project or section, where an install has a column for it. */
  readonly projectCode: string | null;
  readonly content: string | null;
  readonly link: string | null;
  readonly media: string | null;
}

function unmarked(...columns: readonly string[]): Reader<string | null> {
  return mapped(firstOf(...columns.map(optionalText)), (value) => (value === null ? null : plainTitle(value)));
}

/** The time of the first column that states one that can be read. */
function firstTime(...columns: readonly string[]): Reader<Instant> {
  return {
    columns,
    read(row, findings) {
      const stated = columns.flatMap((column) => {
        const value = textOf(row, column);
        return value === null ? [] : [{ column, value }];
      });
      const readable = stated.map(({ value }) => parseTime(value)).find((instant) => instant !== null);
      if (readable != null) return readable;
      const [first] = stated;
      return first === undefined
        ? fault(findings, { code: 'MISSING', column: columns.join('+') })
        : fault(findings, { code: 'NOT_A_TIME', ...first });
    },
  };
}

/** Columns of all installs: each has some of them. */
export const NOTICE_FIELDS: MappingTable<NoticeFields> = {
  key: required(firstOf(...['infoid', 'linkguid', 'guid', 'rowguid', 'id'].map(optionalText))),
  title: required(unmarked('title', 'customtitle', 'titlenew')),
  publishedAt: firstTime('webdate', 'date', 'pubinwebdate', 'startdate', 'infodate', 'showdate'),
  updatedAt: optionalTime('lasteditdate'),
  region: firstOf(optionalRegion('xiaqucode'), optionalRegion('areacode'), optionalRegion('remark1'), optionalRegion('infoc')),
  categoryNumber: firstOf(optionalText('categorynum'), optionalText('remark4')),
  categoryName: optionalText('categoryname'),
  folder: optionalText('folder'),
  projectCode: firstOf(...['projectno', 'projectcode', 'biaoduanno', 'bidsectioncode', 'xiangmuno'].map(optionalText)),
  content: firstOf(optionalText('infocontent'), optionalText('content')),
  link: firstOf(optionalText('infourl'), optionalText('linkurl'), optionalText('link')),
  media: firstOf(optionalText('zhuanzai'), optionalText('author')),
};
