import type { MappingTable } from '../../mapping/reader.ts';
import type { ChainLink } from './chain.ts';
import { CHONGQING_CATEGORIES, ZCY_CATEGORIES } from './codes.ts';
import { CHONGQING_FIELDS, ZCY_FIELDS, type ArticleFields } from './mapping.ts';
import { at, countOf, isJsonObject, listOf, textAt, type JsonObject, type ListPage, type ListQuery, type PortalCall } from './wire.ts';

export const DIALECT_NAMES = ['zcy', 'chongqing'] as const;
export type DialectName = (typeof DIALECT_NAMES)[number];

/** What differs between portals that work alike: addresses, envelopes, columns. */
export interface Dialect {
  /** Channels asked for where province.yaml names none: code → meaning. */
  readonly categories: Readonly<Record<string, string>>;
  readonly keyColumn: string;
  readonly publishedColumn: string;
  readonly districtColumn: string;
  readonly fields: MappingTable<ArticleFields>;
  list(query: ListQuery): PortalCall;
  readList(json: unknown): ListPage | null;
  detail(articleId: string): PortalCall;
  /** The article; null where the answer holds none. */
  readDetail(json: unknown): JsonObject | null;
  /** Code of the error that an answer with HTTP 200 holds; null where it holds none. */
  errorOf(json: unknown): string | null;
  /** Links of the life cycle chain that the detail states, itself among them where the portal says so. */
  linksOf(detail: JsonObject): readonly ChainLink[];
}

const ZCY: Dialect = {
  categories: ZCY_CATEGORIES,
  keyColumn: 'articleId',
  publishedColumn: 'publishDate',
  districtColumn: 'districtCode',
  fields: ZCY_FIELDS,
  list: ({ category, fromDate, toDate, page, pageSize, districts }) => ({
    method: 'POST',
    path: '/portal/category',
    json: {
      pageNo: page,
      pageSize,
      categoryCode: category,
      publishDateBegin: fromDate,
      publishDateEnd: toDate,
      ...(districts.length === 0 ? {} : { districtCode: districts }),
    },
  }),
  readList: (json) => readPage(at(json, 'result', 'data'), 'total', 'data'),
  detail: (articleId) => ({ method: 'GET', path: `/portal/detail?articleId=${encodeURIComponent(articleId)}` }),
  readDetail: (json) => objectOrNull(at(json, 'result', 'data')),
  errorOf: (json) => (at(json, 'success') === true ? null : (textAt(json, 'code') ?? textAt(json, 'error') ?? 'NO_CODE')),
  linksOf: (detail) => listOf(at(detail, 'announcementLinkDtoList')).flatMap(zcyLink),
};

function zcyLink(link: JsonObject): readonly ChainLink[] {
  const articleId = textAt(link, 'articleId');
  if (articleId === null || at(link, 'isExist') === false) return [];
  return [{ articleId, type: textAt(link, 'type'), order: countOf(at(link, 'order')) ?? 999, date: textAt(link, 'publishDate') }];
}

const CHONGQING: Dialect = {
  categories: CHONGQING_CATEGORIES,
  keyColumn: 'id',
  publishedColumn: 'issueTime',
  districtColumn: 'districtName',
  fields: CHONGQING_FIELDS,
  list: ({ category, fromDate, toDate, page, pageSize }) => ({
    method: 'GET',
    path: `/notices/stable?${String(new URLSearchParams({ startDate: fromDate, endDate: toDate, pi: String(page), ps: String(pageSize), type: category }))}`,
  }),
  readList: (json) => readPage(json, 'total', 'notices'),
  detail: (articleId) => ({ method: 'GET', path: `/notices/stable/${encodeURIComponent(articleId)}` }),
  readDetail: (json) => {
    const notice = objectOrNull(at(json, 'notice'));
    return notice === null ? null : { ...notice, refers: at(json, 'refers') };
  },
  errorOf: (json) => (textAt(json, 'res') === '0' ? null : (textAt(json, 'res') ?? 'NO_CODE')),
  linksOf: (detail) => listOf(at(detail, 'refers')).flatMap(chongqingLink),
};

/** A reference names an earlier notice of the same purchase. */
function chongqingLink(link: JsonObject): readonly ChainLink[] {
  const articleId = textAt(link, 'target');
  return articleId === null ? [] : [{ articleId, type: null, order: 0, date: textAt(link, 'issurtime') }];
}

/** Each kind of portal that this profile reads. */
export const DIALECTS: Readonly<Record<DialectName, Dialect>> = { zcy: ZCY, chongqing: CHONGQING };

function readPage(holder: unknown, totalName: string, rowsName: string): ListPage | null {
  const rows = at(holder, rowsName);
  if (!isJsonObject(holder) || !(Array.isArray(rows) || isJsonObject(rows) || rows === null)) return null;
  return { total: countOf(at(holder, totalName)), rows: listOf(rows) };
}

function objectOrNull(value: unknown): JsonObject | null {
  return isJsonObject(value) ? value : null;
}
