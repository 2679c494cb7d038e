import { readProvince } from '../adapters/province.ts';
import { checkSystems } from '../adapters/systems.ts';
import { startGateway } from './server.ts';
import { readSettings } from './settings.ts';
import { demoIdentities, isDemo } from './start-demo-identities.ts';
import { readIssuers } from './start-issuers.ts';
import { announce, announcePasses, refuseStart } from './start-announce.ts';
import { drainable } from './start-draining.ts';
import { endInOrder } from './start-ending.ts';
import { openHubStore, startHub } from './start-hub.ts';
import { startSandboxOf } from './start-sandbox.ts';
import { SECTOR_SUBGRAPH_NAMES, sectorSubgraphs } from './start-sectors.ts';
import { connectSystems, reportsOf } from './start-systems.ts';

/** Embedded mode: store, synchroniser, subgraphs and gateway in one process; stand-ins of the demo in a child. */
const { onEnd, end } = endInOrder();

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const province = readProvince(settings.provincePath);
  checkSystems(province);
  const [sandbox, store] = await Promise.all([startSandboxOf(province, settings), openHubStore(settings, province)]);
  onEnd(sandbox.stop);
  onEnd(store.close);
  const systems = connectSystems(province, sandbox.endpoints);
  onEnd(systems.close);
  const hub = startHub(store, systems, settings, announcePasses(province));
  onEnd(hub.stop);
  const { subgraphs, drain } = drainable([...hub.subgraphs, ...sectorSubgraphs(SECTOR_SUBGRAPH_NAMES, systems, hub.store.records)]);
  onEnd(drain);
  const calls = Object.fromEntries(subgraphs.map(({ name, execute }) => [name, execute]));
  const demo = isDemo(province, settings) ? await demoIdentities(province) : null;
  const gateway = await startGateway({
    ...settings,
    issuers: demo === null ? readIssuers(settings.identityPath) : [demo.issuer],
    calls,
    isReady: async () => (await hub.store.health()).ok,
    reports: () => Promise.resolve(reportsOf(systems)),
  });
  onEnd(gateway.stop);
  announce(gateway.url, sandbox.control, demo?.tokens);
}

await start().catch(async (error: unknown) => {
  refuseStart(error);
  await end(1);
});
