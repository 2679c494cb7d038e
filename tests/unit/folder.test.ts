import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLocalFolder } from '../../adapters/transports/folder.ts';

it('a file of a drop folder that has become a link since it was listed is not read', async () => {
  const path = await mkdtemp(join(tmpdir(), 'yiwang-folder-'));
  const folder = openLocalFolder(path, 1_000);
  const signal = AbortSignal.timeout(5_000);
  await writeFile(join(path, 'a.xml'), 'x');
  expect((await folder.list(signal)).map(({ name }) => name)).toEqual(['a.xml']);
  await rm(join(path, 'a.xml'));
  await symlink('/etc/passwd', join(path, 'a.xml'));
  await expect(folder.read('a.xml', signal)).rejects.toThrow(/ELOOP/u);
  expect(await folder.list(signal)).toEqual([]);
  await rm(path, { recursive: true });
});
