import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../subgraphs/store/open-store.ts';
import { StoreInUseError } from '../../subgraphs/store/store-error.ts';

const HOLDER = fileURLToPath(new URL('./hold-store.ts', import.meta.url));

describe('the folder of the embedded store', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'yiwang-lock-'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  it('is refused to a second process with a sentence, and free again once the first was killed', async () => {
    const holder = spawn(process.execPath, [HOLDER, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    await expect(openStore({ dataDir })).rejects.toThrow(`is in use by process ${String(holder.pid)}`);
    await expect(openStore({ dataDir })).rejects.toMatchObject({ messageZh: expect.stringContaining('正被进程') });
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const store = await openStore({ dataDir });
    expect(await store.health()).toMatchObject({ ok: true, engine: 'PGLITE' });
    await store.close();
  });

  it('is refused to the same process too while it is open, and given back on closing', async () => {
    const store = await openStore({ dataDir });
    await expect(openStore({ dataDir })).rejects.toThrow(StoreInUseError);
    await store.close();
    expect((await readdir(dataDir)).filter((name) => name.includes('lock'))).toEqual([]);
    await (await openStore({ dataDir })).close();
  });

  it('is taken over from a process whose id another one bears by now', async () => {
    await writeFile(join(dataDir, 'store.lock'), `${String(process.ppid)} 1\n`);
    await (await openStore({ dataDir })).close();
    expect(existsSync(join(dataDir, 'store.lock'))).toBe(false);
  });

  it('keeps what was stored across openings', async () => {
    const first = await openStore({ dataDir });
    await first.writer.apply('a', '1', { changes: [], cursor: 'c' });
    await first.close();
    const second = await openStore({ dataDir });
    expect(await second.writer.cursorOf('a', '1')).toBe('c');
    await second.close();
  });
});
