import { sql, type Kysely } from 'kysely';
import { maskedRecord } from '../../schema/access/mask-record.ts';
import type { Notice } from '../../schema/records/notice.ts';
import { isTestTitle } from './index-project.ts';
import { moment } from './moment.ts';
import { regionColumns } from './region-columns.ts';
import { columnText, insertRows, replacingAll, type RowsetColumns } from './rowset.ts';
import { searchable, tokensOf } from './search-tokens.ts';
import type { Tables } from './tables.ts';

type NoticeColumns = ReturnType<typeof noticeColumns>;

const NOTICE_COLUMNS: RowsetColumns<NoticeColumns> = {
  system: 'text',
  native_id: 'text',
  id: 'text',
  row_key: 'text',
  position: 'integer',
  project_native_id: 'text',
  sector: 'text',
  kind: 'text',
  title: 'text',
  published_at: 'timestamptz',
  sort_at: 'timestamptz',
  province: 'text',
  city: 'text',
  region: 'text',
  listed: 'boolean',
  search_text: 'text',
  search: 'tsvector',
};

/** Brings the index entries of these notices up to their current records and their projects' seals; gives how many public ones there are more. */
export async function refreshNotices(db: Kysely<Tables>, system: string, nativeIds: readonly string[]): Promise<number> {
  if (nativeIds.length === 0) return 0;
  const before = await listedBefore(db, system, nativeIds);
  const notices = await currentNotices(db, system, nativeIds);
  const gone = nativeIds.filter((nativeId) => before.has(nativeId) && !notices.has(nativeId));
  if (gone.length > 0) {
    await db
      .deleteFrom('notice')
      .where('system', '=', system)
      .where('native_id', '=', sql<string>`any(${gone}::text[])`)
      .execute();
  }
  const rows = [...notices.values()];
  await insertRows(db, 'notice', NOTICE_COLUMNS, rows, replacingAll(NOTICE_COLUMNS, ['system', 'native_id']));
  return rows.filter(({ listed }) => listed).length - [...before.values()].filter(Boolean).length;
}

async function listedBefore(db: Kysely<Tables>, system: string, nativeIds: readonly string[]): Promise<Map<string, boolean>> {
  const rows = await db
    .selectFrom('notice')
    .select(['native_id', 'listed'])
    .where('system', '=', system)
    .where('native_id', '=', sql<string>`any(${nativeIds}::text[])`)
    .execute();
  return new Map(rows.map(({ native_id: nativeId, listed }) => [nativeId, listed]));
}

/** Where several rows hold the same notice, the last one speaks. */
async function currentNotices(db: Kysely<Tables>, system: string, nativeIds: readonly string[]): Promise<Map<string, NoticeColumns>> {
  const rows = await db
    .selectFrom('record')
    .select(['system', 'native_id', 'row_key', 'position', 'project_native_id', 'source_updated_at', 'known_at', 'test', 'facts'])
    .where('system', '=', system)
    .where('kind', '=', 'notice')
    .where('native_id', '=', sql<string>`any(${nativeIds}::text[])`)
    .orderBy(sql`source_updated_at asc nulls first, arrival, position`)
    .execute();
  const notices = new Map(rows.map((row) => [row.native_id, noticeColumns(row)]));
  for (const nativeId of await sealedNotices(db, system, [...notices.values()])) notices.delete(nativeId);
  return notices;
}

/** Those that list the bidders of a project that is sealed. */
async function sealedNotices(db: Kysely<Tables>, system: string, notices: readonly NoticeColumns[]): Promise<readonly string[]> {
  const telling = notices.filter(({ kind }) => kind === 'OPENING_RECORD');
  if (telling.length === 0) return [];
  const rows = await db
    .selectFrom('project')
    .select('native_id')
    .where('system', '=', system)
    .where('native_id', '=', sql<string>`any(${telling.map(({ project_native_id: project }) => project ?? '')}::text[])`)
    .where('sealed_until', 'is not', null)
    .execute();
  const sealed = new Set(rows.map(({ native_id: project }) => project));
  return telling.filter(({ project_native_id: project }) => sealed.has(project ?? '')).map(({ native_id: nativeId }) => nativeId);
}

interface NoticeRecordRow {
  readonly system: string;
  readonly native_id: string;
  readonly row_key: string;
  readonly position: number;
  readonly project_native_id: string | null;
  readonly source_updated_at: string | null;
  readonly known_at: string;
  readonly test: boolean;
  readonly facts: unknown;
}

function noticeColumns({ facts, test, source_updated_at: sourceUpdatedAt, known_at: knownAt, ...key }: NoticeRecordRow) {
  const notice = maskedRecord(facts as Notice);
  const publishedAt = moment(notice.publishedAt?.at);
  const searchText = searchable([notice.title, ...notice.dealCodes].join(' '));
  return {
    ...key,
    id: `${key.system}:${key.native_id}`,
    sector: notice.sector,
    kind: notice.noticeKind.code,
    title: columnText(notice.title),
    published_at: publishedAt,
    sort_at: publishedAt ?? sourceUpdatedAt ?? knownAt,
    ...regionColumns(notice.region),
    listed: !test && !isTestTitle(notice.title),
    search_text: searchText,
    search: tokensOf(searchText),
  };
}
