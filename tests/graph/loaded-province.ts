import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProvince, type Province } from '../../adapters/province.ts';
import type { Systems } from '../../adapters/systems.ts';
import { startGateway } from '../../gateway/server.ts';
import { readSettings } from '../../gateway/settings.ts';
import { openHubStore, startHub, type RunningHub } from '../../gateway/start-hub.ts';
import { startSandboxOf, type RunningSandbox } from '../../gateway/start-sandbox.ts';
import { SECTOR_SUBGRAPH_NAMES, sectorSubgraphs } from '../../gateway/start-sectors.ts';
import { connectSystems, reportsOf } from '../../gateway/start-systems.ts';
import { askGraph, type Graph } from './running-graph.ts';

/** A tenth of the demo province, for tests that do not ask how much there is. */
export const CITY = 'tests/graph/provinces/polled-once-city.yaml';
/** Every system is polled once: what the stand-ins count afterwards are the calls of queries. */
const POLLED_ONCE = 'tests/graph/provinces/polled-once.yaml';

export interface GatewayGraph extends Graph {
  readonly systems: Systems;
  stop(): Promise<void>;
}

/** A province whose store is full: stand-ins in a child as `npm start` has them, everything else in this process. */
export interface LoadedProvince {
  readonly province: Province;
  readonly dataDir: string;
  readonly sandbox: RunningSandbox;
  readonly hub: RunningHub;
  /** Those that filled the store. */
  readonly systems: Systems;
  /** The same systems, with breakers and connections that nobody has used yet. */
  connect(endpoints?: Readonly<Record<string, string>>): Systems;
  /** A gateway and sectors with caches that nobody has used yet, over the one store. */
  openGateway(options?: {
    readonly systems?: Systems;
    readonly deadlineMs?: number;
    readonly dealCodeToken?: string;
  }): Promise<GatewayGraph>;
  stop(): Promise<void>;
}

/** Resolves when every system has been read to its end and all that follows from it is derived. */
export async function loadProvince(provincePath = POLLED_ONCE): Promise<LoadedProvince> {
  const dataDir = await mkdtemp(join(tmpdir(), 'yiwang-loaded-'));
  const settings = readSettings({ PORT: '0', YIWANG_DATA_DIR: dataDir, YIWANG_PROVINCE: provincePath });
  const province = readProvince(provincePath);
  const [sandbox, store] = await Promise.all([startSandboxOf(province, settings), openHubStore(settings, province)]);
  const systems = connectSystems(province, sandbox.endpoints);
  const connected = [systems];
  const passes = passesOf(province);
  const hub = startHub(store, systems, settings, passes.onPass);
  await passes.all;
  await hub.following.settled();
  return {
    ...{ province, dataDir, sandbox, hub, systems },
    connect(endpoints = sandbox.endpoints) {
      const fresh = connectSystems(province, endpoints);
      connected.push(fresh);
      return fresh;
    },
    async openGateway({ systems: asked = systems, deadlineMs = settings.deadlineMs, dealCodeToken } = {}) {
      const subgraphs = [...hub.subgraphs, ...sectorSubgraphs(SECTOR_SUBGRAPH_NAMES, asked, hub.store.records)];
      const calls = Object.fromEntries(subgraphs.map(({ name, execute }) => [name, execute]));
      const isReady = async () => (await hub.store.health()).ok;
      const reports = () => Promise.resolve(reportsOf(asked));
      const gateway = await startGateway({ host: '127.0.0.1', port: 0, deadlineMs, dealCodeToken, calls, isReady, reports });
      return { url: gateway.url, control: sandbox.control!, systems: asked, ask: askGraph(gateway.url), stop: gateway.stop };
    },
    async stop() {
      await hub.stop();
      await store.close();
      await Promise.all([...connected.map(({ close }) => close()), sandbox.stop()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function passesOf({ systems }: Province) {
  const { promise: all, resolve, reject } = Promise.withResolvers<void>();
  const missing = new Set(systems.map(({ id }) => id));
  const onPass = (system: string, error: unknown): void => {
    if (error !== null) reject(error);
    missing.delete(system);
    if (missing.size === 0) resolve();
  };
  return { all, onPass };
}
