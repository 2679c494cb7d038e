import SftpClient from 'ssh2-sftp-client';
import { createHash } from 'node:crypto';
import { connect as openSocket } from 'node:net';
import { FileTooLarge, isPlainName, type Folder } from './folder.ts';

export interface SftpFolderOptions {
  readonly host: string;
  readonly port: number;
  /** Absolute path of the folder on the server. */
  readonly path: string;
  readonly user: string;
  /** Password, or a private key in PEM or OpenSSH form. */
  readonly secret: string;
  /** SHA-256 of the server's host key in base64, as ssh-keygen -l prints it without `SHA256:`; null accepts any, for loopback only. */
  readonly hostKeySha256: string | null;
  readonly maxFileBytes: number;
  /** For opening the connection. */
  readonly timeoutMs: number;
}

/** A folder on an SFTP server. One connection, opened when needed, given up after any failure or cancellation. */
export function openSftpFolder(options: SftpFolderOptions): Folder {
  const run = sharedConnection(options);
  return {
    list: (signal) => run.call(signal, (client) => list(client, options.path)),
    async read(name, signal) {
      const bytes = await run.call(signal, (client) => read(client, `${options.path}/${name}`, options.maxFileBytes));
      if (bytes.length > options.maxFileBytes) throw new FileTooLarge(`${name} has more than ${options.maxFileBytes} bytes`);
      return bytes;
    },
    close: () => run.close(),
  };
}

interface SharedConnection {
  call<T>(signal: AbortSignal, use: (client: SftpClient) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

function sharedConnection(options: SftpFolderOptions): SharedConnection {
  let current: Promise<SftpClient> | null = null;

  const forget = (opening: Promise<SftpClient>): void => {
    if (current === opening) current = null;
  };
  const connection = (): Promise<SftpClient> => {
    if (current !== null) return current;
    const opening = connect(options, () => forget(opening));
    opening.catch(() => forget(opening));
    return (current = opening);
  };
  const end = async (opening: Promise<SftpClient>): Promise<void> => {
    forget(opening);
    await opening.then((client) => client.end()).catch(() => {});
  };

  return {
    async call(signal, use) {
      signal.throwIfAborted();
      const opening = connection();
      const giveUp = (): void => void end(opening);
      signal.addEventListener('abort', giveUp, { once: true });
      try {
        return await use(await opening);
      } catch (error) {
        giveUp();
        throw error;
      } finally {
        signal.removeEventListener('abort', giveUp);
      }
    },
    close: () => (current === null ? Promise.resolve() : end(current)),
  };
}

async function connect({ host, port, user, secret, hostKeySha256, timeoutMs }: SftpFolderOptions, onEnd: () => void): Promise<SftpClient> {
  const client = new SftpClient('yiwang', { error: onEnd, end: onEnd, close: onEnd });
  const credential = secret.startsWith('-----BEGIN ') ? { privateKey: secret } : { password: secret };
  // Waiting to fill packets would cost a file some 200 ms in small requests.
  const sock = openSocket({ host, port, noDelay: true });
  const hostVerifier = (key: Buffer): boolean => accepts(key, hostKeySha256);
  try {
    await client.connect({ sock, username: user, ...credential, readyTimeout: timeoutMs, hostVerifier });
  } catch (error) {
    sock.destroy();
    throw error;
  }
  return client;
}

function accepts(key: Buffer, hostKeySha256: string | null): boolean {
  return hostKeySha256 === null || createHash('sha256').update(key).digest('base64').replace(/=+$/u, '') === hostKeySha256;
}

async function list(client: SftpClient, path: string) {
  const entries = await client.list(path);
  return entries
    .filter(({ type, name }) => type === '-' && isPlainName(name))
    .map(({ name, size, modifyTime }) => ({ name, sizeBytes: size, modifiedMs: modifyTime }));
}

/** Reads one byte more than allowed at most, whatever the server says of the file's size. */
async function read(client: SftpClient, path: string, maxBytes: number): Promise<Uint8Array> {
  const content = await client.get(path, undefined, { readStreamOptions: { end: maxBytes } as object });
  if (!Buffer.isBuffer(content)) throw new TypeError('the SFTP client gave no buffer');
  return content;
}
