import { readProvince, type Province } from '../adapters/province.ts';
import type { Systems } from '../adapters/systems.ts';
import { openStore } from '../subgraphs/store/open-store.ts';
import { serveSubgraphs } from '../subgraphs/serve-subgraphs.ts';
import type { Subgraph } from '../subgraphs/subgraph.ts';
import { readSettings, type Settings } from './settings.ts';
import { announcePasses, refuseStart } from './start-announce.ts';
import { drainable } from './start-draining.ts';
import { endInOrder } from './start-ending.ts';
import { openHubStore, startHub } from './start-hub.ts';
import { sectorSubgraphs, type SectorSubgraphName } from './start-sectors.ts';
import { connectSystems, reportsOf } from './start-systems.ts';

/** What the parent tells a process of the distributed mode. */
export interface SubgraphsRole {
  /** `hub`: store, synchroniser, coding and search; else one sector. */
  readonly role: 'hub' | SectorSubgraphName;
  /** System id → endpoint of its stand-in. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** What the gateway signs with who asks, base64; it is told to its own processes only. */
  readonly secret: string;
}

/** Distributed mode: serves the subgraphs of one role over HTTP, says `{type: 'ready', urls, reportUrl}` and ends with its parent. */
const { onEnd, end } = endInOrder();

async function start({ role, endpoints, secret }: SubgraphsRole): Promise<void> {
  const settings = readSettings(process.env);
  const province = readProvince(settings.provincePath);
  const systems = connectSystems(province, endpoints);
  onEnd(systems.close);
  const served = role === 'hub' ? await hubSubgraphs(settings, province, systems) : await sectorOf(role, settings, systems);
  const { subgraphs, drain } = drainable(served);
  onEnd(drain);
  const { urls, reportUrl, stop } = await serveSubgraphs({
    subgraphs,
    secret: Buffer.from(secret, 'base64'),
    report: () => reportsOf(systems),
  });
  onEnd(stop);
  process.send?.({ type: 'ready', urls, reportUrl });
}

async function hubSubgraphs(settings: Settings, province: Province, systems: Systems): Promise<readonly Subgraph[]> {
  const store = await openHubStore(settings, province);
  onEnd(store.close);
  const hub = startHub(store, systems, settings, announcePasses(province));
  onEnd(hub.stop);
  return hub.subgraphs;
}

/** The embedded store belongs to the hub's process alone: without DATABASE_URL a sector has no last good copies. */
async function sectorOf(role: SectorSubgraphName, settings: Settings, systems: Systems): Promise<readonly Subgraph[]> {
  if (settings.databaseUrl === undefined) return sectorSubgraphs([role], systems, null);
  const store = await openStore(settings);
  onEnd(store.close);
  return sectorSubgraphs([role], systems, store.records);
}

process.once('message', (role: SubgraphsRole) => {
  void start(role).catch(async (error: unknown) => {
    refuseStart(error);
    await end(1);
  });
});
