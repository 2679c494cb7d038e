import iconv from 'iconv-lite';
import type { WorldProject } from '../world/world-project.ts';
import type { WorldRegister } from '../world/world-register.ts';
import { stampOf } from './national-exchange-soap-draft.ts';
import { registerRows } from './national-exchange-soap-register.ts';
import { projectKeyOf, rowsOf, type NationalRow } from './national-exchange-soap-rows.ts';

/** One message as the exchange received it. */
export interface Message {
  /** M_TM, yyyyMMddHHmmssSSS. */
  readonly receivedAt: string;
  readonly dataKey: string;
  /** DATA_TYPE: 1 insert, 2 update, 3 delete. */
  readonly type: '1' | '2' | '3';
  /** DATA_TIMESTAMP of the sender: a version that arrives late has an earlier one. */
  readonly timestamp: string;
  /** The project that the row is asked for with; null for a row of the register. */
  readonly projectCode: string | null;
  readonly row: NationalRow;
  /** A column that holds a byte which is no GBK. */
  readonly brokenColumn: string | null;
}

const SYSTEM_NO = '2101';
/** Stands for a byte that is no GBK in a text that is still a string. */
const BROKEN_BYTE = '[[FF]]';

/** What the exchange received, in its order (M_TM, DATA_KEY). */
export interface MessageLog {
  after(time: string, key: string, limit: number): { readonly messages: readonly Message[]; readonly more: boolean };
  /** The latest version of each row of some tender projects. */
  ofProjects(codes: readonly string[]): readonly Message[];
  /** Adds or updates all rows of a project. */
  put(project: WorldProject): void;
  resend(tenderProjectCode: string): void;
  remove(tenderProjectCode: string): void;
}

export function createLog(world: readonly WorldProject[], register: WorldRegister | null): MessageLog {
  const registered = register === null ? [] : registerRows(register).map(registerMessage);
  const messages = [...world.flatMap(messagesOf), ...registered].sort(inOrder);
  const byProject = new Map<string, Message[]>();
  for (const message of messages) index(byProject, message);
  let clockMs = Math.max(0, ...messages.map(({ row }) => row.at.getTime())) + 86_400_000;

  /** Each piece of work of the staff happens a second after the one before. */
  const receive = (make: (at: Date) => readonly Message[]): void => {
    clockMs += 1_000;
    const received = [...make(new Date(clockMs))].sort(inOrder);
    messages.push(...received);
    for (const message of received) index(byProject, message);
  };
  const latestOf = (code: string): readonly Message[] => latest(byProject.get(code) ?? []);
  /** The construction project of a further tender came with the first one. */
  const constructionOf = (code: string): readonly Message[] =>
    /^E\d{16}(?!001)\d{3}$/u.test(code) ? latestOf(`${code.slice(0, 17)}001`).filter(({ row }) => row.table === '500') : [];

  return {
    after(time, key, limit) {
      const from = firstAfter(messages, time, key);
      return { messages: messages.slice(from, from + limit), more: from + limit < messages.length };
    },
    ofProjects: (codes) => codes.flatMap((code) => [...constructionOf(code), ...latestOf(code)]),
    put: (project) => receive((at) => rowsOf(project).map((row) => messageOf(project, row, '2', at, at))),
    resend: (code) => receive((at) => latestOf(code).map((message) => ({ ...message, receivedAt: receiveTime(at) }))),
    remove: (code) =>
      receive((at) => latestOf(code).map((message) => ({ ...message, type: '3', receivedAt: receiveTime(at), timestamp: stampOf(at) }))),
  };
}

function index(byProject: Map<string, Message[]>, message: Message): void {
  const { projectCode } = message;
  if (projectCode === null) return;
  const list = byProject.get(projectCode);
  if (list === undefined) byProject.set(projectCode, [message]);
  else list.push(message);
}

function latest(messages: readonly Message[]): readonly Message[] {
  const byKey = new Map<string, Message>();
  for (const message of messages) {
    const known = byKey.get(message.dataKey);
    if (known === undefined || known.timestamp <= message.timestamp) byKey.set(message.dataKey, message);
  }
  return [...byKey.values()].filter(({ type }) => type !== '3');
}

function inOrder(left: Message, right: Message): number {
  return compare(left.receivedAt, right.receivedAt) || compare(left.dataKey, right.dataKey);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Binary search for the first message after a position. */
function firstAfter(messages: readonly Message[], time: string, key: string): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { receivedAt, dataKey } = messages[middle]!;
    const isAfter = (compare(receivedAt, time) || compare(dataKey, key)) > 0;
    if (isAfter) high = middle;
    else low = middle + 1;
  }
  return low;
}

function messagesOf(project: WorldProject): readonly Message[] {
  const rows = rowsOf(project);
  const tied = project.dirt.includes('TIE');
  const sent = rows.map((row) => messageOf(project, row, '1', row.at, tied ? project.createdAt : new Date(row.at.getTime() + row.serial)));
  return [...sent, ...dirtyMessages(project, sent)];
}

function dirtyMessages({ dirt, createdAt }: WorldProject, sent: readonly Message[]): readonly Message[] {
  const later = (message: Message, days: number) => receiveTime(new Date(message.row.at.getTime() + days * 86_400_000));
  const of = (table: string) => sent.filter(({ row }) => row.table === table);
  const extra: Message[] = [];
  if (dirt.includes('RESENT')) extra.push(...of('503').map((message) => ({ ...message, receivedAt: later(message, 2) })));
  if (dirt.includes('DELETED'))
    extra.push(
      ...of('507')
        .slice(-1)
        .map((message): Message => ({ ...message, type: '3', receivedAt: later(message, 1) })),
    );
  if (dirt.includes('OUT_OF_ORDER')) extra.push(...of('501').map((message) => olderVersion(message, createdAt, later(message, 3))));
  return extra;
}

/** A first draft of the project that arrives after its final form. */
function olderVersion(message: Message, createdAt: Date, receivedAt: string): Message {
  const timestamp = stampOf(new Date(createdAt.getTime() - 86_400_000));
  const columns = { ...message.row.columns, TENDER_PROJECT_NAME: `${message.row.columns['TENDER_PROJECT_NAME']}（初稿）` };
  return { ...message, row: { ...message.row, columns }, timestamp, receivedAt };
}

function messageOf(project: WorldProject, row: NationalRow, type: Message['type'], sentAt: Date, receivedAt: Date): Message {
  const number = String(project.serial).padStart(5, '0') + String(row.serial).padStart(3, '0').slice(-3);
  const dataKey = SYSTEM_NO + row.table + stampOf(project.createdAt).slice(0, 8) + number.slice(-7);
  const brokenColumn = row.table === '503' && project.dirt.includes('INVALID_BYTES') ? 'NOTICE_CONTENT' : null;
  const projectCode = projectKeyOf(project);
  return { receivedAt: receiveTime(receivedAt), dataKey, type, timestamp: stampOf(sentAt), projectCode, row, brokenColumn };
}

/** Rows of the register come once each, years apart. */
function registerMessage(row: NationalRow): Message {
  const dataKey = SYSTEM_NO + row.table + stampOf(row.at).slice(0, 8) + String(row.serial).padStart(7, '0');
  const message = { receivedAt: receiveTime(row.at), dataKey, type: '1', timestamp: stampOf(row.at) } as const;
  return { ...message, projectCode: null, row, brokenColumn: null };
}

function receiveTime(at: Date): string {
  return stampOf(at) + String(at.getUTCMilliseconds()).padStart(3, '0');
}

/** A message as DES XML inside a SOAP string, in GBK. */
export function renderMessage(message: Message): Uint8Array {
  const { receivedAt, dataKey, type, timestamp, row, brokenColumn } = message;
  const title =
    `<TITLE><DATA_NO>${row.table}</DATA_NO><DATA_EN>${row.name}</DATA_EN><DATA_CN>${row.label}</DATA_CN><DATA_TYPE>${type}</DATA_TYPE>` +
    `<DATA_KEY>${dataKey}</DATA_KEY><ROUTE_WAY>0</ROUTE_WAY><CA_KEY/></TITLE>`;
  const context = type === '3' ? '' : `<CONTEXT>${columnsXml(row, brokenColumn)}<DATA_TIMESTAMP>${timestamp}</DATA_TIMESTAMP></CONTEXT>`;
  const des = `<DES M_TM="${receivedAt}">${title}${context}${type === '3' ? '' : filesXml(row)}</DES>`;
  return breakBytes(iconv.encode(escape(des), 'gbk'));
}

function columnsXml({ columns }: NationalRow, brokenColumn: string | null): string {
  return Object.entries(columns)
    .map(([name, value]) => {
      if (value === null) return '';
      return `<${name}>${escape(value)}${name === brokenColumn ? BROKEN_BYTE : ''}</${name}>`;
    })
    .join('');
}

function filesXml({ table, serial }: NationalRow): string {
  if (table !== '503') return '';
  const source = `<FILE_EN_NAME>TENDER_FILE</FILE_EN_NAME><FILE_NAME>招标文件.pdf</FILE_NAME><BINARY_CONTENT>${SYSTEM_NO}/${serial}/招标文件.pdf</BINARY_CONTENT><IS_DELETE/>`;
  return `<FILECONTEXT><SOURCE>${source}</SOURCE></FILECONTEXT>`;
}

export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function breakBytes(bytes: Buffer): Uint8Array {
  const at = bytes.indexOf(BROKEN_BYTE);
  return at === -1 ? bytes : Buffer.concat([bytes.subarray(0, at), Buffer.of(0xff), bytes.subarray(at + BROKEN_BYTE.length)]);
}
