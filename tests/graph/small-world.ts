import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Adapter, Change, Dossier } from '../../adapters/adapter.ts';
import type { LegacySystem } from '../../adapters/province.ts';
import type { Systems } from '../../adapters/systems.ts';
import type { IdentityIssuer } from '../../gateway/identity-issuer.ts';
import { startGateway, type RunningGateway } from '../../gateway/server.ts';
import { importShippedPolicies } from '../../gateway/start-policies.ts';
import type { SubgraphCall } from '../../gateway/subgraph-call.ts';
import { accessSubgraph } from '../../subgraphs/access/subgraph.ts';
import { codingSubgraph } from '../../subgraphs/coding/subgraph.ts';
import { engineeringSubgraph } from '../../subgraphs/engineering/subgraph.ts';
import { landMineralSubgraph } from '../../subgraphs/land-mineral/subgraph.ts';
import { otherSubgraph } from '../../subgraphs/other/subgraph.ts';
import { policySubgraph } from '../../subgraphs/policy/subgraph.ts';
import { procurementSubgraph } from '../../subgraphs/procurement/subgraph.ts';
import { propertyRightsSubgraph } from '../../subgraphs/property-rights/subgraph.ts';
import { registrySubgraph } from '../../subgraphs/registry/subgraph.ts';
import { searchSubgraph } from '../../subgraphs/search/subgraph.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import type { Following, Store } from '../../subgraphs/store/store.ts';
import type { Subgraph } from '../../subgraphs/subgraph.ts';

/** A row as its legacy system holds it, and the project that it belongs to there. */
export interface LegacyRow {
  readonly system: string;
  readonly project: string | null;
  readonly change: Change;
}

export type NamedCalls = Readonly<Record<string, SubgraphCall>>;

/** What the subgraphs of a world are made of; a test may put something else in its place. */
export interface WorldParts {
  readonly store: Store;
  readonly systems: Systems;
  readonly now: () => Date;
  /** Clock of the sector subgraphs. */
  readonly sectorNow: () => Date;
}

/** A province in this process: its store, its legacy systems, and as many gateways over them as a test wants. The clock is the test's. */
export interface World {
  readonly store: Store;
  readonly following: Following;
  /** Applies one page of a system, none of whose rows may be there, and derives what follows. */
  write(system: string, rows: readonly LegacyRow[]): Promise<void>;
  /** The synchroniser has read every system to its end once more. */
  pass(): Promise<void>;
  /** As the gateway asks them. */
  subgraphs(): readonly Subgraph[];
  openGateway(parts?: Partial<WorldParts>, around?: (calls: NamedCalls) => NamedCalls): Promise<RunningGateway>;
  stop(): Promise<void>;
}

export interface WorldOptions {
  readonly systems: readonly LegacySystem[];
  readonly issuer: IdentityIssuer;
  readonly now: () => Date;
}

export function legacySystem(id: string, sector: LegacySystem['sector'], region: string, operator: string): LegacySystem {
  return {
    ...{ id, name: `${id}交易系统`, sector, region, operator, profile: 'x', endpoint: 'x', options: {} },
    limits: { requestsPerSecond: 1, concurrency: 1, timeoutMs: 1 },
    freshness: { pollSeconds: 1, maxStaleMinutes: 1e9 },
  };
}

export async function openWorld({ systems: list, issuer, now }: WorldOptions): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yiwang-world-'));
  const byId = new Map(list.map((system) => [system.id, system]));
  const [regionOf, sectorOf] = [(id: string) => byId.get(id)?.region ?? null, (id: string) => byId.get(id)?.sector ?? null];
  const store = await openStore({ dataDir, now, regionOf, sectorOf, platforms: list.map(({ operator }) => operator) });
  await importShippedPolicies(store);
  const following = store.follow({
    onFault: (_, error) => {
      throw error;
    },
  });
  const rows = new Map<string, LegacyRow>();
  const systems = systemsOf(list, rows);
  const gateways: RunningGateway[] = [];
  let page = 0;
  return {
    store,
    following,
    async write(system, written) {
      for (const row of written) rows.set(`${system} ${row.change.rowKey ?? ''}`, row);
      await store.writer.apply(system, '1', { changes: written.map(({ change }) => change), cursor: String((page += 1)) });
      await following.settled();
    },
    async pass() {
      for (const { id } of list) await store.writer.passed(id, now().toISOString());
      await following.settled();
    },
    subgraphs: () => subgraphsOf({ store, systems, now, sectorNow: now }),
    async openGateway(parts = {}, around = (calls) => calls) {
      const subgraphs = subgraphsOf({ store, systems, now, sectorNow: now, ...parts });
      const calls = Object.fromEntries(subgraphs.map(({ name, execute }) => [name, execute]));
      const gateway = await startGateway({
        ...{ host: '127.0.0.1', port: 0, deadlineMs: 60_000, issuers: [issuer] },
        calls: around(calls),
        isReady: async () => (await store.health()).ok,
        reports: () => Promise.resolve([]),
      });
      gateways.push(gateway);
      return gateway;
    },
    async stop() {
      await Promise.all(gateways.map((gateway) => gateway.stop()));
      await store.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

export function subgraphsOf({ store, systems, now, sectorNow }: WorldParts): readonly Subgraph[] {
  const hub = [codingSubgraph, searchSubgraph, registrySubgraph, policySubgraph, accessSubgraph];
  const sectors = [engineeringSubgraph, procurementSubgraph, landMineralSubgraph, propertyRightsSubgraph, otherSubgraph];
  return [
    ...hub.map((subgraph) => subgraph({ store, systems, now })),
    ...sectors.map((subgraph) => subgraph({ systems, copies: store.records, now: sectorNow })),
  ];
}

function systemsOf(list: readonly LegacySystem[], rows: ReadonlyMap<string, LegacyRow>): Systems {
  const adapters = new Map(list.map((system) => [system.id, adapterOf(system, rows)]));
  return {
    list,
    adapters: [...adapters.values()],
    adapterOf: (id) => adapters.get(id)!,
    reportOf: () => null,
    codeTables: [],
    close: () => Promise.resolve(),
  };
}

function adapterOf(system: LegacySystem, rows: ReadonlyMap<string, LegacyRow>): Adapter {
  return {
    ...{ system, mappingVersion: '1', ability: { mode: 'MANY', maxIds: 100 } },
    ping: () => Promise.resolve(),
    changes: () => {
      throw new Error('not read here');
    },
    findByIds: (ids) => Promise.resolve(ids.map((id) => dossierOf(system.id, id, [...rows.values()]))),
    close: () => Promise.resolve(),
  };
}

function dossierOf(system: string, projectNativeId: string, rows: readonly LegacyRow[]): Dossier | null {
  const own = rows.filter((row) => row.system === system && row.project === projectNativeId).map(({ change }) => change);
  if (own.length === 0) return null;
  return {
    projectNativeId,
    records: own.flatMap((change) => (change.type === 'READ' ? change.records : [])),
    unreadable: own.filter((change) => change.type === 'UNREADABLE'),
  };
}
