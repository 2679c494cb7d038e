import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AddressInfo, Server as NetServer, Socket } from 'node:net';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import iconv from 'iconv-lite';
import mysql from 'mysql2';
import type { FaultSwitch } from '../stand-in.ts';

/** What mysql2 gives a server for each client; its own types leave it out. */
interface ClientConnection {
  readonly stream: Socket;
  /** Number of the next packet. mysql2 does not begin anew for each command when it serves, so `respond` does. */
  sequenceId: number;
  serverHandshake(settings: object): void;
  on(event: 'query' | 'stmt_prepare', listener: (statement: string) => void): void;
  on(event: 'error' | 'quit' | 'end', listener: () => void): void;
  writeOk(): void;
  writeError(error: { readonly message: string; readonly code: number }): void;
  writeColumns(columns: readonly object[]): void;
  writeTextRow(values: readonly (string | null)[]): void;
  writeEof(): void;
}

export interface MysqlServer {
  readonly port: number;
  /** SELECT statements since start. */
  readonly calls: () => number;
  /** Statements being answered. */
  readonly openCalls: () => number;
  readonly mostAtOnce: () => number;
  stop(): Promise<void>;
}

export interface MysqlServerOptions {
  readonly database: DatabaseSync;
  readonly fault: FaultSwitch;
  /** Password of every account; null: none is asked. */
  readonly secret: string | null;
}

/** latin1: characters 0–255 stand for bytes, so that GBK goes out as it is. */
const BYTES_CHARSET = 8;
const CAPABILITIES = 0xffffff & ~0x20 & ~0x800;
const ERROR = { REFUSED: 1142, ACCESS: 1045, SYNTAX: 1064, SHUTDOWN: 1053, INTERRUPTED: 1317 } as const;

interface State {
  calls: number;
  open: number;
  most: number;
  /** Per connection id, how to end the statement that waits. */
  readonly waiting: Map<number, () => void>;
}

/** A server of the MySQL wire protocol on loopback that answers from SQLite and reads only. */
export async function startMysqlServer(options: MysqlServerOptions): Promise<MysqlServer> {
  const state: State = { calls: 0, open: 0, most: 0, waiting: new Map() };
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = mysql.createServer((client) => {
    const connection = client as unknown as ClientConnection;
    connection.on('error', () => connection.stream.destroy());
    sockets.add(connection.stream);
    connection.stream.once('close', () => sockets.delete(connection.stream));
    if (options.fault.mode === 'DROP') connection.stream.destroy();
    else serve(connection, (connections += 1), options, state);
  });
  const { _server: listener } = server as unknown as { readonly _server: NetServer };
  await new Promise<void>((resolve, reject) => void listener.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    port: (listener.address() as AddressInfo).port,
    calls: () => state.calls,
    openCalls: () => state.open,
    mostAtOnce: () => state.most,
    stop: () => {
      const closed = new Promise<void>((resolve) => void listener.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      return closed;
    },
  };
}

function serve(connection: ClientConnection, id: number, options: MysqlServerOptions, state: State): void {
  // An answer is many small packets: without this each would wait for the last one's receipt.
  connection.stream.setNoDelay(true);
  connection.serverHandshake({
    protocolVersion: 10,
    serverVersion: '5.7.40-sandbox',
    connectionId: id,
    statusFlags: 2,
    characterSet: BYTES_CHARSET,
    capabilityFlags: CAPABILITIES,
    authCallback: passwordCheck(connection, options.secret),
  });
  // mysql2 hands SET over as if it were to be prepared.
  connection.on('stmt_prepare', () => respond(connection, () => connection.writeOk()));
  connection.on('query', (statement) => {
    const kill = /^KILL QUERY (\d+)$/u.exec(statement);
    if (kill !== null) {
      state.waiting.get(Number(kill[1]))?.();
      respond(connection, () => connection.writeOk());
    } else if (/^SELECT\b/iu.test(statement)) select(connection, id, statement, options, state);
    else respond(connection, () => connection.writeError({ code: ERROR.REFUSED, message: 'SELECT, SET and KILL only' }));
  });
}

/** Writes one whole answer; the next command begins at packet 0. */
function respond(connection: ClientConnection, write: () => void): void {
  write();
  connection.sequenceId = 0;
}

interface Login {
  readonly authPluginData1: Buffer;
  readonly authPluginData2: Buffer;
  readonly authToken: Buffer;
}

/** mysql_native_password: the token is SHA1(password) XOR SHA1(challenge + SHA1(SHA1(password))). */
function passwordCheck(connection: ClientConnection, secret: string | null) {
  return (login: Login, done: (error: null, refusal?: { readonly message: string; readonly code: number }) => void): void => {
    if (secret === null) return respond(connection, () => done(null));
    const once = sha1(Buffer.from(secret));
    const challenge = Buffer.concat([login.authPluginData1, login.authPluginData2]).subarray(0, 20);
    const mask = sha1(Buffer.concat([challenge, sha1(once)]));
    const expected = Buffer.from(once.map((byte, index) => byte ^ mask[index]!));
    const right = login.authToken.length === expected.length && timingSafeEqual(login.authToken, expected);
    respond(connection, () => (right ? done(null) : done(null, { code: ERROR.ACCESS, message: 'Access denied' })));
  };
}

function sha1(bytes: Buffer): Buffer {
  return createHash('sha1').update(bytes).digest();
}

/** Answers after the delay that the fault switch asks for, unless the client kills the statement or leaves. */
function select(connection: ClientConnection, id: number, statement: string, { database, fault }: MysqlServerOptions, state: State): void {
  state.calls += 1;
  state.open += 1;
  state.most = Math.max(state.most, state.open);
  const finish = (answerNow: () => void): void => {
    if (!state.waiting.delete(id)) return;
    clearTimeout(timer);
    connection.stream.off('close', leave);
    state.open -= 1;
    respond(connection, answerNow);
  };
  const leave = (): void => finish(() => undefined);
  const kill = (): void => finish(() => connection.writeError({ code: ERROR.INTERRUPTED, message: 'Query execution was interrupted' }));
  const timer = setTimeout(
    () => finish(() => ANSWERS[fault.mode](connection, database, statement)),
    fault.mode === 'LATENCY' ? fault.latencyMs : 0,
  );
  state.waiting.set(id, kill);
  connection.stream.once('close', leave);
}

type Answer = (connection: ClientConnection, database: DatabaseSync, statement: string) => void;

const fail: Answer = (connection) => connection.writeError({ code: ERROR.SHUTDOWN, message: 'Server shutdown in progress' });

/** What each position of the fault switch makes of an answer. */
const ANSWERS: Readonly<Record<FaultSwitch['mode'], Answer>> = {
  NONE: (connection, database, statement) => answer(connection, database, statement, 1),
  LATENCY: (connection, database, statement) => answer(connection, database, statement, 1),
  ERROR: fail,
  SOAP_FAULT: fail,
  BODY_ERROR: fail,
  HALF_PAGE: (connection, database, statement) => answer(connection, database, statement, 0.5),
  GARBAGE: (connection) => void connection.stream.end(randomBytes(64)),
  DROP: (connection) => void connection.stream.destroy(),
};

/** Sends the rows, or a share of them before the line breaks. */
function answer(connection: ClientConnection, database: DatabaseSync, statement: string, share: number): void {
  const rows = rowsFor(database, statement);
  if (rows === null) return connection.writeError({ code: ERROR.SYNTAX, message: 'You have an error in your SQL syntax' });
  connection.stream.cork();
  connection.writeColumns(rows.names.map(columnOf));
  for (const row of rows.values.slice(0, Math.ceil(rows.values.length * share))) connection.writeTextRow(row.map(asBytes));
  if (share === 1) connection.writeEof();
  connection.stream.uncork();
  if (share < 1) connection.stream.end();
}

function rowsFor(
  database: DatabaseSync,
  statement: string,
): { readonly names: readonly string[]; readonly values: readonly (readonly SQLOutputValue[])[] } | null {
  try {
    // SQLite calls bytes BLOB; its BINARY would be a number.
    const prepared = database.prepare(statement.replaceAll(/\bAS BINARY\)/giu, 'AS BLOB)'));
    prepared.setReturnArrays(true);
    return { names: prepared.columns().map(({ name }) => name), values: prepared.all() as unknown as SQLOutputValue[][] };
  } catch {
    return null;
  }
}

function columnOf(name: string): object {
  return {
    catalog: 'def',
    schema: '',
    table: '',
    orgTable: '',
    name,
    orgName: name,
    characterSet: BYTES_CHARSET,
    columnLength: 65_535,
    columnType: 253,
    flags: 0,
    decimals: 0,
  };
}

function asBytes(value: SQLOutputValue): string | null {
  if (value === null) return null;
  const bytes = value instanceof Uint8Array ? Buffer.from(value) : iconv.encode(String(value), 'gbk');
  return bytes.toString('latin1');
}
