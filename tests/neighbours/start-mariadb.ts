import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { portAnswers, runProgram, startProgram } from './start-program.ts';

const SERVER = ['/usr/sbin/mariadbd', '/usr/libexec/mariadbd'].find((path) => existsSync(path));
const INSTALL = '/usr/bin/mariadb-install-db';

/** Whether MariaDB is on this machine. */
export const HAS_MARIADB = SERVER !== undefined && existsSync(INSTALL);

export interface StartedMariadb {
  readonly host: string;
  readonly port: number;
  /** An account that may do everything, without a password; the database `test` exists. */
  readonly user: string;
  stop(): Promise<void>;
}

/** Starts a real, empty MariaDB whose default charset is GBK, in a folder of its own on a free port. */
export async function startMariadb(): Promise<StartedMariadb> {
  if (SERVER === undefined) throw new Error('MariaDB is not installed');
  const folder = await mkdtemp(join(tmpdir(), 'yiwang-mariadb-'));
  const data = join(folder, 'data');
  const user = userInfo().username;
  await runProgram(
    INSTALL,
    ['--no-defaults', `--user=${user}`, `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'],
    folder,
  );
  const port = await freePort();
  const started = await startProgram(
    SERVER,
    [
      '--no-defaults',
      `--user=${user}`,
      `--datadir=${data}`,
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      `--socket=${join(folder, 'socket')}`,
      '--character-set-server=gbk',
      '--collation-server=gbk_bin',
      '--innodb-flush-log-at-trx-commit=0',
    ],
    { cwd: folder, isReady: () => portAnswers(port) },
  );
  return {
    host: '127.0.0.1',
    port,
    user: 'root',
    stop: async () => {
      await started.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
