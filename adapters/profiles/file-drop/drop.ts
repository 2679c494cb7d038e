import { LRUCache } from 'lru-cache';
import { AdapterFailure } from '../../failure.ts';
import { parseTime, shanghaiIso } from '../../mapping/time.ts';
import type { Guard } from '../../resilience/guard.ts';
import type { Folder } from '../../transports/folder.ts';
import type { DroppedRow } from './dropped-row.ts';
import { droppedRows, refusedFile, stampOf, type FileRules } from './wire.ts';

/** A data file whose marker says that it is complete. */
export interface DroppedFile {
  readonly name: string;
  readonly sizeBytes: number;
  /** When its last byte or its marker came, whichever was later. */
  readonly arrivedMs: number;
}

/** The drop folder of one system: what lies there, in the order it came, and the rows of each file. */
export interface Drop {
  readonly files: (signal: AbortSignal) => Promise<readonly DroppedFile[]>;
  /** Reads a file. */
  readonly read: (file: DroppedFile, signal: AbortSignal) => Promise<readonly DroppedRow[]>;
  /** The rows of a file, from memory where its listed content is the one that was read last. */
  readonly rows: (file: DroppedFile, signal: AbortSignal) => Promise<readonly DroppedRow[]>;
}

export interface DropOptions {
  readonly system: string;
  readonly folder: Folder;
  readonly guard: Guard;
  /** How files are told apart and decoded. */
  readonly rules: FileRules;
  readonly markerSuffix: string;
  readonly maxFileBytes: number;
  /** Rows of files that did not change since are kept up to this size. */
  readonly cacheBytes: number;
}

export function openDrop({ system, folder, guard, rules, markerSuffix, maxFileBytes, cacheBytes }: DropOptions): Drop {
  const cache = new LRUCache<string, readonly DroppedRow[]>({ maxSize: cacheBytes, sizeCalculation: sizeOf });

  const fetch = async (file: DroppedFile, signal: AbortSignal): Promise<readonly DroppedRow[]> => {
    if (file.sizeBytes > maxFileBytes) return [refusedFile(file.name, `more than ${maxFileBytes} bytes`, rules)];
    return droppedRows(file.name, await guard.run((own) => readWhole(system, folder, file, own), signal), rules);
  };

  const read = async (file: DroppedFile, signal: AbortSignal): Promise<readonly DroppedRow[]> => {
    const rows = await fetch(file, signal);
    cache.set(identityOf(file), rows);
    return rows;
  };

  return {
    files: async (signal) => completeFiles(await guard.run((own) => folder.list(own), signal), markerSuffix),
    read,
    rows: async (file, signal) => cache.get(identityOf(file)) ?? read(file, signal),
  };
}

/** One content of one file: a file that was written again is another one. */
export function identityOf({ name, sizeBytes, arrivedMs }: DroppedFile): string {
  return `${arrivedMs}/${sizeBytes}/${name}`;
}

/** The time in the file's name, else when it arrived; ISO 8601. */
export function timeOf({ name, arrivedMs }: DroppedFile): string {
  return parseTime(stampOf(name) ?? '')?.at ?? shanghaiIso(arrivedMs);
}

function completeFiles(listed: Awaited<ReturnType<Folder['list']>>, markerSuffix: string): readonly DroppedFile[] {
  const markers = new Map(listed.filter(({ name }) => name.endsWith(markerSuffix)).map(({ name, modifiedMs }) => [name, modifiedMs]));
  return listed
    .filter(({ name }) => markers.has(name + markerSuffix))
    .map(({ name, sizeBytes, modifiedMs }) => ({ name, sizeBytes, arrivedMs: Math.max(modifiedMs, markers.get(name + markerSuffix)!) }))
    .sort((left, right) => left.arrivedMs - right.arrivedMs || (left.name < right.name ? -1 : 1));
}

/** A file that is shorter or longer than it was listed is being written, or came cut off: another try may cure it. */
async function readWhole(system: string, folder: Folder, { name, sizeBytes }: DroppedFile, signal: AbortSignal): Promise<Uint8Array> {
  const bytes = await folder.read(name, signal);
  if (bytes.length !== sizeBytes)
    throw new AdapterFailure(system, 'UNREADABLE', `${name} has ${bytes.length} bytes, listed with ${sizeBytes}`);
  return bytes;
}

function sizeOf(rows: readonly DroppedRow[]): number {
  // Columns repeat the bytes as text of two bytes a character.
  return 1 + rows.reduce((sum, { sizeBytes }) => sum + sizeBytes * 3 + 200, 0);
}
