import { profile, type DialectName } from '../../adapters/profiles/portal-search-rest/index.ts';
import { createGuard } from '../../adapters/resilience/guard.ts';
import type { LegacySystem } from '../../adapters/province.ts';
import type { FaultSwitch } from '../../adapters/sandbox/stand-in.ts';
import { hitsOf, type Hit } from '../../adapters/sandbox/stand-ins/portal-search-rest-hits.ts';
import { startSearchPortal } from '../../adapters/sandbox/stand-ins/portal-search-rest.ts';
import type { WorldProject } from '../../adapters/sandbox/world/world-project.ts';
import { describeAdapterContract } from './adapter-contract.ts';
import type { Clerk, ContractHarness } from './contract-harness.ts';
import { makeProject, smallWorld } from './small-world.ts';

const SYSTEM_ID = 'sy-portal';
const CONCURRENCY = 3;
const DEPTH_LIMIT = 12;

describeAdapterContract('portal-search-rest, full-text search', () => startHarness('fulltext'));
describeAdapterContract('portal-search-rest, channel list', () => startHarness('channel'));

async function startHarness(dialect: DialectName): Promise<ContractHarness> {
  const world = [...smallWorld('ENGINEERING')];
  const fault: FaultSwitch = { mode: 'NONE', latencyMs: 0 };
  const portal = await startSearchPortal({ systemId: SYSTEM_ID, world, fault, secret: null, folder: '' }, DEPTH_LIMIT);
  const system = systemAt(portal.endpoint);
  const guard = createGuard({ system: SYSTEM_ID, limits: system.limits });
  const options = profile.options.parse({
    dialect,
    since: '2025-01-01',
    pageSize: 5,
    maxRows: DEPTH_LIMIT,
    windowHours: 8_000,
    overlapHours: 80_000,
  });
  const adapter = profile.connect({ system, options, secret: null, guard, now: () => new Date('2025-12-31T00:00:00Z') });
  return {
    adapter,
    guard,
    knownIds: world.filter(isReadable).map((project) => idOf(dialect, announcementOf(project))),
    unknownId: dialect === 'fulltext' ? 'no-such-notice' : '003001001_20250103_no-such-notice',
    badRows: world
      .flatMap((project) => hitsOf(SYSTEM_ID, project))
      .filter(isBad)
      .map((hit) => badRowOf(dialect, hit)),
    fault,
    failures: ['ERROR', 'SOAP_FAULT', 'HALF_PAGE', 'GARBAGE', 'DROP'],
    calls: portal.calls,
    openCalls: portal.openCalls,
    mostAtOnce: portal.mostAtOnce,
    concurrency: CONCURRENCY,
    clerk: clerkOf(dialect, world),
    stop: portal.stop,
  };
}

function systemAt(endpoint: string): LegacySystem {
  return {
    id: SYSTEM_ID,
    name: '沈阳市公共资源交易网',
    sector: 'ENGINEERING',
    region: '210100',
    operator: '12210000MB0X00000X',
    profile: 'portal-search-rest',
    endpoint,
    limits: { requestsPerSecond: 5_000, concurrency: CONCURRENCY, timeoutMs: 2_000 },
    freshness: { pollSeconds: 30, maxStaleMinutes: 60 },
    options: {},
  };
}

function isReadable({ dirt }: WorldProject): boolean {
  return !dirt.includes('DELETED') && !dirt.includes('TEST_ROW');
}

function announcementOf(project: WorldProject): Hit {
  return hitsOf(SYSTEM_ID, project).find(({ event }) => event.kind === 'ANNOUNCEMENT')!;
}

function idOf(dialect: DialectName, { guid, categoryNumber, event }: Hit): string {
  const day = new Date(event.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
  return dialect === 'fulltext' ? guid : `${categoryNumber}_${day}_${guid}`;
}

function isBad({ project, broken }: Hit): boolean {
  return !project.dirt.includes('DELETED') && (broken !== 'NO' || project.dirt.includes('TEST_ROW'));
}

function badRowOf(dialect: DialectName, hit: Hit) {
  const columns = {
    NO: ['title'],
    ROW: ['title+customtitle+titlenew', ...(dialect === 'fulltext' ? ['webdate'] : [])],
    BYTES: [],
  };
  return { projectNativeId: idOf(dialect, hit), columns: columns[hit.broken], rawText: hit.guid };
}

/** A search index does not say what was deleted. */
function clerkOf(dialect: DialectName, world: WorldProject[]): Clerk {
  const change = (id: string, make: (project: WorldProject) => WorldProject) => {
    const index = world.findIndex((project) => idOf(dialect, announcementOf(project)) === id);
    world[index] = make(world[index]!);
    return Promise.resolve();
  };
  return {
    add() {
      const project = makeProject('ENGINEERING', 100);
      world.push(project);
      return Promise.resolve(idOf(dialect, announcementOf(project)));
    },
    retitle: (id, title) =>
      change(id, (project) => ({
        ...project,
        events: project.events.map((event) => (event.kind === 'ANNOUNCEMENT' ? { ...event, title } : event)),
      })),
    resend: (id) => change(id, (project) => ({ ...project, dirt: [...project.dirt, 'RESENT'] })),
    remove: null,
  };
}
