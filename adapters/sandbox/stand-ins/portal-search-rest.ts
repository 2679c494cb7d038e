import type { IncomingMessage } from 'node:http';
import type { StandInInput, StandInKind } from '../stand-in.ts';
import type { WorldProject } from '../world/world-project.ts';
import { INVALID_BYTES, startJsonServer, type Answer, type JsonServer } from './json-server.ts';
import { bodyHtml } from './portal-search-rest-content.ts';
import { hitsOf, type Hit } from './portal-search-rest-hits.ts';

/** Hits that one search gives at most; beyond it the last page comes again. */
const MAX_HITS = 480;

const SEARCH = '/inteligentsearch/rest/esinteligentsearch/getFullTextDataNew';
const CHANNEL = '/EpointWebBuilder/rest/secaction/getSecInfoListYzm';

/** A trading platform's portal: the full-text search and the channel list. */
export const standIn = { profile: 'portal-search-rest', start: startSearchPortal } satisfies StandInKind;

/** Starts the portal. It shows `input.world` as it is at each request. */
export function startSearchPortal(input: StandInInput, maxHits = MAX_HITS): Promise<JsonServer> {
  const shelf = createShelf(input);
  let turn = 0;
  return startJsonServer(input.fault, async (request) => {
    if (input.secret !== null && request.headers.authorization !== `Bearer ${input.secret}`) return { status: 401, json: null };
    if (request.method !== 'POST') return { status: 405, json: null };
    if (request.url === SEARCH) return inEnvelope((turn += 1), search(shelf(), JSON.parse(await textOf(request)) as SearchBody, maxHits));
    if (request.url === CHANNEL) return channel(shelf(), new URLSearchParams(await textOf(request)));
    return { status: 404, json: null };
  });
}

function createShelf({ systemId, world }: StandInInput): () => readonly Hit[] {
  const made = new WeakMap<WorldProject, readonly Hit[]>();
  let seen: readonly WorldProject[] = [];
  let hits: readonly Hit[] | null = null;
  const hitsOfProject = (project: WorldProject): readonly Hit[] => {
    if (project.dirt.includes('DELETED')) return [];
    const known = made.get(project) ?? hitsOf(systemId, project);
    made.set(project, known);
    return known;
  };
  return () => {
    if (hits !== null && seen.length === world.length && world.every((project, index) => project === seen[index])) return hits;
    seen = [...world];
    hits = seen.flatMap(hitsOfProject).toSorted((a, b) => b.event.at.getTime() - a.event.at.getTime());
    return hits;
  };
}

interface SearchBody {
  readonly pn: number;
  readonly rn: number;
  readonly cl: number;
  readonly condition: readonly { readonly fieldName: string; readonly equal: string; readonly isLike: boolean }[] | null;
  readonly time: readonly { readonly startTime: string; readonly endTime: string }[];
}

function search(hits: readonly Hit[], { pn, rn, cl, condition, time }: SearchBody, maxHits: number): object {
  const found = hits.filter((hit) => (condition ?? []).every((one) => meets(hit, one)) && time.every((one) => isWithin(hit, one)));
  const resent = found.flatMap((hit) => (hit.project.dirt.includes('RESENT') ? [hit, hit] : [hit]));
  const shown = [...resent.filter(isOutOfOrder), ...resent.filter((hit) => !isOutOfOrder(hit))];
  const deepest = Math.max(0, Math.min(shown.length, maxHits) - 1);
  const start = Math.min(pn, Math.floor(deepest / rn) * rn);
  const records = shown.slice(start, start + rn).map((hit) => searchRow(hit, cl));
  return { totalcount: shown.length % 2 === 0 ? String(shown.length) : shown.length, executetime: '0.017', categorys: [], records };
}

function meets(
  { guid, categoryNumber }: Hit,
  { fieldName, equal, isLike }: { fieldName: string; equal: string; isLike: boolean },
): boolean {
  const value = fieldName === 'categorynum' ? categoryNumber : guid;
  return isLike ? value.startsWith(equal) : value === equal;
}

function isWithin({ event }: Hit, { startTime, endTime }: { startTime: string; endTime: string }): boolean {
  const at = shanghaiSeconds(event.at);
  return at >= startTime && at <= endTime;
}

function isOutOfOrder({ project }: Hit): boolean {
  return project.dirt.includes('OUT_OF_ORDER');
}

/** Installs wrap the same answer in three ways; this one takes them in turn. */
function inEnvelope(turn: number, result: object): Answer {
  const inner = { result };
  const envelopes = [inner, { code: 200, content: JSON.stringify(inner) }, { result: JSON.stringify(result) }];
  return { status: 200, json: envelopes[turn % envelopes.length] };
}

function searchRow(hit: Hit, cl: number): object {
  const { guid, categoryNumber, categoryName, project, event, broken } = hit;
  const title = titleOf(hit);
  return {
    id: `${categoryNumber}${guid}_001`,
    infoid: guid,
    linkguid: guid,
    categorynum: categoryNumber,
    categoryname: categoryName,
    title: title === '' ? '' : `<font color='#CC0000'>${title.slice(0, 2)}</font>${title.slice(2)}`,
    content: bodyHtml(hit).slice(0, cl),
    webdate: broken === 'ROW' ? '日期待定' : shanghaiSeconds(event.at),
    infodate: broken === 'ROW' ? null : shanghaiSeconds(event.at).slice(0, 10),
    linkurl: linkOf(hit),
    zhuanzai: project.platform.name,
    areacode: project.regionCode,
    areaname: project.regionName,
    sysclicktimes: 12,
    sysscore: '1.0',
    score: null,
  };
}

function channel(hits: readonly Hit[], form: URLSearchParams): Answer {
  const [category, from, to] = ['categoryNum', 'startdate', 'enddate'].map((name) => form.get(name) ?? '') as [string, string, string];
  const found = hits.filter((hit) => hit.categoryNumber.startsWith(category) && isWithin(hit, { startTime: from, endTime: to }));
  const size = Number(form.get('pagesize'));
  const start = Number(form.get('pageindex')) * size;
  const custom = { infodata: found.slice(start, start + size).map(channelRow), total: found.length };
  return { status: 200, json: { custom: found.length % 2 === 0 ? JSON.stringify(custom) : custom } };
}

function channelRow(hit: Hit): object {
  const { guid, categoryNumber, categoryName, project, event } = hit;
  return {
    infoid: guid,
    rowguid: `row-${guid}`,
    categorynum: categoryNumber,
    categoryname: categoryName,
    title: titleOf(hit),
    xiaqucode: project.regionCode,
    xiaquname: project.regionName,
    startdate: shanghaiSeconds(event.at),
    pubinwebdate: shanghaiSeconds(event.at),
    lasteditdate: shanghaiSeconds(event.at),
    enddate: '2099-12-31 23:59:59',
    infourl: linkOf(hit),
    infocontent: bodyHtml(hit),
    infostatuscode: 9,
    clicktimes: null,
    istop: 0,
  };
}

function titleOf({ project, event, broken }: Hit): string {
  if (broken === 'ROW') return '';
  if (broken === 'BYTES') return event.title + INVALID_BYTES;
  return project.dirt.includes('TEST_ROW') && !event.title.startsWith('【') ? `【系统测试】${event.title}` : event.title;
}

function linkOf({ categoryNumber, guid, event }: Hit): string {
  const day = shanghaiSeconds(event.at).slice(0, 10).replaceAll('-', '');
  return `/jyxx/${categoryNumber.slice(0, 6)}/${categoryNumber}/${day}/${guid}.html`;
}

/** `2026-03-16 18:00:00` in Asia/Shanghai. */
function shanghaiSeconds(time: Date): string {
  return new Date(time.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
