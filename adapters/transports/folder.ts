import { constants } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A regular file of a drop folder. */
export interface FolderFile {
  /** Without any path. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

/** A folder where a system drops files; only ever read. */
export interface Folder {
  list(signal: AbortSignal): Promise<readonly FolderFile[]>;
  /** All bytes of a file. @throws {FileTooLarge} */
  read(name: string, signal: AbortSignal): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A file beyond the limit. Says its name and the limit, no content. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
}

/** Whether a name is a plain file name: no separators, no control characters, no leading dot. */
export function isPlainName(name: string): boolean {
  return /^[^./\\\p{C}][^/\\\p{C}]{0,200}$/u.test(name);
}

/** A folder of this machine or of a mounted share. */
export function openLocalFolder(path: string, maxFileBytes: number): Folder {
  return {
    async list(signal) {
      const entries = await readdir(path, { withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile() && isPlainName(entry.name));
      const listed: FolderFile[] = [];
      for (const { name } of files) {
        signal.throwIfAborted();
        listed.push(await describe(path, name));
      }
      return listed;
    },
    async read(name, signal) {
      signal.throwIfAborted();
      // A file that has become a link since it was listed leads elsewhere.
      const handle = await open(join(path, name), constants.O_RDONLY | constants.O_NOFOLLOW);
      try {
        const { size } = await handle.stat();
        if (size > maxFileBytes) throw new FileTooLarge(`${name} has ${size} bytes, more than ${maxFileBytes}`);
        return await handle.readFile({ signal });
      } finally {
        await handle.close();
      }
    },
    close: async () => {},
  };
}

async function describe(path: string, name: string): Promise<FolderFile> {
  // A file that was copied with its old time, or written elsewhere and moved here, came when its entry changed.
  const { size, mtimeMs, ctimeMs } = await stat(join(path, name));
  return { name, sizeBytes: size, modifiedMs: Math.floor(Math.max(mtimeMs, ctimeMs)) };
}
