import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Adapter, Change } from '../../adapters/adapter.ts';
import type { LegacySystem } from '../../adapters/province.ts';
import type { Systems } from '../../adapters/systems.ts';
import { startGateway } from '../../gateway/server.ts';
import type { TradeRecord } from '../../schema/records/record.ts';
import { accessSubgraph } from '../../subgraphs/access/subgraph.ts';
import { codingSubgraph } from '../../subgraphs/coding/subgraph.ts';
import { engineeringSubgraph } from '../../subgraphs/engineering/subgraph.ts';
import { landMineralSubgraph } from '../../subgraphs/land-mineral/subgraph.ts';
import { policySubgraph } from '../../subgraphs/policy/subgraph.ts';
import { registrySubgraph } from '../../subgraphs/registry/subgraph.ts';
import { searchSubgraph } from '../../subgraphs/search/subgraph.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import type { Store } from '../../subgraphs/store/store.ts';
import type { Subgraph } from '../../subgraphs/subgraph.ts';
import { project, read, region } from '../sync/rows.ts';
import type { Asker, TestIdentities } from './viewer-tokens.ts';

const AT = '2026-03-01T09:00:00+08:00';
const NOW = new Date('2026-11-01T12:00:00+08:00');

export const WORKS = systemAt('city-works', 'ENGINEERING', '210100');
export const OFFICE = systemAt('land-office', 'LAND', '210200');
export const ROAD = project('road', { title: '道路', region: region('210102') }, WORKS.id);
export const DOCK = project('dock', { title: '码头', region: region('210202') }, WORKS.id);
export const PLOT = project('plot', { title: '地块', sector: 'LAND', region: region('210202') }, OFFICE.id);

/** What everybody may ask, down to what is counted. */
export const OPEN_QUERY = `{
  legacySystems { id state lastSync counts { projects notices rows quarantined } } derivations { name behind }
  projects(orderBy: { field: UPDATED_AT }) { totalCount { value } coverage { complete sources { system matched { value } } }
    edges { cursor } nodes { id title stage updatedAt dealCodes parties { name } notices { id } timeline { at recordKind } relatedProjects { reason } } }
  notices { totalCount { value } } entities { totalCount { value } nodes { id name names { name lastAt } } }
  statistics(groupBy: [SECTOR, REGION, STAGE]) { groups { count } }
  road: project(id: "engineering:city-works:road") { ... on EngineeringProject { detail { source { sourceUpdatedAt } complete bids { lotCode } } } }
}`;

/** Projects of two systems, two sectors and two cities, behind the graph; each answer is asked for as somebody. */
export interface ScopedWorld {
  readonly store: Store;
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  apply(system: LegacySystem, ...changes: Change[]): Promise<void>;
  /** Both systems have been read to their end. */
  pass(): Promise<void>;
  ask(query: string, asker?: Asker): Promise<ScopedAnswer>;
  stop(): Promise<void>;
}

export interface ScopedAnswer {
  /** Byte for byte. */
  readonly text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of the graph are read as they come
  readonly data: any;
  /** `CODE path`. */
  readonly codes: readonly string[];
}

export async function openScopedWorld({ issuer, headersOf }: TestIdentities): Promise<ScopedWorld> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yiwang-scoped-'));
  const systemOf = (id: string) => [WORKS, OFFICE].find((system) => system.id === id);
  const store = await openStore({
    dataDir,
    now: () => NOW,
    regionOf: (id) => systemOf(id)?.region ?? null,
    sectorOf: (id) => systemOf(id)?.sector ?? null,
  });
  const following = store.follow({
    onFault: (_, error) => {
      throw error;
    },
  });
  const live = new Map<string, TradeRecord[]>();
  const systems = systemsOf(live);
  const hub = [codingSubgraph, searchSubgraph, registrySubgraph, policySubgraph, accessSubgraph].map((subgraph) =>
    subgraph({ store, systems, now: () => NOW }),
  );
  const sectors = [engineeringSubgraph, landMineralSubgraph].map((subgraph) =>
    subgraph({ systems, copies: store.records, now: () => NOW }),
  );
  const subgraphs = new Map([...hub, ...sectors].map((subgraph) => [subgraph.name as string, subgraph]));
  const gateway = await startGateway({
    ...{ host: '127.0.0.1', port: 0, deadlineMs: 10_000, issuers: [issuer] },
    calls: Object.fromEntries([...subgraphs].map(([name, { execute }]) => [name, execute])),
    isReady: () => Promise.resolve(true),
    reports: () => Promise.resolve([]),
  });
  const apply = async (system: LegacySystem, ...changes: Change[]) => {
    const records = changes.flatMap((change) => (change.type === 'READ' ? change.records : []));
    for (const record of records) live.set(record.projectNativeId ?? '', [...(live.get(record.projectNativeId ?? '') ?? []), record]);
    await store.writer.apply(system.id, '1', { changes, cursor: '1' });
    await following.settled();
  };
  await apply(WORKS, read('road', AT, [ROAD]), read('dock', AT, [DOCK]));
  await apply(OFFICE, read('plot', AT, [PLOT]));
  return {
    ...{ store, subgraphs, apply },
    async pass() {
      for (const { id } of [WORKS, OFFICE]) await store.writer.passed(id, NOW.toISOString());
    },
    async ask(query, asker = {}) {
      const headers = { 'content-type': 'application/json', ...(await headersOf(asker)) };
      const text = await (await fetch(gateway.url, { method: 'POST', headers, body: JSON.stringify({ query }) })).text();
      const { data, errors = [] } = JSON.parse(text) as { data?: unknown; errors?: { path?: string[]; extensions: { code: string } }[] };
      return { text, data, codes: errors.map(({ extensions, path }) => `${extensions.code} ${path?.join('.') ?? ''}`.trim()) };
    },
    async stop() {
      await gateway.stop();
      await store.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

function systemAt(id: string, sector: LegacySystem['sector'], place: string): LegacySystem {
  return {
    ...{ id, name: id, sector, region: place, operator: '', profile: 'x', endpoint: 'x', options: {} },
    ...{ limits: { requestsPerSecond: 1, concurrency: 1, timeoutMs: 1 }, freshness: { pollSeconds: 1, maxStaleMinutes: 1e9 } },
  };
}

function systemsOf(live: ReadonlyMap<string, readonly TradeRecord[]>): Systems {
  const adapters = [WORKS, OFFICE].map((system): Adapter => ({
    ...{ system, mappingVersion: '1', ability: { mode: 'MANY', maxIds: 100 } },
    ping: () => Promise.resolve(),
    changes: () => {
      throw new Error('not read here');
    },
    findByIds: (ids) =>
      Promise.resolve(ids.map((id) => (live.has(id) ? { projectNativeId: id, records: live.get(id)!, unreadable: [] } : null))),
    close: () => Promise.resolve(),
  }));
  return {
    ...{ list: [WORKS, OFFICE], adapters, codeTables: [] },
    adapterOf: (id) => adapters.find(({ system }) => system.id === id)!,
    reportOf: () => null,
    close: () => Promise.resolve(),
  };
}
