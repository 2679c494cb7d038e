import { mkdir, mkdtemp, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { storeFault } from './setting-fault.ts';

/** Makes the folder of YIWANG_DATA_DIR where it is missing and proves that files can be made in it. @throws {SettingsError} */
export async function prepareDataFolder(dataDir: string): Promise<void> {
  try {
    await makeFolder(resolve(dataDir));
    await rmdir(await mkdtemp(join(dataDir, 'probe-')));
  } catch (error) {
    throw storeFault(undefined, error);
  }
}

/** Level by level: where the system refuses with ENOENT, as under /proc, Node's recursive mkdir would try for ever. */
async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  await mkdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
