import { existsSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { runProgram, startProgram } from './start-program.ts';

const FOLDERS = ['18', '17', '16', '15', '14'].map((version) => `/usr/lib/postgresql/${version}/bin`);

/** Folder of the newest PostgreSQL on this machine; null where there is none. */
export const POSTGRES_FOLDER: string | null = FOLDERS.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;

/** PostgreSQL refuses to run as root: it then runs as the user postgres. */
const AS_POSTGRES = userInfo().uid === 0 ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] : [];

export interface StartedPostgres {
  /** `postgres://postgres@127.0.0.1:port/postgres`, no password asked. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a real, empty PostgreSQL in a folder of its own on a free port; `more` are settings of its configuration, `name=value`. */
export async function startPostgres(more: readonly string[] = []): Promise<StartedPostgres> {
  if (POSTGRES_FOLDER === null) throw new Error('PostgreSQL is not installed');
  const folder = await mkdtemp(join(tmpdir(), 'yiwang-postgres-'));
  if (AS_POSTGRES.length > 0) await giveToPostgres(folder);
  const data = join(folder, 'data');
  const initdb = [...AS_POSTGRES, join(POSTGRES_FOLDER, 'initdb')];
  const port = await freePort();
  await runProgram(
    initdb[0]!,
    [...initdb.slice(1), '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    folder,
  );
  const server = [...AS_POSTGRES, join(POSTGRES_FOLDER, 'postgres')];
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`, 'fsync=off', ...more];
  const started = await startProgram(server[0]!, [...server.slice(1), '-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    cwd: folder,
    isReady: () => isReady(port),
    stopSignal: 'SIGINT',
  });
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await started.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function giveToPostgres(folder: string): Promise<void> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => runProgram('id', [flag, 'postgres'], '/')));
  await chown(folder, Number(uid), Number(gid));
}

/** The port listens before the server takes statements, so the server's own program is asked. */
function isReady(port: number): Promise<boolean> {
  return runProgram(join(POSTGRES_FOLDER!, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres'], '/').then(
    () => true,
    () => false,
  );
}
