import { evaluatorsMask, withoutEvaluators } from '../../schema/access/mask-record.ts';
import { regionView } from '../region-view.ts';
import type { NoticeRow } from '../store/rows.ts';
import type { Notice } from '../../schema/records/notice.ts';
import type { SearchContext } from './search-context.ts';

interface Reference {
  readonly id: string;
}

/** Fields of a notice; `sector`, `title`, `kind` and ids are the row's own. */
export const noticeResolvers = {
  __resolveReference: ({ id }: Reference, { notices }: SearchContext) => notices.load(id),
  project: ({ projectId }: NoticeRow, _: unknown, { projects }: SearchContext) => (projectId === null ? null : projects.load(projectId)),
  kindRaw: ({ notice }: NoticeRow) => notice.noticeKind.raw,
  region: ({ region, notice }: NoticeRow) => regionView(region, notice.region?.raw ?? null),
  content: contentOf,
  stated: ({ notice }: NoticeRow) => withoutEvaluators(notice).stated ?? [],
  source: ({ system, nativeId, notice }: NoticeRow) => ({ ...notice.source, system, nativeId, state: 'INDEX_ONLY' }),
  ...asStated([
    'publishedAt',
    'contentType',
    'url',
    'media',
    'deadline',
    'openingAt',
    'publicFrom',
    'publicTo',
    'lotCodes',
    'dealCodes',
    'attachments',
  ]),
};

async function contentOf({ id, notice }: NoticeRow, _: unknown, { contents }: SearchContext) {
  const content = notice.content ?? (await contents.load(id));
  return content === null ? null : evaluatorsMask(notice)(content);
}

function asStated(fields: readonly (keyof Notice)[]): Record<string, (row: NoticeRow) => unknown> {
  return Object.fromEntries(fields.map((field) => [field, ({ notice }: NoticeRow) => notice[field]]));
}
