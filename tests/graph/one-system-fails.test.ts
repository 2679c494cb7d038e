/* eslint-disable @typescript-eslint/no-explicit-any -- answers of the graph are read as they come */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITY, loadProvince, type GatewayGraph, type LoadedProvince } from './loaded-province.ts';
import { metricsOf, setFault } from './running-graph.ts';

/** Sectors of each system, and the type of the graph that shows its detail. */
const SYSTEMS = {
  'ln-engineering': ['ENGINEERING'],
  'ln-procurement': ['PROCUREMENT'],
  'ln-land-mineral': ['LAND', 'MINERAL'],
  'ln-property-rights': ['PROPERTY_RIGHTS'],
} as const;
type SystemId = keyof typeof SYSTEMS;
const SYSTEM_IDS = Object.keys(SYSTEMS) as SystemId[];

const MODES = ['LATENCY', 'ERROR', 'SOAP_FAULT', 'BODY_ERROR', 'HALF_PAGE', 'GARBAGE', 'DROP'] as const;
const TYPES = ['EngineeringProject', 'ProcurementProject', 'LandProject', 'MineralProject', 'PropertyRightsProject'];
const DETAIL = TYPES.map(
  (type) => `... on ${type} { detail { source { system state } failure { code system messageZh messageEn } projectCode } }`,
);

/** Five projects of each sector, with detail. */
const ALL_SECTORS = `{ ${Object.values(SYSTEMS)
  .flat()
  .map(
    (sector) =>
      `${sector}: projects(first: 5, filter: { sectors: [${sector}] }) { nodes { id title parties { name } source { system } ${DETAIL.join(' ')} } }`,
  )
  .join(' ')} }`;

/** What must never reach a client. */
const SECRETS = /127\.0\.0\.1|localhost|ECONN|EPIPE|SQLSTATE|ER_[A-Z]|\bselect\b .* from|\n\s+at |node_modules|\.ts:\d|password|secret/iu;

let loaded: LoadedProvince;
let control: { readonly control: string };
beforeAll(async () => {
  loaded = await loadProvince(CITY);
  control = { control: loaded.sandbox.control! };
}, 240_000);
afterAll(() => loaded.stop());

/** Runs with breakers that nobody has used yet. */
async function withFreshGateway<T>(run: (graph: GatewayGraph) => Promise<T>): Promise<T> {
  const graph = await loaded.openGateway({ systems: loaded.connect() });
  return run(graph).finally(graph.stop);
}

async function withFault<T>(systems: readonly SystemId[], mode: string, run: () => Promise<T>): Promise<T> {
  const set = (to: string) => Promise.all(systems.map((system) => setFault(control, system, to, 60_000)));
  await set(mode);
  return run().finally(() => set('NONE'));
}

const nodesOf = (data: any, system: SystemId): any[] => SYSTEMS[system].flatMap((sector) => data[sector].nodes);

function expectWhole(data: any, system: SystemId): void {
  const nodes = nodesOf(data, system);
  expect(nodes).toHaveLength(SYSTEMS[system].length * 5);
  for (const { detail, title, parties } of nodes) {
    expect(detail, system).toMatchObject({ failure: null, source: { system } });
    expect(['LIVE', 'CACHED']).toContain(detail.source.state);
    expect(title).toBeTruthy();
    expect(parties.length).toBeGreaterThan(0);
  }
}

/** Each project of a failing system is whole all the same, or its last good copy, or null with an error that names the system. */
function expectTold({ data, errors = [] }: any, system: SystemId): void {
  for (const { id, title, detail } of nodesOf(data, system)) {
    expect(id).toContain(system);
    expect(title).toBeTruthy();
    if (detail === null) expect(errors.map(({ extensions }: any) => extensions.system)).toContain(system);
    else if (detail.source.state === 'STALE') {
      expect(detail.failure).toMatchObject({ system, code: expect.stringMatching(/^SOURCE_(DOWN|TIMEOUT|UNREADABLE)$/u) });
    }
  }
  for (const { extensions, message } of errors) {
    expect(extensions).toMatchObject({ system, code: expect.stringMatching(/^SOURCE_|^NOT_FOUND$/u) });
    expect(message).toMatch(/\p{Script=Han}.+ \/ .*[a-z]/u);
  }
}

const FAULTS = SYSTEM_IDS.flatMap((system) => MODES.map((mode) => [system, mode] as const));

describe('one system that fails', () => {
  it.each(FAULTS)('leaves the others whole, is told within ten seconds, and gives nothing away: %s, %s', async (system, mode) => {
    await withFreshGateway(async (graph) => {
      const startedMs = performance.now();
      const answer = await withFault([system], mode, () => graph.ask(ALL_SECTORS));
      expect(performance.now() - startedMs).toBeLessThan(10_000);
      for (const other of SYSTEM_IDS) if (other !== system) expectWhole(answer.data, other);
      expectTold(answer, system);
      expect(JSON.stringify(answer)).not.toMatch(SECRETS);
    });
  });

  it.each(SYSTEM_IDS)('shows its last good copy and the reason when its connections drop: %s', async (system) => {
    await withFreshGateway(async (graph) => {
      const { data, errors } = await withFault([system], 'DROP', () => graph.ask(ALL_SECTORS));
      expect(errors).toBeUndefined();
      for (const { detail } of nodesOf(data, system)) expect(detail).toMatchObject({ source: { state: 'STALE' }, failure: { system } });
    });
  });

  it('is counted, its breaker opens, and the others’ stay closed', async () => {
    await withFreshGateway(async (graph) => {
      await withFault(['ln-procurement'], 'DROP', () => graph.ask(ALL_SECTORS));
      const metrics = await metricsOf(graph);
      const of = (name: string, labels: string) => metrics.get(`${name}{${labels}}`);
      expect(of('yiwang_legacy_breaker', 'system="ln-procurement",state="OPEN"')).toBe(1);
      expect(of('yiwang_legacy_breaker', 'system="ln-procurement",state="CLOSED"')).toBe(0);
      expect(of('yiwang_legacy_failures_total', 'system="ln-procurement"')).toBeGreaterThan(0);
      for (const system of SYSTEM_IDS) {
        expect(of('yiwang_legacy_calls_total', `system="${system}"`), system).toBeGreaterThan(0);
        expect(of('yiwang_sync_lag_seconds', `system="${system}"`), system).toBeGreaterThanOrEqual(0);
        expect(of('yiwang_quarantined_rows', `system="${system}"`), system).toBeGreaterThanOrEqual(0);
        expect(of('yiwang_copy', `system="${system}",state="UP"`), system).toBe(1);
        if (system !== 'ln-procurement') expect(of('yiwang_legacy_breaker', `system="${system}",state="CLOSED"`), system).toBe(1);
      }
    });
  });
});

describe('the metrics', () => {
  it('count requests by outcome and errors by code', async () => {
    await withFreshGateway(async (graph) => {
      await graph.ask('{ projects(first: 1) { nodes { id } } }');
      await graph.ask('{ projects(first: 201) { nodes { id } } }');
      await graph.ask('{ fish }');
      const metrics = await metricsOf(graph);
      expect(metrics.get('yiwang_request_seconds_count{outcome="OK"}')).toBe(1);
      expect(metrics.get('yiwang_request_seconds_count{outcome="ERRORS"}')).toBe(2);
      expect(metrics.get('yiwang_errors_total{code="BAD_INPUT"}')).toBe(2);
    });
  });
});

describe('all systems that fail', () => {
  it('leave the lists as they are, and every detail with its last good copy', async () => {
    await withFreshGateway(async (graph) => {
      const answer = await withFault(SYSTEM_IDS, 'DROP', () => graph.ask(ALL_SECTORS));
      for (const system of SYSTEM_IDS) {
        expect(nodesOf(answer.data, system)).toHaveLength(SYSTEMS[system].length * 5);
        for (const { detail } of nodesOf(answer.data, system)) expect(detail.source.state).toBe('STALE');
      }
      expect(answer.errors).toBeUndefined();
      expect(JSON.stringify(answer)).not.toMatch(SECRETS);
    });
  });
});

describe('a client that goes away', () => {
  it('takes its call to the legacy system with it', async () => {
    const door = await startDoor(loaded.sandbox.endpoints['ln-engineering']!);
    const systems = loaded.connect({ ...loaded.sandbox.endpoints, 'ln-engineering': door.endpoint });
    const graph = await loaded.openGateway({ systems });
    const client = new AbortController();
    try {
      await withFault(['ln-engineering'], 'LATENCY', async () => {
        const query =
          '{ projects(first: 5, filter: { sectors: [ENGINEERING] }) { nodes { ... on EngineeringProject { detail { source { state } } } } } }';
        const asked = graph.ask(query, {}, client.signal).catch(() => 'gone');
        const call = await door.entered;
        const left = once(call, 'close');
        const goneMs = performance.now();
        client.abort();
        expect(await asked).toBe('gone');
        await left;
        expect(performance.now() - goneMs).toBeLessThan(1_000);
      });
    } finally {
      await graph.stop();
      door.stop();
    }
  });
});

describe('a store that is gone', () => {
  it('makes the gateway not ready, leaves it healthy, and every question answered with a typed error', async () => {
    const graph = await loaded.openGateway();
    try {
      const status = async (path: string) => (await fetch(graph.url.replace('/graphql', path))).status;
      expect([await status('/readyz'), await status('/healthz')]).toEqual([200, 200]);
      await loaded.hub.store.close();
      expect([await status('/readyz'), await status('/healthz')]).toEqual([503, 200]);
      const answer = await graph.ask('{ projects { nodes { id } } legacySystems { id } }');
      expect(answer.data).toEqual({ projects: null, legacySystems: null });
      expect(answer.errors.map(({ path }: any) => path[0]).sort()).toEqual(['legacySystems', 'projects']);
      for (const { extensions } of answer.errors) expect(extensions.code).toBe('INTERNAL');
      expect(JSON.stringify(answer)).not.toMatch(SECRETS);
      expect(await status('/metrics')).toBe(200);
    } finally {
      await graph.stop();
    }
  });
});

/** A door in front of a stand-in: tells of the first connection that asks something. */
async function startDoor(target: string) {
  const { port, pathname, hostname } = new URL(target);
  const { promise: entered, resolve: enter } = Promise.withResolvers<Socket>();
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    const inner = connect(Number(port), hostname);
    for (const end of [socket, inner]) open.add(end.on('error', () => end.destroy()));
    socket.once('data', () => enter(socket));
    socket.pipe(inner).pipe(socket);
    socket.once('close', () => inner.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`,
    entered,
    stop() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
