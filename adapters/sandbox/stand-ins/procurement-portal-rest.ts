import type { IncomingMessage } from 'node:http';
import type { StandIn, StandInInput, StandInKind } from '../stand-in.ts';
import type { WorldProject } from '../world/world-project.ts';
import { INVALID_BYTES, startJsonServer, type Answer, type JsonServer } from './json-server.ts';
import { articlesOf, type Article } from './procurement-portal-rest-articles.ts';
import { contentHtml, methodOf } from './procurement-portal-rest-content.ts';

/** Rows that the portal's search gives at most per list. */
const MAX_ROWS = 9_900;

/** A portal of the procurement cloud: `POST /portal/category`, `GET /portal/detail`. */
export const standIn = { profile: 'procurement-portal-rest', start: startPortal } satisfies StandInKind;

/** Starts the portal. It shows `input.world` as it is at each request. */
export async function startPortal(
  input: StandInInput,
  maxRows = MAX_ROWS,
): Promise<StandIn & Pick<JsonServer, 'openCalls' | 'mostAtOnce'>> {
  const shelf = createShelf(input);
  const server = await startJsonServer(input.fault, async (request) => {
    const url = new URL(request.url ?? '/', 'http://portal');
    if (input.secret !== null && request.headers.authorization !== `Bearer ${input.secret}`) return { status: 401, json: null };
    if (request.method === 'POST' && url.pathname === '/portal/category') return category(shelf(), await bodyOf(request), maxRows);
    if (request.method === 'GET' && url.pathname === '/portal/detail') return detail(shelf(), url.searchParams.get('articleId') ?? '');
    return { status: 404, json: null };
  });
  return server;
}

interface Shelf {
  readonly newestFirst: readonly Article[];
  readonly byId: ReadonlyMap<string, Article>;
  readonly siblings: (project: WorldProject) => readonly Article[];
}

/** Articles of the world, made once per project and again where a project was replaced. */
function createShelf({ systemId, world }: StandInInput): () => Shelf {
  const made = new WeakMap<WorldProject, readonly Article[]>();
  const siblings = (project: WorldProject): readonly Article[] => {
    const known = made.get(project) ?? articlesOf(systemId, project);
    made.set(project, known);
    return known;
  };
  let seen: readonly WorldProject[] = [];
  let shelf: Shelf | null = null;
  return () => {
    const same = shelf !== null && seen.length === world.length && world.every((project, index) => project === seen[index]);
    if (shelf !== null && same) return shelf;
    seen = [...world];
    const all = seen.flatMap(siblings);
    shelf = {
      newestFirst: all.toSorted((a, b) => b.event.at.getTime() - a.event.at.getTime()),
      byId: new Map(all.map((article) => [article.id, article])),
      siblings,
    };
    return shelf;
  };
}

interface CategoryQuery {
  readonly pageNo: number;
  readonly pageSize: number;
  readonly categoryCode: string;
  readonly publishDateBegin: string;
  readonly publishDateEnd: string;
}

function category({ newestFirst }: Shelf, query: CategoryQuery, maxRows: number): Answer {
  const { pageNo, pageSize, categoryCode, publishDateBegin, publishDateEnd } = query;
  const from = Date.parse(`${publishDateBegin}T00:00:00+08:00`);
  const to = Date.parse(`${publishDateEnd}T00:00:00+08:00`) + 86_400_000;
  const fits = ({ group, event }: Article) => group.category === categoryCode && event.at.getTime() >= from && event.at.getTime() < to;
  const found = newestFirst.filter(fits);
  const resent = found.flatMap((article) => (article.project.dirt.includes('RESENT') ? [article, article] : [article]));
  const shown = [...resent.filter(isOutOfOrder), ...resent.filter((article) => !isOutOfOrder(article))];
  const start = (pageNo - 1) * pageSize;
  if (start >= maxRows) return { status: 200, json: { success: false, code: '422', message: '查询范围过大', result: null } };
  const data = shown.slice(start, Math.min(start + pageSize, maxRows)).map(listRow);
  return { status: 200, json: { success: true, result: { data: { total: shown.length, data } } } };
}

function isOutOfOrder({ project }: Article): boolean {
  return project.dirt.includes('OUT_OF_ORDER');
}

function listRow({ id, project, event, group, broken }: Article): object {
  return {
    articleId: id,
    siteId: 61,
    author: project.agency?.name ?? project.owner.name,
    pathName: group.pathName,
    title: broken === 'ROW' ? '' : titleOf(project, event.title),
    content: null,
    publishDate: broken === 'ROW' ? '日期待定' : event.at.getTime(),
    districtCode: districtOf(project),
    gpCatalogName: project.lots[0]?.use ?? null,
    procurementMethod: methodOf(project),
    projectCode: null,
    projectName: null,
    districtName: project.cityName + project.regionName,
    purchaseName: null,
    invalid: isWithdrawn(project) ? 1 : 0,
    announcementType: null,
  };
}

/** The level itself is no district: `219900` is the province's own business. */
function districtOf({ regionCode }: WorldProject): string {
  return regionCode.replace(/0000$/u, '9900').replace(/(?<=^\d{4})00$/u, (end) => (regionCode.endsWith('0000') ? end : '99'));
}

function titleOf({ dirt }: WorldProject, title: string): string {
  return dirt.includes('TEST_ROW') && !title.startsWith('【') ? `【系统测试】${title}` : title;
}

function isWithdrawn({ dirt }: WorldProject): boolean {
  return dirt.includes('DELETED');
}

function detail({ byId, siblings }: Shelf, id: string): Answer {
  const article = byId.get(id);
  if (article === undefined || isWithdrawn(article.project))
    return { status: 200, json: { success: true, result: { data: null }, error: null } };
  return { status: 200, json: { success: true, result: { data: detailOf(article, siblings(article.project)) }, error: null } };
}

let clicks = 0;

function detailOf(article: Article, siblings: readonly Article[]): object {
  const { id, project, event, group, broken } = article;
  const oneElement = project.dirt.includes('ONE_ELEMENT_LIST');
  const links = siblings.map((sibling) => linkOf(sibling, id));
  return {
    title: broken === 'ROW' ? '' : titleOf(project, event.title) + (broken === 'BYTES' ? INVALID_BYTES : ''),
    articleId: id,
    siteId: 61,
    author: project.agency?.name ?? project.owner.name,
    projectCode: project.localCode,
    projectName: project.title,
    publishDate: broken === 'ROW' ? '日期待定' : event.at.getTime(),
    announcementType: group.type,
    isGovPurchase: true,
    districtCode: districtOf(project),
    categoryNames: oneElement ? group.pathName : ['信息公告', group.typeName, group.pathName],
    announcementLinkDtoList: links.length === 1 && oneElement ? links[0] : [...links, missingLink()],
    content: contentHtml(article),
    attachmentList: null,
    click: broken === 'NO' ? (clicks += 1) : 30,
    expireFlag: 0,
    expiredAt: new Date(event.at.getTime() + 7 * 86_400_000).toISOString().replace('Z', '+0000'),
  };
}

function linkOf({ id, event, group }: Article, current: string): object {
  const publishDate = new Date(event.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  return {
    articleId: id,
    type: group.category,
    typeName: group.typeName,
    isExist: true,
    isCurrent: id === current,
    publishDate,
    order: group.order,
  };
}

/** Chains also name steps that have not come yet. */
function missingLink(): object {
  return { articleId: null, type: 'ZcyAnnouncement14', typeName: '其他', isExist: false, isCurrent: false, publishDate: null, order: 14 };
}

async function bodyOf(request: IncomingMessage): Promise<CategoryQuery> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as CategoryQuery;
}
