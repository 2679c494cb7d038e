import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/yiwang', import.meta.url));

/** Makes sure that the embedded store's folder holds a database: an existing one is left as it is, a new one is copied from a template. */
export async function ensureDatabase(folder: string): Promise<void> {
  if (await exists(join(folder, 'PG_VERSION'))) return;
  const template = await ensureTemplate();
  await mkdir(dirname(folder), { recursive: true });
  const copy = await mkdtemp(`${folder}.new-`);
  await cp(template, copy, { recursive: true, mode: constants.COPYFILE_FICLONE });
  await moveInto(copy, folder);
}

/** Initialising takes seconds, copying a fraction: the first start on a machine keeps what it made. */
async function ensureTemplate(): Promise<string> {
  const template = join(CACHE, `store-${await engineVersion()}`);
  if (await exists(join(template, 'PG_VERSION'))) return template;
  await mkdir(CACHE, { recursive: true });
  const fresh = await mkdtemp(`${template}.new-`);
  await run(process.execPath, [fileURLToPath(new URL('./embedded-template.ts', import.meta.url)), fresh]);
  await moveInto(fresh, template);
  return template;
}

/** A rename is atomic: a half-made folder never bears the name. Whoever comes second throws theirs away. */
async function moveInto(made: string, folder: string): Promise<void> {
  try {
    await rename(made, folder);
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    if (!(await exists(join(folder, 'PG_VERSION')))) throw error;
  }
}

async function engineVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(await readFile(join(dirname(entry), '..', 'package.json'), 'utf8')) as { version: string };
  return version;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
