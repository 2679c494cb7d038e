import type { Dossier, RowUnreadable } from '../../adapter.ts';
import { AdapterFailure } from '../../failure.ts';
import type { Project } from '../../../schema/records/project.ts';
import type { TradeRecord } from '../../../schema/records/record.ts';
import { mapRow, withoutDetail, type RowContext } from './article.ts';
import { MAX_LINKS } from './chain.ts';
import type { Options } from './options.ts';
import type { Portal } from './portal.ts';
import type { JsonObject } from './wire.ts';

/** Reads one project live: the first article of its chain, then the others that the chain names. @throws {AdapterFailure} */
export async function readDossier(
  portal: Portal,
  { dialect }: Options,
  rowContext: RowContext,
  projectNativeId: string,
  signal: AbortSignal,
): Promise<Dossier | null> {
  const head = await portal.detail(projectNativeId, signal);
  if (head.type === 'MISSING') return null;
  if (head.type === 'UNREADABLE') throw head.failure;
  const others = await Promise.all(
    siblingsOf(portal, projectNativeId, head.detail, rowContext).map(async (articleId) => {
      const answer = await portal.detail(articleId, signal);
      const row = { list: null, detail: answer.type === 'FOUND' ? answer.detail : null };
      if (answer.type === 'FOUND') return mapRow(dialect, withKey(portal, articleId, answer.detail), rowContext);
      if (answer.type === 'MISSING') return withoutDetail(row, articleId, 'the portal has no detail of this article');
      return withoutDetail(row, articleId, answer.failure.detail, answer.bytes);
    }),
  );
  const own = mapRow(dialect, withKey(portal, projectNativeId, head.detail), rowContext);
  if (own.type === 'DELETED') return null;
  if (own.type === 'UNREADABLE')
    throw new AdapterFailure(rowContext.system, 'UNMAPPABLE', own.findings.map(({ column, code }) => `${column} ${code}`).join(', '));
  const read = [own, ...others].flatMap((change) => (change.type === 'READ' ? change.records : []));
  const unreadable = others.filter((change): change is RowUnreadable => change.type === 'UNREADABLE');
  return { projectNativeId, records: withOneProject(read), unreadable };
}

function siblingsOf(portal: Portal, articleId: string, detail: JsonObject, { inScope }: RowContext): readonly string[] {
  const links = portal.dialect.linksOf(detail).filter(({ type, date }) => inScope?.(type, date) ?? true);
  return [...new Set(links.map((link) => link.articleId))].filter((id) => id !== articleId).slice(0, MAX_LINKS);
}

/** Some details do not repeat the id they were asked for by. */
function withKey(portal: Portal, articleId: string, detail: JsonObject) {
  return { list: { [portal.dialect.keyColumn]: articleId }, detail };
}

/** What several articles state of the project becomes one record: later ones add, and what they state wins. */
function withOneProject(records: readonly TradeRecord[]): readonly TradeRecord[] {
  const projects = records.filter((record): record is Project => record.kind === 'project');
  const [first, ...later] = projects;
  if (first === undefined) return records;
  const merged = later.reduce(addTo, first);
  return [merged, ...records.filter(({ kind }) => kind !== 'project')];
}

function addTo(project: Project, later: Project): Project {
  const stated = Object.fromEntries(
    Object.entries(later).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  );
  return { ...project, ...stated, source: project.source };
}
