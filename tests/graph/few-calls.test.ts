/* eslint-disable @typescript-eslint/no-explicit-any -- answers of the graph are read as they come */
import { createServer, type IncomingMessage } from 'node:http';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_QUERY } from '../../gateway/demo-query.ts';
import { CITY, loadProvince, type LoadedProvince } from './loaded-province.ts';
import { callsOf, metricsOf, type Graph } from './running-graph.ts';

const SECTORS = ['ENGINEERING', 'LAND', 'MINERAL', 'PROCUREMENT', 'PROPERTY_RIGHTS'];

const NEWEST_FIRST = { field: 'PUBLISHED_AT', direction: 'DESC' } as const;
const PROCUREMENT = `{ projects(first: 60, filter: { sectors: [PROCUREMENT] }) {
  nodes { id ... on ProcurementProject { detail { source { state } failure { code system } } } }
} }`;

let loaded: LoadedProvince;
beforeAll(async () => void (loaded = await loadProvince(CITY)), 240_000);
afterAll(() => loaded.stop());

async function subgraphCalls(graph: Graph): Promise<Record<string, number>> {
  const calls: Record<string, number> = {};
  for (const [series, value] of await metricsOf(graph)) {
    const name = /^yiwang_subgraph_calls_total\{subgraph="([^"]+)"/u.exec(series)?.[1];
    if (name !== undefined) calls[name] = (calls[name] ?? 0) + value;
  }
  return calls;
}

const difference = (after: Record<string, number>, before: Record<string, number>) =>
  Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]));

/** What one question costs: calls of the gateway to subgraphs, and of subgraphs to systems. */
async function costOf(graph: Graph, query: string) {
  const [subgraphsBefore, systemsBefore] = [await subgraphCalls(graph), await callsOf(graph)];
  const { data, errors } = await graph.ask(query);
  // Reading the metrics asks the search subgraph too, past the gateway's data source.
  const subgraphs = difference(await subgraphCalls(graph), subgraphsBefore);
  return { data, errors, subgraphs, systems: difference(await callsOf(graph), systemsBefore) };
}

/** Articles of the portal that belong to these projects, as the hub's copy knows them. */
async function articlesOf(nodes: readonly any[]): Promise<number> {
  const ids = nodes.filter(({ sector }) => sector === 'PROCUREMENT').map(({ id }) => id as string);
  const notices = await loaded.hub.store.notices.byProjects(ids, 200);
  return ids.reduce((sum, id) => sum + (notices.get(id)?.length ?? 0), 0);
}

describe('a query for 20 mixed projects with parties, notices and detail', () => {
  it('asks each subgraph once, each system that can fetch many once, and the portal once per article', async () => {
    const graph = await loaded.openGateway();
    try {
      const { data, errors, subgraphs, systems } = await costOf(graph, DEMO_QUERY);
      expect(errors).toBeUndefined();
      const { nodes } = data.projects;
      expect(nodes).toHaveLength(20);
      expect([...new Set(nodes.map(({ sector }: any) => sector))].sort()).toEqual(SECTORS);
      for (const node of nodes) expect(node.detail.source.state).toBe('LIVE');
      expect(nodes.some(({ notices }: any) => notices.length > 0)).toBe(true);
      expect(nodes.every(({ parties }: any) => parties.length > 0)).toBe(true);
      expect(Object.keys(subgraphs).sort()).toEqual(['coding', 'engineering', 'land-mineral', 'procurement', 'property-rights', 'search']);
      for (const [name, calls] of Object.entries(subgraphs)) expect(calls, name).toBe(1);
      const many = graph.systems.adapters.filter(({ ability }) => ability.mode === 'MANY').map(({ system }) => system.id);
      expect(many).toEqual(['ln-engineering', 'ln-land-mineral', 'ln-property-rights']);
      for (const system of many) expect(systems[system], system).toBe(1);
      expect(systems['ln-procurement']).toBeGreaterThan(0);
      expect(systems['ln-procurement']).toBeLessThanOrEqual(await articlesOf(nodes));
    } finally {
      await graph.stop();
    }
  });

  it('costs no call to a system when it is asked again at once', async () => {
    const graph = await loaded.openGateway();
    try {
      await graph.ask(DEMO_QUERY);
      const { data, systems } = await costOf(graph, DEMO_QUERY);
      expect(Object.values(systems)).toEqual([0, 0, 0, 0]);
      expect(data.projects.nodes.every(({ detail }: any) => detail.source.state === 'CACHED')).toBe(true);
    } finally {
      await graph.stop();
    }
  });

  it('asks a system one by one within its owner’s concurrency, and a failing article spoils its own project alone', async () => {
    const { limits } = loaded.province.systems.find(({ id }) => id === 'ln-procurement')!;
    const { rows } = await loaded.hub.store.projects.list({ sectors: ['PROCUREMENT'] }, NEWEST_FIRST, { limit: 60 });
    const { id, nativeId } = rows[7]!;
    const portal = await startCountingPortal(loaded.sandbox.endpoints['ln-procurement']!, nativeId);
    const systems = loaded.connect({ ...loaded.sandbox.endpoints, 'ln-procurement': portal.endpoint });
    const graph = await loaded.openGateway({ systems });
    try {
      const { data, errors } = await graph.ask(PROCUREMENT);
      expect(errors).toBeUndefined();
      const spoilt = data.projects.nodes.filter(({ detail }: any) => detail.failure !== null);
      expect(spoilt.map((node: any) => node.id)).toEqual([id]);
      expect(spoilt[0].detail).toMatchObject({ source: { state: 'STALE' }, failure: { system: 'ln-procurement' } });
      expect(portal.mostAtOnce()).toBeGreaterThan(1);
      expect(portal.mostAtOnce()).toBeLessThanOrEqual(limits.concurrency);
    } finally {
      await graph.stop();
      portal.stop();
    }
  });
});

/** The stand-in's portal through a door that counts who is inside, and that answers garbage for one article. */
async function startCountingPortal(target: string, spoiltArticle: string) {
  const { hostname, port } = new URL(target);
  let open = 0;
  let most = 0;
  const server = createServer((asked, response) => {
    most = Math.max(most, (open += 1));
    response.once('close', () => (open -= 1));
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => void chunks.push(chunk));
    asked.on('end', () => {
      const body = Buffer.concat(chunks);
      if (decodeURIComponent(`${asked.url}${body.toString()}`).includes(spoiltArticle)) return void response.end('<html>');
      const passOn = (answer: IncomingMessage) => {
        response.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(response);
      };
      request({ hostname, port, path: asked.url, method: asked.method, headers: asked.headers }, passOn).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { pathname } = new URL(target);
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname === '/' ? '' : pathname}`,
    mostAtOnce: () => most,
    stop: () => (server.close(), server.closeAllConnections()),
  };
}
