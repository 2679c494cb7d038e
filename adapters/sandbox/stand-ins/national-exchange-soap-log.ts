import iconv from 'iconv-lite';
import type { WorldProject } from '../world/world-project.ts';
import { stampOf } from './national-exchange-soap-draft.ts';
import { rowsOf, type NationalRow } from './national-exchange-soap-rows.ts';

/** One message as the exchange received it. */
export interface Message {
  /** M_TM, yyyyMMddHHmmssSSS. */
  readonly receivedAt: string;
  readonly dataKey: string;
  /** DATA_TYPE: 1 insert, 2 update, 3 delete. */
  readonly type: '1' | '2' | '3';
  /** DATA_TIMESTAMP of the sender: a version that arrives late has an earlier one. */
  readonly timestamp: string;
  readonly project: WorldProject;
  readonly row: NationalRow;
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

export function createLog(world: readonly WorldProject[]): MessageLog {
  const messages = world.flatMap(messagesOf).sort(inOrder);
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

  return {
    after(time, key, limit) {
      const from = firstAfter(messages, time, key);
      return { messages: messages.slice(from, from + limit), more: from + limit < messages.length };
    },
    ofProjects: (codes) => codes.flatMap(latestOf),
    put: (project) => receive((at) => rowsOf(project).map((row) => messageOf(project, row, '2', at, at))),
    resend: (code) => receive((at) => latestOf(code).map((message) => ({ ...message, receivedAt: receiveTime(at) }))),
    remove: (code) =>
      receive((at) => latestOf(code).map((message) => ({ ...message, type: '3', receivedAt: receiveTime(at), timestamp: stampOf(at) }))),
  };
}

function index(byProject: Map<string, Message[]>, message: Message): void {
  const { tenderProjectCode } = message.project;
  const list = byProject.get(tenderProjectCode);
  if (list === undefined) byProject.set(tenderProjectCode, [message]);
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
  const columns = { ...message.row.columns, TENDER_PROJECT_NAME: `${message.project.title}（初稿）` };
  return { ...message, row: { ...message.row, columns }, timestamp, receivedAt };
}

function messageOf(project: WorldProject, row: NationalRow, type: Message['type'], sentAt: Date, receivedAt: Date): Message {
  const number = String(project.serial).padStart(5, '0') + String(row.serial).padStart(3, '0').slice(-3);
  const dataKey = SYSTEM_NO + row.table + stampOf(project.createdAt).slice(0, 8) + number.slice(-7);
  return { receivedAt: receiveTime(receivedAt), dataKey, type, timestamp: stampOf(sentAt), project, row };
}

function receiveTime(at: Date): string {
  return stampOf(at) + String(at.getUTCMilliseconds()).padStart(3, '0');
}

/** A message as DES XML inside a SOAP string, in GBK. */
export function renderMessage(message: Message): Uint8Array {
  const { receivedAt, dataKey, type, timestamp, row, project } = message;
  const title =
    `<TITLE><DATA_NO>${row.table}</DATA_NO><DATA_EN>${row.name}</DATA_EN><DATA_CN>${row.label}</DATA_CN><DATA_TYPE>${type}</DATA_TYPE>` +
    `<DATA_KEY>${dataKey}</DATA_KEY><ROUTE_WAY>0</ROUTE_WAY><CA_KEY/></TITLE>`;
  const context = type === '3' ? '' : `<CONTEXT>${columnsXml(row, project)}<DATA_TIMESTAMP>${timestamp}</DATA_TIMESTAMP></CONTEXT>`;
  const des = `<DES M_TM="${receivedAt}">${title}${context}${type === '3' ? '' : filesXml(row)}</DES>`;
  return breakBytes(iconv.encode(escape(des), 'gbk'));
}

function columnsXml({ table, columns }: NationalRow, { dirt }: WorldProject): string {
  const broken = dirt.includes('INVALID_BYTES') && table === '503';
  return Object.entries(columns)
    .map(([name, value]) => {
      if (value === null) return '';
      return `<${name}>${escape(value)}${broken && name === 'NOTICE_CONTENT' ? BROKEN_BYTE : ''}</${name}>`;
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
