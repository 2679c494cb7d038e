import { profile } from '../../adapters/profiles/procurement-portal-rest/index.ts';
import { optionsSchema } from '../../adapters/profiles/procurement-portal-rest/options.ts';
import { createGuard } from '../../adapters/resilience/guard.ts';
import type { FaultSwitch } from '../../adapters/sandbox/stand-in.ts';
import { articlesOf } from '../../adapters/sandbox/stand-ins/procurement-portal-rest-articles.ts';
import { startPortal } from '../../adapters/sandbox/stand-ins/procurement-portal-rest.ts';
import type { DirtKind, WorldProject } from '../../adapters/sandbox/world/world-project.ts';
import type { LegacySystem } from '../../adapters/province.ts';
import { describeAdapterContract } from './adapter-contract.ts';
import type { Clerk, ContractHarness, KnownBadRow } from './contract-harness.ts';
import { makeProject, smallWorld } from './small-world.ts';

const SYSTEM_ID = 'ln-procurement';
const CONCURRENCY = 4;

describeAdapterContract('procurement-portal-rest', startHarness);

async function startHarness(): Promise<ContractHarness> {
  const world = [...smallWorld('PROCUREMENT')];
  const fault: FaultSwitch = { mode: 'NONE', latencyMs: 0 };
  const portal = await startPortal({ systemId: SYSTEM_ID, world, fault, secret: null, folder: '' });
  const system = systemAt(portal.endpoint);
  const guard = createGuard({ system: SYSTEM_ID, limits: system.limits });
  const options = optionsSchema.parse({ since: '2025-01-01', pageSize: 10, maxRows: 15, overlapDays: 3_000, concurrency: CONCURRENCY });
  const adapter = profile.connect({ system, options, secret: null, guard, now: () => new Date('2025-12-31T00:00:00Z') });
  return {
    adapter,
    guard,
    knownIds: world.filter(({ dirt }) => !dirt.some(hidesProject)).map(idOf),
    unknownId: 'AAAAAAAAAAAAAAAAAAAAAA==',
    badRows: world.flatMap(badRowsOf),
    fault,
    failures: ['ERROR', 'SOAP_FAULT', 'HALF_PAGE', 'GARBAGE', 'DROP'],
    calls: portal.calls,
    openCalls: portal.openCalls,
    mostAtOnce: portal.mostAtOnce,
    concurrency: CONCURRENCY,
    clerk: clerkOf(world),
    stop: portal.stop,
  };
}

function systemAt(endpoint: string): LegacySystem {
  return {
    id: SYSTEM_ID,
    name: '辽宁省政府采购网',
    sector: 'PROCUREMENT',
    region: '210000',
    operator: '12210000MB0X00000X',
    profile: 'procurement-portal-rest',
    endpoint,
    limits: { requestsPerSecond: 5_000, concurrency: CONCURRENCY, timeoutMs: 2_000 },
    freshness: { pollSeconds: 30, maxStaleMinutes: 60 },
    options: {},
  };
}

function hidesProject(dirt: DirtKind): boolean {
  return dirt === 'DELETED' || dirt === 'TEST_ROW';
}

function idOf(project: WorldProject): string {
  return articlesOf(SYSTEM_ID, project).find(({ event }) => event.kind === 'ANNOUNCEMENT')!.id;
}

/** All articles of a test project are refused, of the others only those that are broken. */
function badRowsOf(project: WorldProject): readonly KnownBadRow[] {
  if (project.dirt.includes('DELETED')) return [];
  const isTest = project.dirt.includes('TEST_ROW');
  return articlesOf(SYSTEM_ID, project)
    .filter(({ broken }) => isTest || broken !== 'NO')
    .map(({ id, broken }) => ({
      projectNativeId: idOf(project),
      columns: isTest ? ['title'] : broken === 'ROW' ? ['title', 'publishDate'] : [],
      rawText: id,
    }));
}

function clerkOf(world: WorldProject[]): Clerk {
  const change = (id: string, make: (project: WorldProject) => WorldProject) => {
    const index = world.findIndex((project) => idOf(project) === id);
    world[index] = make(world[index]!);
    return Promise.resolve();
  };
  return {
    add() {
      const project = makeProject('PROCUREMENT', 100);
      world.push(project);
      return Promise.resolve(idOf(project));
    },
    retitle: (id, title) => change(id, (project) => ({ ...project, title })),
    resend: (id) => change(id, (project) => ({ ...project, dirt: [...project.dirt, 'RESENT'] })),
    remove: (id) => change(id, (project) => ({ ...project, dirt: [...project.dirt, 'DELETED'] })),
  };
}
