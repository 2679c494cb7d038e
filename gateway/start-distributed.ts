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
import type { SystemReport } from './system-observation.ts';

/** Distributed mode: the hub and each sector in a process of its own, the gateway asks them over HTTP. */
const PROCESS = new URL('./start-subgraphs.ts', import.meta.url);
const { onEnd, end } = endInOrder();
const REPORT_MS = 2_000;

type Urls = Readonly<Record<string, string>>;

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const province = readProvince(settings.provincePath);
  checkSystems(province);
  const sandbox = await startSandboxOf(province, settings);
  onEnd(sandbox.stop);
  // The hub first: with DATABASE_URL it creates the tables that the sectors read.
  const hub = await startRole({ role: 'hub', endpoints: sandbox.endpoints });
  const sectors = await Promise.all(SECTOR_SUBGRAPH_NAMES.map((role) => startRole({ role, endpoints: sandbox.endpoints })));
  const served = [hub, ...sectors];
  const urls: Urls = Object.assign({}, ...served.map((part) => part.urls)) as Urls;
  const calls = Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, httpCall(url, remainingMs)]));
  const isReady = async () =>
    (await calls['search']!({ query: '{ legacySystems { id state } }' }, AbortSignal.timeout(2_000))).errors === undefined;
  const reports = async () => (await Promise.all(served.map(({ reportUrl }) => readReports(reportUrl)))).flat();
  const gateway = await startGateway({ ...settings, calls, isReady, reports });
  onEnd(gateway.stop);
  announce(gateway.url, sandbox.control);
}

interface ServedRole {
  readonly urls: Urls;
  readonly reportUrl: string;
}

async function startRole(role: SubgraphsRole): Promise<ServedRole> {
  const { ready, stop } = await startChild<ServedRole>(PROCESS, {}, role);
  onEnd(stop);
  return ready;
}

/** A process that does not answer reports nothing. */
async function readReports(url: string): Promise<readonly SystemReport[]> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(REPORT_MS) }).catch(() => null);
  return answer?.ok === true ? ((await answer.json()) as readonly SystemReport[]) : [];
}

await start().catch(async (error: unknown) => {
  refuseStart(error);
  await end(1);
});
