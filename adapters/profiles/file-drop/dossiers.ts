import type { Change, Dossier } from '../../adapter.ts';
import { AdapterFailure } from '../../failure.ts';
import { identityOf, timeOf, type Drop, type DroppedFile } from './drop.ts';
import type { Reading } from './dropped-row.ts';

/** Finds projects in the files; remembers which file speaks of which project. */
export interface Dossiers {
  find(ids: readonly string[], signal: AbortSignal): Promise<readonly (Dossier | null | AdapterFailure)[]>;
}

export function createDossiers(system: string, drop: Drop, reading: () => Reading): Dossiers {
  /** Per file content: the projects it speaks of. Only files that still lie there. */
  let index = new Map<string, ReadonlySet<string>>();

  const refresh = async (files: readonly DroppedFile[], signal: AbortSignal): Promise<void> => {
    const next = new Map<string, ReadonlySet<string>>();
    for (const file of files) next.set(identityOf(file), index.get(identityOf(file)) ?? (await projectsOf(drop, file, signal)));
    index = next;
  };

  return {
    async find(ids, signal) {
      if (ids.length === 0) return [];
      const files = await drop.files(signal);
      await refresh(files, signal);
      const wanted = new Set(ids);
      const speaking = files.filter((file) => index.get(identityOf(file))?.isDisjointFrom(wanted) === false);
      const changes = await changesOf(drop, speaking, wanted, reading(), signal);
      return ids.map((id) => dossierOf(system, id, changes.get(id) ?? []));
    },
  };
}

async function projectsOf(drop: Drop, file: DroppedFile, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const rows = await drop.rows(file, signal);
  return new Set(rows.map((row) => row.projectNativeId()).filter((id) => id !== null));
}

async function changesOf(
  drop: Drop,
  files: readonly DroppedFile[],
  wanted: ReadonlySet<string>,
  reading: Reading,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly Change[]>> {
  const found = new Map<string, Change[]>();
  for (const file of files) {
    for (const row of await drop.rows(file, signal)) {
      const id = row.projectNativeId();
      if (id === null || !wanted.has(id)) continue;
      found.set(id, [...(found.get(id) ?? []), row.change(timeOf(file), reading)]);
    }
  }
  return found;
}

/** The newest version of every row; null where none is left, a failure where none can be read. */
function dossierOf(system: string, projectNativeId: string, changes: readonly Change[]): Dossier | null | AdapterFailure {
  const rows = newestOf(changes).filter((change) => change.type !== 'DELETED');
  if (rows.length === 0) return null;
  const records = rows.flatMap((row) => (row.type === 'READ' ? row.records : []));
  const unreadable = rows.filter((row) => row.type === 'UNREADABLE');
  if (records.length === 0) return new AdapterFailure(system, 'UNMAPPABLE', `no row of ${projectNativeId} can be read`);
  return {
    projectNativeId,
    records: [...new Map(records.map((record) => [`${record.kind} ${record.nativeId}`, record])).values()],
    unreadable,
  };
}

/** Per row the version with the latest time; of equal times the one that came last. Files come in order, updates within them not always. */
function newestOf(changes: readonly Change[]): readonly Change[] {
  const newest = new Map<string, Change>();
  for (const [index, change] of changes.entries()) {
    const key = change.rowKey ?? `row ${index}`;
    const known = newest.get(key);
    if (known === undefined || timeMsOf(change) >= timeMsOf(known)) newest.set(key, change);
  }
  return [...newest.values()].sort((left, right) => timeMsOf(left) - timeMsOf(right));
}

function timeMsOf({ sourceUpdatedAt }: Change): number {
  return sourceUpdatedAt === null ? 0 : Date.parse(sourceUpdatedAt);
}
