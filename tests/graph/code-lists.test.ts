/* eslint-disable @typescript-eslint/no-explicit-any -- answers of the graph are read as they come */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LegacySystem } from '../../adapters/province.ts';
import { syncSystem } from '../../adapters/sync/sync-system.ts';
import { openSystems } from '../../adapters/systems.ts';
import { startGateway } from '../../gateway/server.ts';
import { accessSubgraph } from '../../subgraphs/access/subgraph.ts';
import { codingSubgraph } from '../../subgraphs/coding/subgraph.ts';
import { searchSubgraph } from '../../subgraphs/search/subgraph.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import { SMALL_SECRET, startStandIns, type RunningStandIns } from '../contract/small-stand-ins.ts';
import { askGraph, type Graph } from './running-graph.ts';
import { testIdentities } from './viewer-tokens.ts';

/** What each owner says of the values that no list held. */
const OWNERS: Readonly<Record<string, NonNullable<LegacySystem['codes']>>> = {
  'ln-engineering': { TENDER_MODE: [{ raw: '7', code: 'OPEN_TENDER', label: '网上公开招标' }] },
  'ln-procurement': {
    procurementMethod: [{ raw: '特殊采购', code: 'OPEN_TENDER' }],
    announcementType: [{ raw: '3999', code: 'CORRECTION' }],
  },
  'ln-land-mineral': { LISTING_TYPE: [{ raw: '999', code: 'OPEN_TENDER', from: '2000-01-01', to: '2099-12-31' }] },
  'ln-property-rights': { 'EXCHANGE_TYPE (D23)': [{ raw: '77', code: 'OPEN_TENDER' }] },
};

interface Run {
  readonly ask: Graph['ask'];
  stop(): Promise<void>;
}

let standIns: RunningStandIns;
let folder: string;
let run: Run;
/** The work-list before the owners had spoken. */
let before: readonly any[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiwang-code-lists-'));
  standIns = await startStandIns(join(folder, 'systems'));
  const first = await start(standIns.systems);
  before = await workList(first.ask);
  await first.stop();
  run = await start(standIns.systems.map((system) => ({ ...system, codes: OWNERS[system.id] })));
}, 60_000);
afterAll(async () => {
  await run.stop();
  await standIns.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A hub over the one store, whose systems have all been read to their end by one pass. */
async function start(list: readonly LegacySystem[]): Promise<Run> {
  const systems = openSystems({ province: { code: '210000', name: '辽宁省' }, systems: [...list] }, { secretOf: () => SMALL_SECRET });
  const store = await openStore({ dataDir: folder });
  for (const adapter of systems.adapters) await syncSystem(adapter, store.writer, { signal: new AbortController().signal });
  const subgraphs = [codingSubgraph({ store, systems }), searchSubgraph({ store, systems }), accessSubgraph({ store })];
  const calls = Object.fromEntries(subgraphs.map(({ name, execute }) => [name, execute]));
  const { issuer, headersOf } = await testIdentities();
  const [isReady, reports] = [() => Promise.resolve(true), () => Promise.resolve([])];
  const gateway = await startGateway({ host: '127.0.0.1', port: 0, deadlineMs: 10_000, issuers: [issuer], calls, isReady, reports });
  return {
    ask: askGraph(
      gateway.url,
      await headersOf({ role: 'LEGACY_OWNER', claims: { systems: list.map(({ id }) => id) }, purpose: '核对代码' }),
    ),
    async stop() {
      await gateway.stop();
      await systems.close();
      await store.close();
    },
  };
}

async function workList(ask: Graph['ask'], filter: object = {}): Promise<readonly any[]> {
  const query = `query($filter: UnmappedCodeFilter) {
    unmappedCodes(filter: $filter, first: 200) { totalCount { value } nodes { system list raw column count firstSeenAt lastSeenAt } }
  }`;
  const { data, errors }: any = await ask(query, { filter });
  expect(errors).toBeUndefined();
  return data.unmappedCodes.nodes;
}

const keyOf = ({ system, list, raw }: any): string => `${system} ${list} ${raw}`;

describe('the work-list of unmapped values', () => {
  it('shows what no list holds, with the list, the column and how many rows state it', () => {
    const keys = before.map(keyOf);
    expect(keys).toContain('ln-engineering TENDER_MODE 7');
    expect(keys).toContain('ln-procurement procurementMethod 特殊采购');
    expect(keys).toContain('ln-land-mineral LISTING_TYPE 999');
    expect(keys).toContain('ln-property-rights EXCHANGE_TYPE (D23) 77');
    expect(before.find(({ raw }) => raw === '7')).toMatchObject({ column: 'TENDER_MODE', count: 1 });
  });

  it('holds nothing any more that an owner has given a meaning', async () => {
    expect((await workList(run.ask)).map(keyOf)).toEqual([]);
  });

  it('is refused a cursor of another list', async () => {
    const { errors }: any = await run.ask('{ unmappedCodes(after: "WyJhIl0") { nodes { raw } } }');
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_INPUT' } }]);
  });
});

describe('a filter on the standard code', () => {
  const QUERY = `query($filter: ProjectFilter) {
    projects(filter: $filter, first: 200) {
      totalCount { value kind } coverage { sources { system matched { value } } } nodes { method methodRaw source { system } }
    }
    statistics(filter: $filter, groupBy: [SECTOR]) { groups { sector count } }
  }`;
  const ask = async (filter: object): Promise<any> => (await run.ask(QUERY, { filter })).data;

  it('finds a method under the local codes of four systems, those of their owners among them', async () => {
    const { projects, statistics } = await ask({ methods: ['OPEN_TENDER'] });
    const written = Map.groupBy(projects.nodes as any[], ({ source }) => source.system);
    const raws = Object.fromEntries(
      [...written].map(([system, nodes]) => [system, [...new Set(nodes.map(({ methodRaw }) => methodRaw))].sort()]),
    );
    expect(raws).toEqual({
      'ln-engineering': ['1', '7'],
      'ln-procurement': ['公开招标', '特殊采购'],
      'ln-land-mineral': ['999'],
      'ln-property-rights': ['2', '77'],
    });
    expect(new Set(projects.nodes.map(({ method }: any) => method))).toEqual(new Set(['OPEN_TENDER']));
    expect(projects.totalCount).toEqual({ value: projects.nodes.length, kind: 'EXACT' });
    const matched = projects.coverage.sources.map(({ system, matched: { value } }: any) => [system, value]);
    expect(Object.fromEntries(matched)).toEqual(Object.fromEntries([...written].map(([system, nodes]) => [system, nodes.length])));
    const sum = statistics.groups.reduce((total: number, { count }: { count: number }) => total + count, 0);
    expect(sum).toBe(projects.nodes.length);
  });

  it('joins the other parts of the filter, and an empty list finds nothing', async () => {
    const { projects } = await ask({ methods: ['OPEN_TENDER', 'LISTING'], sectors: ['LAND'] });
    expect(new Set(projects.nodes.map(({ methodRaw }: any) => methodRaw))).toEqual(new Set(['3', '999']));
    expect((await ask({ methods: [] })).projects.nodes).toEqual([]);
  });
});

describe('code lists', () => {
  it('tell every way in which the systems write a code, and who says so', async () => {
    const { data }: any = await run.ask(`{
      codeLists(names: ["tradeMethod"]) {
        name zh en source confidence version
        entries(codes: ["OPEN_TENDER"]) { code label zh en validFrom validTo localCodes { system profile list code label raw validFrom validTo origin source version } }
        localLists { system list origin size version }
      }
    }`);
    const [list] = data.codeLists;
    expect(list).toMatchObject({ name: 'tradeMethod', zh: '交易方式', confidence: 'S' });
    expect(list.version).toMatch(/^[0-9a-f]{8}$/u);
    const [entry] = list.entries;
    expect(entry).toMatchObject({ code: 'OPEN_TENDER', zh: '公开招标', en: 'Open tender', validFrom: null, validTo: null });
    const local = (raw: string) => entry.localCodes.find((code: any) => code.raw === raw);
    expect(local('1')).toMatchObject({ system: 'ln-engineering', list: 'TENDER_MODE', origin: 'PROFILE', label: null });
    expect(local('7')).toMatchObject({ system: 'ln-engineering', origin: 'OWNER', label: '网上公开招标', code: 'OPEN_TENDER' });
    expect(local('招投标')).toMatchObject({ system: 'ln-property-rights', label: '招投标' });
    expect(local('999')).toMatchObject({ validFrom: '2000-01-01', validTo: '2099-12-31', source: 'province.yaml' });
    expect(list.localLists).toContainEqual(
      expect.objectContaining({ system: 'ln-engineering', list: 'TENDER_MODE', origin: 'OWNER', size: 1 }),
    );
  });

  it('are all there without names, and one that is none is refused by name', async () => {
    const { data }: any = await run.ask('{ codeLists { name version entries(codes: ["210211", "320511"]) { code } } }');
    const names = data.codeLists.map(({ name }: any) => name);
    expect(names).toEqual(expect.arrayContaining(['sector', 'tradeMethod', 'noticeKind', 'stage', 'partyRole', 'dealCategory', 'region']));
    const { data: one }: any = await run.ask('query Q($names: [String!]) { codeLists(names: $names) { name entries { code } } }', {
      names: Array.from({ length: 5_000 }, (_, index) => (index % 2 === 0 ? 'region' : 'Region')),
    });
    expect(one.codeLists.map(({ name }: any) => name)).toEqual(['region']);
    const { errors }: any = await run.ask('{ codeLists(names: ["weather"]) { name } }');
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', messageEn: expect.stringContaining('"weather"') } }]);
  });

  it('tell between which lists an abolished region was valid', async () => {
    const { data }: any = await run.ask(
      '{ codeLists(names: ["region"]) { entries(codes: ["210115", "210122"]) { code zh validFrom validTo } } }',
    );
    expect(data.codeLists[0].entries).toEqual([
      { code: '210115', zh: '辽中区', validFrom: '2016-04', validTo: null },
      { code: '210122', zh: '辽中县', validFrom: null, validTo: '2016-03' },
    ]);
  });
});
