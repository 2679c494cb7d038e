import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import ssh2, { type Connection, type FileEntry, type SFTPWrapper } from 'ssh2';
import type { FaultMode, FaultSwitch } from '../stand-in.ts';

const { Server, utils } = ssh2;
const { STATUS_CODE } = utils.sftp;
const REGULAR_FILE = 0o100444;
const DIRECTORY = 0o040555;

/** A read-only SFTP server over one folder, which it shows as `/drop`. */
export interface DropServer {
  readonly port: number;
  readonly calls: () => number;
  /** Calls that wait for their delayed answer. */
  readonly openCalls: () => number;
  readonly mostAtOnce: () => number;
  stop(): Promise<void>;
}

export interface DropServerOptions {
  readonly folder: string;
  readonly secret: string | null;
  readonly fault: FaultSwitch;
}

/** Serves on loopback, with a host key made for this run. A call is the opening of a folder or a file: there the faults happen. */
export async function startDropServer(options: DropServerOptions): Promise<DropServer> {
  const counts = { calls: 0, open: 0, most: 0 };
  const connections = new Set<Connection>();
  const server = new Server({ hostKeys: [hostKey()] }, (connection) => {
    connections.add(connection);
    (connection as Connection & { setNoDelay(): void }).setNoDelay();
    connection.on('authentication', (attempt) => {
      if (attempt.method === 'password' && (options.secret === null || attempt.password === options.secret)) attempt.accept();
      else attempt.reject(['password']);
    });
    connection.on('session', (accept) => accept().on('sftp', (acceptSftp) => serve(acceptSftp(), connection, options, counts)));
    connection.on('error', () => connection.end());
    connection.on('close', () => connections.delete(connection));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    calls: () => counts.calls,
    openCalls: () => counts.open,
    mostAtOnce: () => counts.most,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const connection of connections) connection.end();
      }),
  };
}

interface Counts {
  calls: number;
  open: number;
  most: number;
}

type OpenThing = { readonly kind: 'FOLDER'; listed: boolean } | { readonly kind: 'FILE'; readonly bytes: Buffer };

/** What a client has open, by the number in its handle. */
type Opened = Map<number, OpenThing>;

function serve(sftp: SFTPWrapper, connection: Connection, { folder, fault }: DropServerOptions, counts: Counts): void {
  const opened: Opened = new Map();
  const begin = (id: number, make: () => OpenThing): void => {
    delay(connection, fault, counts, () => open(sftp, connection, id, fault, opened, make));
  };
  sftp.on('OPENDIR', (id) => begin(id, () => ({ kind: 'FOLDER', listed: false })));
  sftp.on('OPEN', (id, path) => begin(id, () => ({ kind: 'FILE', bytes: spoilt(readFileSync(pathOf(folder, path)), fault) })));
  sftp.on('READDIR', (id, handle) => readFolder(sftp, id, folder, opened.get(numberOf(handle))));
  sftp.on('READ', (id, handle, offset, length) => readFile(sftp, id, opened.get(numberOf(handle)), offset, length));
  sftp.on('CLOSE', (id, handle) => {
    opened.delete(numberOf(handle));
    sftp.status(id, STATUS_CODE.OK);
  });
  sftp.on('REALPATH', (id, path) => {
    sftp.name(id, [{ filename: path === '.' ? '/' : path, longname: '', attrs: attributesOf(DIRECTORY, 0, 0) }]);
  });
  sftp.on('STAT', (id, path) => stat(sftp, id, folder, path));
  sftp.on('LSTAT', (id, path) => stat(sftp, id, folder, path));
  sftp.on('FSTAT', (id, handle) => {
    const thing = opened.get(numberOf(handle));
    sftp.attrs(id, attributesOf(REGULAR_FILE, thing?.kind === 'FILE' ? thing.bytes.length : 0, 0));
  });
}

/** Counts a call and answers it now or late; a client that went away is not answered. */
function delay(connection: Connection, { mode, latencyMs }: FaultSwitch, counts: Counts, answer: () => void): void {
  counts.calls += 1;
  counts.open += 1;
  counts.most = Math.max(counts.most, counts.open);
  const leave = (): void => {
    clearTimeout(timer);
    connection.off('close', leave);
    counts.open -= 1;
  };
  const timer = setTimeout(() => (leave(), answer()), mode === 'LATENCY' ? latencyMs : 0);
  connection.once('close', leave);
}

/** Faults that SFTP has no words for are a plain failure. */
const FAILING: ReadonlySet<FaultMode> = new Set<FaultMode>(['ERROR', 'SOAP_FAULT', 'BODY_ERROR']);

function open(sftp: SFTPWrapper, connection: Connection, id: number, { mode }: FaultSwitch, opened: Opened, make: () => OpenThing): void {
  if (mode === 'DROP') {
    connection.end();
    return;
  }
  if (FAILING.has(mode)) {
    sftp.status(id, STATUS_CODE.FAILURE);
    return;
  }
  try {
    const number = Math.max(0, ...opened.keys()) + 1;
    opened.set(number, make());
    sftp.handle(id, handleOf(number));
  } catch {
    sftp.status(id, STATUS_CODE.NO_SUCH_FILE);
  }
}

function readFolder(sftp: SFTPWrapper, id: number, folder: string, thing: OpenThing | undefined): void {
  if (thing?.kind !== 'FOLDER') sftp.status(id, STATUS_CODE.FAILURE);
  else if (thing.listed) sftp.status(id, STATUS_CODE.EOF);
  else {
    thing.listed = true;
    sftp.name(id, entriesOf(folder));
  }
}

function readFile(sftp: SFTPWrapper, id: number, thing: OpenThing | undefined, offset: number, length: number): void {
  if (thing?.kind !== 'FILE' || offset >= thing.bytes.length) sftp.status(id, STATUS_CODE.EOF);
  else sftp.data(id, thing.bytes.subarray(offset, offset + length));
}

function stat(sftp: SFTPWrapper, id: number, folder: string, path: string): void {
  if (path === '/drop' || path === '/') {
    sftp.attrs(id, attributesOf(DIRECTORY, 0, 0));
    return;
  }
  try {
    const { size, mtimeMs } = statSync(pathOf(folder, path));
    sftp.attrs(id, attributesOf(REGULAR_FILE, size, mtimeMs));
  } catch {
    sftp.status(id, STATUS_CODE.NO_SUCH_FILE);
  }
}

/** Half the file, or other bytes: what a transfer that went wrong leaves. */
function spoilt(bytes: Buffer, { mode }: FaultSwitch): Buffer {
  if (mode === 'HALF_PAGE') return bytes.subarray(0, bytes.length >> 1);
  return mode === 'GARBAGE' ? Buffer.alloc(bytes.length + 1, 0xff) : bytes;
}

function entriesOf(folder: string): FileEntry[] {
  return readdirSync(folder).map((filename) => {
    const { size, mtimeMs } = statSync(join(folder, filename));
    return {
      filename,
      longname: `-r--r--r-- 1 drop drop ${size} Jan 1 00:00 ${filename}`,
      attrs: attributesOf(REGULAR_FILE, size, mtimeMs),
    };
  });
}

function attributesOf(mode: number, size: number, modifiedMs: number) {
  const seconds = Math.floor(modifiedMs / 1_000);
  return { mode, uid: 0, gid: 0, size, atime: seconds, mtime: seconds };
}

function pathOf(folder: string, path: string): string {
  return join(folder, basename(path));
}

function handleOf(number: number): Buffer {
  const handle = Buffer.alloc(4);
  handle.writeUInt32BE(number);
  return handle;
}

function numberOf(handle: Buffer): number {
  return handle.length === 4 ? handle.readUInt32BE() : -1;
}

/** Not by ssh2's own generator: one in 256 of its keys cannot be read again. */
function hostKey(): string {
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'prime256v1',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'sec1', format: 'pem' },
  });
  return privateKey;
}
