import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { portAnswers, runProgram, startProgram } from './start-program.ts';

/** OpenSSH wants to be started by its full path. */
export const SSHD: string | null = ['/usr/sbin/sshd', '/usr/local/sbin/sshd'].find((path) => existsSync(path)) ?? null;

export interface StartedSshd {
  readonly port: number;
  readonly user: string;
  /** Private key that the server accepts. */
  readonly key: string;
  /** SHA-256 of its host key, as ssh-keygen prints it without `SHA256:`. */
  readonly hostKeySha256: string;
  stop(): Promise<void>;
}

/** Starts a real OpenSSH server with keys of its own on a free port; it lets this user in by key, for SFTP only. */
export async function startSshd(): Promise<StartedSshd> {
  if (SSHD === null) throw new Error('OpenSSH is not installed');
  const folder = await mkdtemp(join(tmpdir(), 'yiwang-sshd-'));
  for (const name of ['host', 'user']) await runProgram('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)], folder);
  const port = await freePort();
  await writeFile(join(folder, 'config'), configOf(folder, port));
  // The folder that OpenSSH's own separation of privileges needs when root starts it.
  if (userInfo().uid === 0) await mkdir('/run/sshd', { recursive: true });
  const started = await startProgram(SSHD, ['-D', '-e', '-f', join(folder, 'config')], { cwd: folder, isReady: () => portAnswers(port) });
  const fingerprint = await runProgram('ssh-keygen', ['-l', '-E', 'sha256', '-f', join(folder, 'host.pub')], folder);
  return {
    port,
    user: userInfo().username,
    key: await readFile(join(folder, 'user'), 'utf8'),
    hostKeySha256: /SHA256:([A-Za-z0-9+/]{43})/u.exec(fingerprint)![1]!,
    stop: async () => {
      await started.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function configOf(folder: string, port: number): string {
  return [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${folder}/host`,
    `AuthorizedKeysFile ${folder}/user.pub`,
    `PidFile ${folder}/sshd.pid`,
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'PermitRootLogin prohibit-password',
    'Subsystem sftp internal-sftp',
    '',
  ].join('\n');
}
