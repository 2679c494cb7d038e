import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Change } from '../../adapters/adapter.ts';
import { ownersCodes } from '../../adapters/mapping/owners-codes.ts';
import { mapRow, profile } from '../../adapters/profiles/portal-search-rest/index.ts';
import type { LegacySystem } from '../../adapters/province.ts';
import { createGuard } from '../../adapters/resilience/guard.ts';

const CONTEXT = { system: 'sy-portal', fetchedAt: new Date('2026-01-01T00:00:00Z'), sector: 'ENGINEERING' } as const;
const NEVER = new AbortController().signal;
const ROW = { infoid: 'G1', title: '某工程招标公告', webdate: '2024-02-18 09:30:00', categorynum: '003001001' };

function recordsOf(change: Change) {
  if (change.type !== 'READ') throw new Error(`${change.type}: ${JSON.stringify(change)}`);
  return change.records;
}

describe('a hit of a portal search', () => {
  it('loses the marks of what was searched for', () => {
    const row = { ...ROW, title: "<font color='#CC0000'>某工程</font>招标公告" };
    expect(recordsOf(mapRow('fulltext', row, CONTEXT))[0]).toMatchObject({ title: '某工程招标公告' });
  });

  it('goes where its owner’s table of channels says, the longest start first', () => {
    const categories = {
      '003001': { sector: 'PROPERTY_RIGHTS', noticeKind: null },
      '003001001': { sector: 'PROCUREMENT', noticeKind: 'RESULT' },
    } as const;
    const [notice] = recordsOf(mapRow('fulltext', ROW, { ...CONTEXT, categories }));
    expect(notice).toMatchObject({ sector: 'PROCUREMENT', noticeKind: { code: 'RESULT', raw: '003001001' } });
  });

  it('keeps the raw channel, with a warning, where nothing says what it is', () => {
    const change = mapRow('fulltext', { ...ROW, title: '某某', categorynum: '777' }, CONTEXT);
    expect(recordsOf(change)[0]).toMatchObject({ noticeKind: { code: null, raw: '777' } });
    expect(change.type === 'READ' && change.findings.map(({ code }) => code)).toEqual(['UNKNOWN_CODE']);
  });

  it('is the kind that its owner’s codes say, in a mapping version of its own', () => {
    const codes = ownersCodes({ categorynum: [{ raw: '777', code: 'CONTRACT', from: '2024-01-01' }] });
    const kindOn = (webdate: string) => {
      const [notice] = recordsOf(mapRow('fulltext', { ...ROW, title: '某某', webdate, categorynum: '777' }, { ...CONTEXT, codes }));
      return notice;
    };
    expect(kindOn('2024-02-18 09:30:00')).toMatchObject({
      noticeKind: { code: 'CONTRACT', raw: '777' },
      source: { mappingVersion: expect.stringContaining(codes.version) },
    });
    expect(kindOn('2023-02-18 09:30:00')).toMatchObject({ noticeKind: { code: null, raw: '777' } });
  });

  it.each([
    ['建设资金已到位。项目建设地点为：宜昌市夷陵区&nbsp...', '420506'],
    ['建设资金已到位。项目建设地点为：宜昌市夷陵...', '420500'],
  ])('lies where its body plainly says, not where a word that was cut would put it: %s', (content, code) => {
    expect(recordsOf(mapRow('fulltext', { ...ROW, remark1: '420500', content }, CONTEXT))[0]).toMatchObject({ region: { code } });
  });

  it('keeps the bidders whom its body rejects', () => {
    const infocontent =
      '<table><tr><td>中标候选人名称</td><td>晨屿建设有限公司</td></tr><tr><td>投标报价(元/%)</td><td>34993.47</td></tr></table>' +
      '<p>资格评审阶段：青岚建设有限公司未提供证书，资格评审不通过。</p>';
    const records = recordsOf(mapRow('channel', { ...ROW, title: '某工程中标候选人公示', categorynum: '003001004', infocontent }, CONTEXT));
    expect(records.flatMap((record) => (record.kind === 'bid' ? [record.bidder.name] : []))).toEqual(['青岚建设有限公司']);
  });

  it('has its own title, not that of another project that its body lists', () => {
    const infocontent = '<table><tr><td>项目名称</td><td>候选人过去的业绩工程</td></tr></table>';
    expect(recordsOf(mapRow('channel', { ...ROW, infocontent }, CONTEXT))[1]).toMatchObject({ kind: 'project', title: ROW.title });
  });
});

type Envelope = (result: object) => object;
const ENVELOPES: readonly (readonly [string, Envelope])[] = [
  ['plain', (result) => ({ result })],
  ['JSON text in content', (result) => ({ code: 200, content: JSON.stringify({ result }) })],
  ['JSON text in result', (result) => ({ result: JSON.stringify(result) })],
];

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Body {
  readonly pn: number;
  readonly rn: number;
  readonly time: readonly [{ readonly startTime: string; readonly endTime: string }];
}

/** A search that gives at most ten hits, then its last page again; gives the changes of a first load. */
async function firstLoad(
  rows: readonly object[],
  envelope: Envelope,
  total: (count: number) => unknown,
  mostPerPage = Number.MAX_SAFE_INTEGER,
): Promise<readonly Change[]> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { pn, rn: asked, time } = JSON.parse(Buffer.concat(chunks).toString()) as Body;
      const rn = Math.min(asked, mostPerPage);
      const within = ({ webdate = '' }: { webdate?: string }) => webdate >= time[0].startTime && webdate <= time[0].endTime;
      const found = rows.filter(within);
      const records = found.slice(Math.min(pn, 10 - rn)).slice(0, rn);
      response.end(JSON.stringify(envelope({ totalcount: total(found.length), records })));
    });
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const limits = { requestsPerSecond: 5_000, concurrency: 4, timeoutMs: 2_000 };
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const system = { id: CONTEXT.system, sector: 'ENGINEERING', endpoint, limits } as LegacySystem;
  const options = profile.options.parse({ since: '2024-01-01', pageSize: 5, maxRows: 10 });
  const guard = createGuard({ system: system.id, limits });
  const adapter = profile.connect({ system, options, secret: null, guard, now: () => new Date('2024-03-01T00:00:00Z') });
  const changes: Change[] = [];
  for await (const page of adapter.changes(null, NEVER)) changes.push(...page.changes);
  return changes;
}

describe('searching a portal', () => {
  const rows = Array.from({ length: 40 }, (_, index) => ({
    ...ROW,
    infoid: `G${index}`,
    webdate: `2024-02-18 ${String(index % 24).padStart(2, '0')}:30:00`,
  }));

  it.each(ENVELOPES)('reads every hit beyond the depth limit, answer in envelope: %s', async (_, envelope) => {
    const changes = await firstLoad(rows, envelope, String);
    expect(new Set(changes.map(({ rowKey }) => rowKey))).toEqual(new Set(rows.map(({ infoid }) => infoid)));
    expect(changes.every(({ type }) => type === 'READ')).toBe(true);
  });

  it('reads every hit where the portal does not say how many there are', async () => {
    const changes = await firstLoad(rows, ENVELOPES[0]![1], () => '');
    expect(new Set(changes.map(({ rowKey }) => rowKey)).size).toBe(40);
  });

  it.each([
    ['tells how many there are', String],
    ['does not tell', () => ''],
  ])('reads every hit of a portal that caps the size of a page and %s', async (_, total) => {
    const changes = await firstLoad(rows, ENVELOPES[0]![1], total, 2);
    expect(new Set(changes.map(({ rowKey }) => rowKey))).toEqual(new Set(rows.map(({ infoid }) => infoid)));
  });

  it('reads on, and says so, where the stated total is never reached', async () => {
    const changes = await firstLoad(rows.slice(0, 3), ENVELOPES[0]![1], (count) => (count === 0 ? 0 : count + 1));
    expect(changes.filter(({ type }) => type === 'READ').map(({ rowKey }) => rowKey)).toEqual(['G0', 'G1', 'G2']);
    expect(changes.filter(({ type }) => type === 'UNREADABLE')).toHaveLength(3);
  });

  it.each([
    ['content', { code: 200, content: '' }],
    ['content, without a code', { content: '' }],
    ['result', { result: '' }],
  ])('takes empty text for no hits: %s', async (_, nothing) => {
    const envelope: Envelope = (result) => ((result as { totalcount: number }).totalcount === 0 ? nothing : { result });
    expect(await firstLoad(rows.slice(0, 1), envelope, Number)).toHaveLength(1);
  });

  it('says so when one second holds more hits than the portal gives', async () => {
    const tied = rows.map((row) => ({ ...row, webdate: ROW.webdate }));
    const refused = (await firstLoad(tied, ENVELOPES[0]![1], Number)).filter((change) => change.type === 'UNREADABLE');
    expect(refused.map(({ findings }) => findings[0]?.value)).toEqual([
      ' 2024-02-18 09:30:00: the search holds more rows from here on than it gives',
    ]);
  });
});

const REAL = '../shared/data/engineering';

describe.skipIf(!existsSync(REAL) && process.env['CI'] === undefined)('real portals', () => {
  const json = (path: string) => JSON.parse(readFileSync(`${REAL}/${path}`, 'utf8')) as unknown;

  it.each([
    ['award-notice.raw.json', 'RESULT'],
    ['candidate-notice.raw.json', 'CANDIDATES'],
  ])('are read: channel rows of Yichang with their awards, %s', (file, kind) => {
    for (const row of json(`yichang-hubei-epoint/${file}`) as object[]) {
      const records = recordsOf(mapRow('channel', row as never, CONTEXT));
      expect(records[0]).toMatchObject({ kind: 'notice', noticeKind: { code: kind }, sector: 'ENGINEERING' });
      expect(records.some((record) => record.kind === 'award' && record.parties.length > 0)).toBe(true);
    }
  });

  it.each(['a', 'b'])('are read: search hits of Hebei, %s', (part) => {
    const { result } = json(`hebei-epoint/getFullTextData.response-${part}.json`) as { result: { records: object[] } };
    expect(result.records.map((row) => mapRow('fulltext', row as never, CONTEXT).type)).toEqual(result.records.map(() => 'READ'));
  });
});
