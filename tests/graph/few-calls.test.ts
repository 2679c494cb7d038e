/* eslint-disable @typescript-eslint/no-explicit-any -- answers of the graph are read as they come */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_QUERY } from '../../gateway/demo-query.ts';
import { openSystems } from '../../adapters/systems.ts';
import { readProvince } from '../../adapters/province.ts';
import { callsOf, loaded, setFault, startGraph, type RunningGraph } from './running-graph.ts';

let graph: RunningGraph;

beforeAll(async () => {
  // Polled once only: what the stand-ins count afterwards are the calls of queries.
  graph = await startGraph({ province: 'tests/graph/provinces/polled-once.yaml' });
  await loaded(graph);
}, 240_000);

afterAll(() => graph.stop());

async function subgraphCalls(): Promise<Record<string, number>> {
  const text = await (await fetch(graph.url.replace('/graphql', '/metrics'))).text();
  const found = [...text.matchAll(/yiwang_subgraph_calls_total\{subgraph="([^"]+)",outcome="[^"]+"\} (\d+)/gu)];
  const calls: Record<string, number> = {};
  for (const [, name, count] of found) calls[name!] = (calls[name!] ?? 0) + Number(count);
  return calls;
}

const difference = (after: Record<string, number>, before: Record<string, number>) =>
  Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]));

describe('a query for 20 mixed projects with parties, notices and detail', () => {
  it('asks each subgraph once, and each system that can fetch many once', async () => {
    const [subgraphsBefore, systemsBefore] = [await subgraphCalls(), await callsOf(graph)];
    const { data, errors } = await graph.ask(DEMO_QUERY);
    const subgraphs = difference(await subgraphCalls(), subgraphsBefore);
    const systems = difference(await callsOf(graph), systemsBefore);
    console.log('calls to subgraphs', subgraphs, 'to systems', systems);
    expect(errors).toBeUndefined();
    const sectors = new Set(data.projects.nodes.map(({ sector }: any) => sector));
    expect(sectors.size).toBeGreaterThanOrEqual(3);
    for (const [name, calls] of Object.entries(subgraphs)) expect(calls, name).toBeLessThanOrEqual(1);
    expect(systems['ln-engineering']).toBeLessThanOrEqual(1);
    const procurement = data.projects.nodes.filter(({ sector }: any) => sector === 'PROCUREMENT');
    // One by one: an article and the chain of each project, nothing for the others.
    expect(systems['ln-procurement']).toBeLessThanOrEqual(procurement.length * 12);
  });

  it('costs no call at all when it is asked again at once', async () => {
    await graph.ask(DEMO_QUERY);
    const before = await callsOf(graph);
    const { data } = await graph.ask(DEMO_QUERY);
    expect(await callsOf(graph)).toEqual(before);
    expect(data.projects.nodes.every(({ detail }: any) => detail.source.state === 'CACHED')).toBe(true);
  });

  it('shows the last good copy while a system says nothing', async () => {
    await setFault(graph, 'ln-engineering', 'LATENCY', 60_000);
    try {
      const { data, errors } = await graph.ask(
        '{ projects(first: 2, orderBy: { field: AMOUNT, direction: ASC }, filter: { sectors: [ENGINEERING] }) { nodes { title ... on EngineeringProject { detail { source { state } failure { code system } } } } } }',
      );
      expect(errors).toBeUndefined();
      for (const { title, detail } of data.projects.nodes) {
        expect(title).toBeTruthy();
        expect(detail).toMatchObject({ source: { state: 'STALE' }, failure: { code: 'SOURCE_TIMEOUT', system: 'ln-engineering' } });
      }
    } finally {
      await setFault(graph, 'ln-engineering', 'NONE');
    }
  });
});

describe('the abilities that systems declare', () => {
  it('hold both kinds', async () => {
    const province = readProvince('province.yaml');
    const endpoints = { 'ln-engineering': 'http://127.0.0.1:1', 'ln-procurement': 'http://127.0.0.1:1' };
    const systems = openSystems(province, {
      endpoints,
      secretOf: () => '123456789012345678901234',
      only: ({ id }) => id in endpoints,
    });
    expect(systems.adapters.map(({ ability }) => ability.mode)).toEqual(['MANY', 'ONE_BY_ONE']);
    await systems.close();
  });
});
