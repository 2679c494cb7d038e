import { randomBytes } from 'node:crypto';
import { readProvince } from '../adapters/province.ts';
import { checkSystems } from '../adapters/systems.ts';
import { remainingMs } from './deadline.ts';
import { httpCall } from './http-call.ts';
import { keepChild, type KeptChild } from './kept-child.ts';
import { startGateway } from './server.ts';
import { readSettings } from './settings.ts';
import { announce, refuseStart } from './start-announce.ts';
import { startChild } from './start-child.ts';
import { endInOrder } from './start-ending.ts';
import { logEnded } from './start-log.ts';
import { readIssuers } from './start-issuers.ts';
import { startSandboxOf } from './start-sandbox.ts';
import { SECTOR_SUBGRAPH_NAMES } from './start-sectors.ts';
import type { SubgraphsRole } from './start-subgraphs.ts';
import type { SubgraphCall } from './subgraph-call.ts';
import type { SystemReport } from './system-observation.ts';

/** Distributed mode: the hub and each sector in a process of its own, kept running; the gateway asks them over HTTP. */
const PROCESS = new URL('./start-subgraphs.ts', import.meta.url);
const { onEnd, end } = endInOrder();
const REPORT_MS = 2_000;
/** As long as the process lives. */
const SECRET = randomBytes(32);

type Urls = Readonly<Record<string, string>>;

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const province = readProvince(settings.provincePath);
  checkSystems(province);
  const sandbox = await startSandboxOf(province, settings);
  onEnd(sandbox.stop);
  // The hub first: with DATABASE_URL it creates the tables that the sectors read.
  const about = { endpoints: sandbox.endpoints, secret: SECRET.toString('base64') };
  const hub = await startRole({ role: 'hub', ...about });
  const sectors = await Promise.all(SECTOR_SUBGRAPH_NAMES.map((role) => startRole({ role, ...about })));
  const served = [hub, ...sectors];
  const calls = Object.fromEntries(
    served.flatMap((role) => Object.keys(role.current()?.urls ?? {}).map((name) => [name, callTo(role, name)])),
  );
  const isReady = async () =>
    (await calls['search']!({ query: '{ legacySystems { id state } }' }, AbortSignal.timeout(2_000))).errors === undefined;
  const reports = async () => (await Promise.all(served.map(readReports))).flat();
  const gateway = await startGateway({ ...settings, issuers: readIssuers(settings.identityPath), calls, isReady, reports });
  onEnd(gateway.stop);
  // An interrupt reaches the processes too.
  onEnd(() => Promise.resolve(served.forEach(({ letEnd }) => letEnd())));
  announce(gateway.url, sandbox.control);
}

interface ServedRole {
  readonly urls: Urls;
  readonly reportUrl: string;
}

async function startRole(role: SubgraphsRole): Promise<KeptChild<ServedRole>> {
  const kept = await keepChild(
    () => startChild<ServedRole>(PROCESS, {}, role),
    (ends, restarts) => logEnded(role.role, ends, restarts),
  );
  onEnd(kept.stop);
  return kept;
}

/** A process that is started again has another address. */
function callTo(role: KeptChild<ServedRole>, name: string): SubgraphCall {
  return (request, signal, viewer) => {
    const url = role.current()?.urls[name];
    if (url === undefined) return Promise.reject(new Error('the process is not running'));
    return httpCall({ url, subgraph: name, secret: SECRET, remainingMs })(request, signal, viewer);
  };
}

/** A process that does not answer reports nothing. */
async function readReports(role: KeptChild<ServedRole>): Promise<readonly SystemReport[]> {
  const url = role.current()?.reportUrl;
  if (url === undefined) return [];
  const answer = await fetch(url, { signal: AbortSignal.timeout(REPORT_MS) }).catch(() => null);
  return answer?.ok === true ? ((await answer.json()) as readonly SystemReport[]) : [];
}

await start().catch(async (error: unknown) => {
  refuseStart(error);
  await end(1);
});
