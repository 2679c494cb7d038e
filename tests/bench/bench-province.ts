import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_QUERY } from '../../gateway/demo-query.ts';
import { freePort } from '../neighbours/free-port.ts';
import { latencies, type Latency } from './latencies.ts';

const BASELINE_QUERY = '{ __typename }';
const INDEX_QUERY = '{ projects(first: 20, filter: { regions: ["210100"] }) { nodes { id title parties { name } notices { title } } } }';
/** One project of each sector with what its own system says right now: the sectors' first answer together. */
const FIRST_QUERY = `{
  engineering: projects(first: 1, filter: { sectors: [ENGINEERING] }) { nodes { ... on EngineeringProject { detail { source { state } lots { title } } } } }
  procurement: projects(first: 1, filter: { sectors: [PROCUREMENT] }) { nodes { ... on ProcurementProject { detail { source { state } } } } }
  land: projects(first: 1, filter: { sectors: [LAND] }) { nodes { ... on LandProject { detail { source { state } } } } }
  property: projects(first: 1, filter: { sectors: [PROPERTY_RIGHTS] }) { nodes { ... on PropertyRightsProject { detail { source { state } } } } }
}`;
const DERIVATIONS_QUERY = '{ derivations { behind } }';
const SYSTEMS_QUERY = '{ legacySystems { id counts { rows } } projects(first: 1) { coverage { complete } } }';

interface Province {
  readonly url: string;
  readonly control: string;
  readonly child: ChildProcess;
  readonly startedMs: number;
  readonly folder: string;
}

/** Start-up, first load, memory, calls and latency of `npm start`, with the gateway's own overhead beside a trivial query of the same run. */
export async function benchProvince(): Promise<void> {
  const province = await start();
  try {
    await benchStart(province);
    await benchCalls(province);
    await benchQueries(province);
    await benchSlowLegacy(province);
  } finally {
    const ended = new Promise((resolve) => province.child.once('exit', resolve));
    process.kill(-province.child.pid!, 'SIGTERM');
    await ended;
    rmSync(province.folder, { recursive: true, force: true });
  }
}

async function start(): Promise<Province> {
  const folder = mkdtempSync(join(tmpdir(), 'yiwang-bench-'));
  const port = await freePort();
  const startedMs = performance.now();
  const env = { ...process.env, PORT: String(port), YIWANG_DATA_DIR: folder };
  const child = spawn('npm', ['start'], { env, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  // Its group outlives a bench that is cut off, by a closed pipe or a time limit, unless it is told.
  process.once('exit', () => child.exitCode === null && child.signalCode === null && process.kill(-child.pid!, 'SIGTERM'));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));
  const control = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (bytes: Buffer) => {
      output += bytes.toString();
      const found = /fault switches: (\S+)\/systems/u.exec(output);
      if (found !== null) resolve(found[1]!);
    });
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}: ${output}`)));
  });
  return { url: `http://127.0.0.1:${port}/graphql`, control, child, startedMs, folder };
}

async function benchStart({ url, startedMs, child }: Province): Promise<void> {
  const since = () => ((performance.now() - startedMs) / 1_000).toFixed(1);
  const answered = since();
  const firstAnswer = await until(url, FIRST_QUERY, (text) => [...text.matchAll(/"state":"LIVE"|"state":"CACHED"/gu)].length === 4, since);
  const complete = await until(url, SYSTEMS_QUERY, (text) => text.includes('"complete":true'), since);
  // Latency is of a province at rest: links, crosswalk and register have caught up.
  const derived = await until(url, DERIVATIONS_QUERY, isAtRest, since);
  const { data } = JSON.parse(complete.text) as { data: { legacySystems: { counts: { rows: number } }[] } };
  const rows = data.legacySystems.reduce((sum, { counts }) => sum + counts.rows, 0);
  console.log('\nFrom `npm start` (aim: first answer of four sectors ≤ 10 s, memory ≤ 500 MB)');
  console.table({
    'graph is up': `${answered} s`,
    'first answer with four sectors': `${firstAnswer.at} s`,
    'first load complete': `${complete.at} s, ${rows} legacy rows, ${Math.round(rows / Number(complete.at))} rows/s end to end`,
    'links, crosswalk and register derived': `${derived.at} s`,
    'memory of the process (RSS)': `${Math.round(rssOfGraph(child) / 1_024)} MB`,
  });
}

function isAtRest(text: string): boolean {
  const { data } = JSON.parse(text) as { data: { derivations: { behind: number }[] | null } };
  return data.derivations?.every(({ behind }) => behind === 0) ?? false;
}

/** npm replaces itself by a shell and that by node: the group's process that runs the graph. */
function rssOfGraph({ pid }: ChildProcess): number {
  const children = (parent: number): number[] =>
    readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  const descendants = (parent: number): number[] => children(parent).flatMap((child) => [child, ...descendants(child)]);
  const graph = descendants(pid!).find((candidate) => readFileSync(`/proc/${candidate}/cmdline`, 'utf8').includes('gateway/start.ts'))!;
  return Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${graph}/status`, 'utf8'))![1]);
}

async function benchCalls({ url, control }: Province): Promise<void> {
  const calls = async () => (await (await fetch(`${control}/systems`)).json()) as { id: string; calls: number }[];
  const before = await calls();
  await ask(url, DEMO_QUERY);
  const after = await calls();
  console.log('\nLegacy calls of the 20-project query (polling of the synchroniser may add a few)');
  console.table(Object.fromEntries(after.map(({ id, calls: count }, index) => [id, count - before[index]!.calls])));
}

async function benchQueries({ url }: Province): Promise<void> {
  console.log('\nLatency, ms (baseline: a query that reads nothing, through the same server in the same run)');
  const rows: Record<string, unknown> = {};
  for (const clients of [1, 50]) {
    const baseline = await latencies(() => ask(url, BASELINE_QUERY), clients);
    for (const [name, query] of [
      ['baseline', BASELINE_QUERY],
      ['index only', INDEX_QUERY],
      ['20 projects with live detail', DEMO_QUERY],
    ] as const) {
      rows[`${name}, ${clients} client${clients > 1 ? 's' : ''}`] = shown(await latencies(() => ask(url, query), clients), baseline);
    }
  }
  console.table(rows);
}

async function benchSlowLegacy({ url, control }: Province): Promise<void> {
  const systems = (await (await fetch(`${control}/systems`)).json()) as { id: string }[];
  const setFault = async (mode: string, latencyMs: number) => {
    for (const { id } of systems) {
      await fetch(`${control}/systems/${id}/fault`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ mode, latencyMs }),
      });
    }
  };
  await setFault('LATENCY', 50);
  const detail =
    '{ projects(first: 20, filter: { regions: ["210100"], sectors: [ENGINEERING] }) { nodes { id ... on EngineeringProject { detail { lots { title } } } } } }';
  const slow = await latencies(() => uncached(url, detail), 1, 20);
  await setFault('NONE', 0);
  console.log('\nOver a legacy system of 50 ms: 20 engineering projects in one batched call, cache expired (overhead = p50 − 50 ms)');
  console.table({
    p50: slow.p50.toFixed(1),
    p99: slow.p99.toFixed(1),
    'overhead p50': (slow.p50 - 50).toFixed(1),
    ratio: `${(slow.p50 / 50).toFixed(2)}×`,
  });
}

/** A page of its own for each call, so that no detail is in the short cache. */
let offset = 0;
async function uncached(url: string, query: string): Promise<string> {
  offset += 1;
  const month = String((offset % 12) + 1).padStart(2, '0');
  const year = 2017 + (Math.floor(offset / 12) % 9);
  return ask(url, query.replace('sectors:', `publishedTo: "${year}-${month}-01T00:00:00+08:00", sectors:`));
}

function shown({ p50, p99, perSecond }: Latency, baseline: Latency): Record<string, string> {
  return {
    p50: p50.toFixed(1),
    p99: p99.toFixed(1),
    'requests/s': perSecond.toFixed(0),
    'p50 to baseline': `${(p50 / baseline.p50).toFixed(1)}×`,
  };
}

async function until(
  url: string,
  query: string,
  isWanted: (text: string) => boolean,
  since: () => string,
): Promise<{ at: string; text: string }> {
  for (;;) {
    const text = await ask(url, query).catch(() => '');
    if (isWanted(text)) return { at: since(), text };
    if (Number(since()) > 300) throw new Error(`not in 300 s: ${text.slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function ask(url: string, query: string): Promise<string> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  return answer.text();
}
