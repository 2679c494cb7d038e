import type { Dossier } from '../../adapter.ts';
import { AdapterFailure } from '../../failure.ts';
import type { ReadRow } from './read-row.ts';

/** Tables whose row is the trading project itself. */
const PROJECT_TABLES: ReadonlySet<string> = new Set([
  '501',
  '550',
  '600',
  '650',
  '651',
  '654',
  '655',
  '656',
  '657',
  '658',
  '659',
  '660',
  '700',
  '750',
  '1800',
]);

type Found = Dossier | AdapterFailure | null;

/** Sorts the rows of one answer to the tender projects that were asked for. */
export function dossiersOf(system: string, ids: readonly string[], rows: readonly ReadRow[]): readonly (readonly [string, Found])[] {
  return ids.map((id) => [id, dossierOf(system, id, rows)] as const);
}

function dossierOf(system: string, id: string, rows: readonly ReadRow[]): Found {
  const own = rows.filter(({ projectNativeId }) => projectNativeId === id);
  if (own.length === 0) return null;
  const parent =
    own.find(({ change }) => change.type === 'READ' && change.records.some(({ kind }) => kind === 'project'))?.constructionProjectCode ??
    null;
  const parents = parent === null ? [] : rows.filter(({ change, constructionProjectCode: code }) => code === parent && isShared(change));
  const all = [...parents, ...own].map(({ change }) => change);
  const records = all.flatMap((change) => (change.type === 'READ' ? change.records : []));
  const unreadable = all.filter((change) => change.type === 'UNREADABLE');
  const headless = unreadable.some(({ table }) => PROJECT_TABLES.has(table)) && !records.some(({ kind }) => kind === 'project');
  if (headless) return new AdapterFailure(system, 'UNMAPPABLE', 'the project’s own row cannot be read');
  return { projectNativeId: id, records, unreadable };
}

function isShared(change: ReadRow['change']): boolean {
  return change.type === 'READ' && change.records.some(({ projectNativeId }) => projectNativeId === null);
}
