import type { DialectName } from './dialect-names.ts';
import type { Options } from './options.ts';
import { at, countOf, listOf, textAt, unpacked, type JsonObject, type SearchPage, type SearchQuery } from './wire.ts';

/** What differs between the two interfaces of the same software. */
export interface Dialect {
  readonly path: string;
  /** Columns that may hold a row's key, in order. */
  readonly keyColumns: readonly string[];
  readonly publishedColumns: readonly string[];
  body(query: SearchQuery, options: Options): string;
  /** Body that asks for one project by its native id; null where the id is none of this dialect. */
  bodyFor(projectNativeId: string, options: Options): string | null;
  /** Null where the answer has another shape. @throws {SyntaxError} */
  read(json: unknown): SearchPage | null;
  /** Native id of the project that a row's notice stands for. */
  projectIdOf(key: string, row: JsonObject): string;
}

type Conditions = readonly JsonObject[];

function searchBody(
  conditions: Conditions,
  time: JsonObject[],
  { offset, pageSize }: Pick<SearchQuery, 'offset' | 'pageSize'>,
  cl: number,
): string {
  return JSON.stringify({
    ...{ token: '', pn: offset, rn: pageSize, sdt: '', edt: '', wd: '', inc_wd: '', exc_wd: '', fields: 'title', cnum: '001' },
    ...{ sort: '{"webdate":"0"}', ssort: 'title', cl, terminal: '', condition: conditions.length === 0 ? null : conditions, time },
    ...{ highlights: '', statistics: null, unionCondition: null, accuracy: '', noParticiple: '0', searchRange: null, isBusiness: '1' },
  });
}

const FULLTEXT: Dialect = {
  path: '/inteligentsearch/rest/esinteligentsearch/getFullTextDataNew',
  keyColumns: ['infoid', 'linkguid', 'guid', 'id'],
  publishedColumns: ['webdate', 'date', 'infodate', 'showdate'],
  body: ({ from, to, category, offset, pageSize }, { contentCharacters }) => {
    const conditions =
      category === null
        ? []
        : [{ fieldName: 'categorynum', equal: category, notEqual: null, equalList: null, notEqualList: null, isLike: true, likeType: 2 }];
    return searchBody(conditions, [{ fieldName: 'webdate', startTime: from, endTime: to }], { offset, pageSize }, contentCharacters);
  },
  bodyFor: (projectNativeId, { contentCharacters }) => {
    const condition = {
      fieldName: 'infoid',
      equal: projectNativeId,
      notEqual: null,
      equalList: null,
      notEqualList: null,
      isLike: false,
      likeType: 0,
    };
    return searchBody([condition], [], { offset: 0, pageSize: 10 }, contentCharacters);
  },
  read: (json) => {
    const inner = unpacked(at(json, 'content')) ?? json;
    const result = unpacked(at(inner, 'result'));
    if (result === null) return saysNothing(json) ? { total: 0, rows: [] } : null;
    const holder = at(result, 'result') ?? result;
    return at(holder, 'totalcount') === null ? null : { total: countOf(at(holder, 'totalcount')), rows: listOf(at(holder, 'records')) };
  },
  projectIdOf: (key) => key,
};

/** No hits come as empty text, with the code of a success or none. */
function saysNothing(json: unknown): boolean {
  const code = textAt(json, 'code');
  return code === '200' || (code === null && (at(json, 'content') === '' || at(json, 'result') === ''));
}

const CHANNEL_ID = /^(\d{3,})_(\d{8})_(.{1,80})$/u;

const CHANNEL: Dialect = {
  path: '/EpointWebBuilder/rest/secaction/getSecInfoListYzm',
  keyColumns: ['infoid', 'rowguid'],
  publishedColumns: ['pubinwebdate', 'startdate', 'infodate'],
  body: ({ from, to, category, page, pageSize }, { siteGuid }) =>
    String(
      new URLSearchParams({
        siteGuid,
        categoryNum: category ?? '',
        pageindex: String(page),
        pagesize: String(pageSize),
        content: '',
        startdate: from,
        enddate: to,
        xiqucode: '',
      }),
    ),
  bodyFor: (projectNativeId, options) => {
    const [, category, day] = CHANNEL_ID.exec(projectNativeId) ?? [];
    if (category === undefined || day === undefined) return null;
    const date = day.replace(/^(\d{4})(\d{2})(\d{2})$/u, '$1-$2-$3');
    return CHANNEL.body({ from: `${date} 00:00:00`, to: `${date} 23:59:59`, category, offset: 0, page: 0, pageSize: 1_000 }, options);
  },
  read: (json) => {
    const custom = unpacked(at(json, 'custom'));
    const rows = at(custom, 'infodata');
    return custom === null || !(Array.isArray(rows) || rows === null)
      ? null
      : { total: countOf(at(custom, 'total') ?? at(custom, 'count')), rows: listOf(rows) };
  },
  /** This interface knows no single notice: the id says in which channel and on which day to look. */
  projectIdOf: (key, row) => {
    const day = textAt(row, 'pubinwebdate') ?? textAt(row, 'startdate') ?? textAt(row, 'infodate');
    return `${textAt(row, 'categorynum') ?? '000'}_${(day ?? '').slice(0, 10).replaceAll('-', '')}_${key}`;
  },
};

/** Both interfaces of the software. */
export const DIALECTS: Readonly<Record<DialectName, Dialect>> = { fulltext: FULLTEXT, channel: CHANNEL };

/** A row's key, null where no column holds one. */
export function keyOf(dialect: Dialect, row: JsonObject): string | null {
  return firstText(row, dialect.keyColumns);
}

export function publishedOf(dialect: Dialect, row: JsonObject): string | null {
  return firstText(row, dialect.publishedColumns);
}

function firstText(row: JsonObject, columns: readonly string[]): string | null {
  for (const column of columns) {
    const value = textAt(row, column);
    if (value !== null) return value;
  }
  return null;
}
