import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Adapter, Change } from '../../adapters/adapter.ts';
import { mapRow, profile, type RawArticle } from '../../adapters/profiles/procurement-portal-rest/index.ts';
import type { LegacySystem } from '../../adapters/province.ts';
import { createGuard } from '../../adapters/resilience/guard.ts';

const CONTEXT = { system: 'gx-procurement', fetchedAt: new Date('2026-01-01T00:00:00Z') };
const NEVER = new AbortController().signal;
const ROW = {
  articleId: 'A1',
  title: '某项目采购公告',
  publishDate: 1_708_251_407_000,
  districtCode: '459900',
  pathName: '采购公告',
  procurementMethod: '公开招标',
};

function recordsOf(change: Change) {
  if (change.type !== 'READ') throw new Error(`${change.type}: ${JSON.stringify(change)}`);
  return change.records;
}

function read(content: string, more: object = {}) {
  const detail = { ...ROW, content, ...more };
  return recordsOf(mapRow('zcy', { list: null, detail }, CONTEXT));
}

describe('an article of a procurement portal', () => {
  it('names the buyer whom only its title names', () => {
    const list = { ...ROW, title: '那边县应急管理局关于乡镇消防车采购项目的终止公告', pathName: '终止公告' };
    const records = recordsOf(mapRow('zcy', { list, detail: null }, CONTEXT));
    expect(records.find(({ kind }) => kind === 'project')).toMatchObject({ parties: [{ role: 'PURCHASER', name: '那边县应急管理局' }] });
  });

  it('gives each project number of a title that covers several projects', () => {
    const list = { id: '1', noticeType: 302, issueTime: '2017-11-30 17:19:57', title: '某医院设备项目(17A0001，17A0002、17A0003)结果公告' };
    const records = recordsOf(mapRow('chongqing', { list, detail: null }, CONTEXT));
    expect(records.find(({ kind }) => kind === 'project')).toMatchObject({ projectCode: '17A0001' });
    expect(records.find(({ kind }) => kind === 'notice')).toMatchObject({ stated: [{ value: '17A0002' }, { value: '17A0003' }] });
  });

  it('takes a level of government for the region it governs', () => {
    const [notice] = recordsOf(mapRow('zcy', { list: ROW, detail: null }, CONTEXT));
    expect(notice).toMatchObject({ kind: 'notice', region: { code: '450000', raw: '459900' }, noticeKind: { code: 'ANNOUNCEMENT' } });
  });

  it('reads a budget in ten thousands as yuan, and one without a unit as no sum', () => {
    const table = (label: string, value: string) => `<table><tr><td>${label}</td><td>${value}</td></tr></table>`;
    expect(read(table('预算金额（万元）', '88.45'))[1]).toMatchObject({ budget: { yuan: '884500', raw: '88.45', rawUnit: '万元' } });
    expect(read(table('预算金额', '88.45'))[1]).toMatchObject({ budget: { yuan: null, raw: '88.45', rawUnit: null } });
  });

  it('takes a contract printed with 0 yuan for one without a stated amount', () => {
    const content = '<table><tr><td>合同编号</td><td>HT-1</td></tr><tr><td>合同金额（元）</td><td>0</td></tr></table>';
    const contract = read(content, { announcementType: 3010 }).find(({ kind }) => kind === 'contract');
    expect(contract).toMatchObject({ contractCode: 'HT-1', price: { yuan: null, raw: '0' } });
  });

  it('belongs to the first article of its chain, which alone can be fetched by the project’s id', () => {
    const link = (articleId: string, order: number, publishDate: string) => ({ articleId, order, publishDate, type: null, isExist: true });
    const announcementLinkDtoList = [
      link('C', 4, '2024-03-01'),
      link('B', 2, '2024-02-02'),
      link('A', 2, '2024-02-01'),
      { articleId: null, order: 1 },
    ];
    const records = read('', { articleId: 'C', announcementType: 3004, announcementLinkDtoList });
    expect(records.map(({ projectNativeId }) => projectNativeId)).toEqual(['A']);
  });

  it('tells the owner every fault at once, and never throws', () => {
    const change = mapRow('zcy', { list: { articleId: 'A1', title: '', publishDate: 'soon' }, detail: null }, CONTEXT);
    if (change.type !== 'UNREADABLE') throw new Error(change.type);
    expect(change.findings.map(({ code, column }) => `${code} ${column}`)).toEqual(['MISSING title', 'NOT_A_TIME publishDate']);
    expect(mapRow('zcy', { list: null, detail: null }, CONTEXT).type).toBe('UNREADABLE');
  });

  it('has the same hash however often it was clicked', () => {
    const hashOf = (click: number) => {
      const change = mapRow('zcy', { list: null, detail: { ...ROW, click } }, CONTEXT);
      return change.type === 'READ' ? change.rawHash : null;
    };
    expect(hashOf(1)).toBe(hashOf(2));
  });
});

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A portal that lists the rows of one channel and has the details given, at most `deepest` rows a list. */
async function portalOf(
  rows: readonly (typeof ROW)[],
  details: Readonly<Record<string, [number, string]>>,
  { mostPerPage = Number.MAX_SAFE_INTEGER, mostPerList = Number.MAX_SAFE_INTEGER, total = (count: number): unknown => count } = {},
): Promise<{ adapter: Adapter; widest: () => number }> {
  let widest = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const id = new URL(request.url!, 'http://portal').searchParams.get('articleId');
      if (id !== null) {
        const [status, body] = details[id] ?? [
          200,
          JSON.stringify({ success: true, result: { data: rows.find((row) => row.articleId === id) } }),
        ];
        return response.writeHead(status).end(body);
      }
      const query = JSON.parse(Buffer.concat(chunks).toString()) as {
        pageNo: number;
        pageSize: number;
        publishDateBegin: string;
        publishDateEnd: string;
      };
      const day = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
      const found = rows.filter(
        ({ publishDate }) => day(publishDate) >= query.publishDateBegin && day(publishDate) <= query.publishDateEnd,
      );
      widest = Math.max(widest, query.pageNo * query.pageSize);
      const size = Math.min(query.pageSize, mostPerPage);
      const data = found.slice(0, mostPerList).slice((query.pageNo - 1) * size, query.pageNo * size);
      return response.end(JSON.stringify({ success: true, result: { data: { total: total(found.length), data } } }));
    });
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const limits = { requestsPerSecond: 1_000, concurrency: 4, timeoutMs: 2_000 };
  const system = { id: CONTEXT.system, sector: 'PROCUREMENT', endpoint, limits } as LegacySystem;
  const options = profile.options.parse({ categories: { ZcyAnnouncement2: '采购公告' }, since: '2024-01-01', pageSize: 5, maxRows: 10 });
  const guard = createGuard({ system: system.id, limits });
  return {
    adapter: profile.connect({ system, options, secret: null, guard, now: () => new Date('2024-12-31T00:00:00Z') }),
    widest: () => widest,
  };
}

async function changesOf(adapter: Adapter): Promise<readonly Change[]> {
  const changes: Change[] = [];
  for await (const page of adapter.changes(null, NEVER)) changes.push(...page.changes);
  return changes;
}

describe('reading a procurement portal', () => {
  it('never pages deeper than the portal gives, and still reads every article', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => ({
      ...ROW,
      articleId: `A${index}`,
      publishDate: ROW.publishDate + index * 86_400_000,
    }));
    const { adapter, widest } = await portalOf(rows, {});
    const changes = await changesOf(adapter);
    expect(new Set(changes.map(({ rowKey }) => rowKey)).size).toBe(60);
    expect(widest()).toBeLessThanOrEqual(10);
  });

  it('says so when one day holds more articles than the portal gives', async () => {
    const rows = Array.from({ length: 12 }, (_, index) => ({ ...ROW, articleId: `A${index}` }));
    const changes = await changesOf((await portalOf(rows, {})).adapter);
    const refused = changes.filter((change) => change.type === 'UNREADABLE');
    expect(refused.map(({ findings }) => findings[0]?.value)).toEqual([
      'ZcyAnnouncement2 2024-02-18: the portal holds more rows of this day than it gives',
    ]);
    expect(changes.filter(({ type }) => type === 'READ')).toHaveLength(10);
  });

  it.each([
    ['caps the size of a page', { mostPerPage: 2 }],
    ['caps the size of a page and tells no total', { mostPerPage: 2, total: (): unknown => null }],
    ['tells no total and holds more than may be paged', { total: (): unknown => null }],
    ['gives fewer rows than it says it has', { mostPerList: 7 }],
    ['says that it has none', { total: (): unknown => 0 }],
  ])('reads every article of a portal that %s', async (_, oddity) => {
    const rows = Array.from({ length: 30 }, (_row, index) => ({
      ...ROW,
      articleId: `A${index}`,
      publishDate: ROW.publishDate + index * 40_000_000,
    }));
    const changes = await changesOf((await portalOf(rows, {}, oddity)).adapter);
    expect(new Set(changes.map(({ rowKey }) => rowKey))).toEqual(new Set(rows.map(({ articleId }) => articleId)));
    expect(changes.every(({ type }) => type === 'READ')).toBe(true);
  });

  it('quarantines only the article whose detail is missing or is a challenge page', async () => {
    const rows = ['good', 'gone', 'empty', 'challenged'].map((articleId) => ({ ...ROW, articleId }));
    const empty = JSON.stringify({ success: true, result: { data: null } });
    const { adapter } = await portalOf(rows, { gone: [404, ''], empty: [200, empty], challenged: [200, '<html>请求过于频繁</html>'] });
    const changes = await changesOf(adapter);
    expect(Object.fromEntries(changes.map(({ rowKey, type }) => [rowKey, type]))).toEqual({
      good: 'READ',
      gone: 'UNREADABLE',
      empty: 'UNREADABLE',
      challenged: 'UNREADABLE',
    });
  });
});

const REAL = '../shared/data/procurement';

describe.skipIf(!existsSync(REAL) && process.env['CI'] === undefined)('real procurement portals', () => {
  const json = (path: string) => JSON.parse(readFileSync(`${REAL}/${path}`, 'utf8')) as never;

  it('are read: a list row and a detail of the procurement cloud', () => {
    const { result: list } = json('guangxi-zcy/portal-category.response.json') as { result: { data: { data: object[] } } };
    const { result: one } = json('guangxi-zcy/portal-detail.response.json') as { result: { data: object } };
    const rows = [...list.data.data.map((row) => ({ list: row, detail: null })), { list: null, detail: one.data }] as RawArticle[];
    expect(rows.map((row) => mapRow('zcy', row, CONTEXT)).map(({ type }) => type)).toEqual(['READ', 'READ']);
  });

  it('are read: every notice of Chongqing, with its budget in yuan', () => {
    const { notices } = json('chongqing-ccgp/notices.response.json') as { notices: { projectBudget: number }[] };
    for (const notice of notices) {
      const [, project] = recordsOf(mapRow('chongqing', { list: notice, detail: null }, CONTEXT));
      expect(project).toMatchObject({ kind: 'project', budget: { yuan: String(notice.projectBudget) } });
    }
  });
});
