import { profile } from '../../adapters/profiles/national-exchange-soap/index.ts';
import type { LegacySystem } from '../../adapters/province.ts';
import { createGuard } from '../../adapters/resilience/guard.ts';
import type { FaultSwitch } from '../../adapters/sandbox/stand-in.ts';
import { standIn } from '../../adapters/sandbox/stand-ins/national-exchange-soap.ts';
import { generateRegister } from '../../adapters/sandbox/world/generate-register.ts';
import type { WorldProject } from '../../adapters/sandbox/world/world-project.ts';
import { describeAdapterContract } from './adapter-contract.ts';
import type { ContractHarness } from './contract-harness.ts';
import { makeProject, smallWorld } from './small-world.ts';

const SECRET = '8bytekey';
const limits = { requestsPerSecond: 1_000, concurrency: 2, timeoutMs: 2_000 };

describeAdapterContract('national-exchange-soap', start);

async function start(): Promise<ContractHarness> {
  const world = smallWorld('ENGINEERING');
  const fault: FaultSwitch = { mode: 'NONE', latencyMs: 0 };
  const { organisations, qualifications, creditEvents, complaints } = generateRegister('small', world, []);
  const firstOfEach = [...Map.groupBy(creditEvents, ({ kind }) => kind).values()].map(([event]) => event!);
  const registered = { organisations: organisations.slice(0, 3), qualifications: qualifications.slice(0, 3), creditEvents: firstOfEach };
  const register = { ...registered, complaints: complaints.filter(({ unreadable }) => !unreadable).slice(0, 3) };
  const exchange = await standIn.start({ systemId: 'sy-engineering', world, register, fault, secret: SECRET, folder: '' });
  const system = systemAt(exchange.endpoint);
  const guard = createGuard({ system: system.id, limits });
  const options = profile.options.parse({ pageSize: 5, maxIds: 2, encoding: 'gbk' });
  const codeOf = (serial: number) => world[serial - 1]!.tenderProjectCode;
  const known = new Map<string, WorldProject>(world.map((project) => [project.tenderProjectCode, project]));
  return {
    adapter: profile.connect({ system, options, secret: SECRET, guard, now: () => new Date() }),
    guard,
    knownIds: [1, 2, 6, 7, 8, 9, 10, 11].map(codeOf),
    unknownId: 'E2101020001999999001',
    badRows: [
      { projectNativeId: codeOf(4), columns: ['BID_SECTION_CODE', 'BID_SECTION_NAME'], rawText: codeOf(4) },
      { projectNativeId: codeOf(5), columns: ['NOTICE_CONTENT'], rawText: codeOf(5) },
      { projectNativeId: codeOf(5), columns: ['NOTICE_CONTENT'], rawText: 'CORRECTION'.toLowerCase() },
    ],
    fault,
    failures: ['ERROR', 'SOAP_FAULT', 'BODY_ERROR', 'HALF_PAGE', 'GARBAGE', 'DROP'],
    calls: exchange.calls,
    openCalls: exchange.openCalls,
    mostAtOnce: exchange.mostAtOnce,
    concurrency: limits.concurrency,
    clerk: {
      add: async () => {
        const project = makeProject('ENGINEERING', 77);
        exchange.put(project);
        return project.tenderProjectCode;
      },
      retitle: async (id, title) => exchange.put({ ...known.get(id)!, title }),
      resend: async (id) => exchange.resend(id),
      remove: async (id) => exchange.remove(id),
    },
    stop: exchange.stop,
  };
}

function systemAt(endpoint: string): LegacySystem {
  return {
    id: 'sy-engineering',
    name: '沈阳市工程建设交易系统',
    sector: 'ENGINEERING',
    region: '210100',
    operator: '12210100000000000X',
    profile: profile.name,
    endpoint,
    credential: 'SY_ENGINEERING_SECRET',
    limits,
    freshness: { pollSeconds: 30, maxStaleMinutes: 1_440 },
    options: {},
  };
}
