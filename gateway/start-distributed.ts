import { readProvince } from '../adapters/province.ts';
import { checkSystems } from '../adapters/systems.ts';
import { remainingMs } from './deadline.ts';
import { httpCall } from './http-call.ts';
import { startGateway } from './server.ts';
import { readSettings } from './settings.ts';
import { announce, refuseStart } from './start-announce.ts';
import { startChild } from './start-child.ts';
import { endInOrder } from './start-ending.ts';
import { startSandboxOf } from './start-sandbox.ts';
import { SECTOR_SUBGRAPH_NAMES } from './start-sectors.ts';
import type { SubgraphsRole } from './start-subgraphs.ts';

/** Distributed mode: the hub and each sector in a process of its own, the gateway asks them over HTTP. */
const PROCESS = new URL('./start-subgraphs.ts', import.meta.url);
const { onEnd, end } = endInOrder();

type Urls = Readonly<Record<string, string>>;

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const province = readProvince(settings.provincePath);
  checkSystems(province);
  const sandbox = await startSandboxOf(province, settings);
  onEnd(sandbox.stop);
  // The hub first: with DATABASE_URL it creates the tables that the sectors read.
  const hubUrls = await startRole({ role: 'hub', endpoints: sandbox.endpoints });
  const sectorUrls = await Promise.all(SECTOR_SUBGRAPH_NAMES.map((role) => startRole({ role, endpoints: sandbox.endpoints })));
  const urls: Urls = Object.assign({}, hubUrls, ...sectorUrls) as Urls;
  const calls = Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, httpCall(url, remainingMs)]));
  const isReady = async () =>
    (await calls['search']!({ query: '{ legacySystems { id state } }' }, AbortSignal.timeout(2_000))).errors === undefined;
  const gateway = await startGateway({ ...settings, calls, isReady });
  onEnd(gateway.stop);
  announce(gateway.url, sandbox.control);
}

async function startRole(role: SubgraphsRole): Promise<Urls> {
  const { ready, stop } = await startChild<{ urls: Urls }>(PROCESS, {}, role);
  onEnd(stop);
  return ready.urls;
}

await start().catch(async (error: unknown) => {
  refuseStart(error);
  await end(1);
});
