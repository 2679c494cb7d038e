import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsOf, loaded, setFault, startGraph, until } from './running-graph.ts';

const PROVINCE = 'tests/graph/provinces/one-system.yaml';
let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'yiwang-process-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

function childrenOf(pid: number): number[] {
  const rows = execFileSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  return rows.map((row) => row.trim().split(/\s+/u).map(Number)).flatMap(([own, parent]) => (parent === pid ? [own!] : []));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie that nobody has waited for yet has ended.
    return !/\) Z /u.test(execFileSync('cat', [`/proc/${pid}/stat`], { encoding: 'utf8' }));
  } catch {
    return false;
  }
}

/** Processes of the distributed mode, the hub's and the sectors'. */
function servingChildrenOf(pid: number): number[] {
  const isServing = (child: number) =>
    execFileSync('ps', ['-o', 'args=', '-p', String(child)], { encoding: 'utf8' }).includes('start-subgraphs');
  return childrenOf(pid).filter(isServing);
}

describe.each(['gateway/start.ts', 'gateway/start-distributed.ts'])('%s', (entry) => {
  it('ends on TERM within five seconds and leaves no child', async () => {
    const graph = await startGraph({ entry, province: PROVINCE });
    const children = childrenOf(graph.child.pid!);
    expect(children.length).toBeGreaterThan(0);
    const startedMs = performance.now();
    expect(await graph.stop()).toBe(0);
    expect(performance.now() - startedMs).toBeLessThan(5_000);
    expect(children.filter(isAlive)).toEqual([]);
  });

  it('answers a request that is under way at TERM, with a typed error for what is not known yet, and logs no stack', async () => {
    const graph = await startGraph({ entry, province: 'tests/graph/provinces/one-database.yaml' });
    await loaded(graph);
    const before = await callsOf(graph);
    await setFault(graph, 'ln-land-mineral', 'LATENCY', 60_000);
    const answer = graph.ask(
      '{ projects(first: 3, filter: { sectors: [LAND] }) { nodes { id ... on LandProject { detail { projectCode } } } } }',
    );
    await until(
      () => callsOf(graph),
      (calls) => calls['ln-land-mineral'] !== before['ln-land-mineral'],
    );
    expect(await graph.stop()).toBe(0);
    const { data, errors } = await answer;
    expect(data.projects.nodes).toHaveLength(3);
    expect(new Set(errors.map(({ extensions }: { extensions: { code: string } }) => extensions.code))).toEqual(new Set(['TIMED_OUT']));
    expect(graph.output()).not.toMatch(/\n +at |destroyed/u);
  });

  it('leaves no child where TERM comes while it is starting', async () => {
    const dataDir = join(folder, `starting-${entry.replace('/', '-')}`);
    const env = { ...process.env, PORT: '0', YIWANG_DATA_DIR: dataDir, YIWANG_PROVINCE: PROVINCE };
    const child = spawn('node_modules/.bin/node', [entry], { env, stdio: 'ignore' });
    const ended = once(child, 'exit');
    const children = await until(
      () => Promise.resolve(childrenOf(child.pid!)),
      (pids) => pids.length > 0,
    );
    child.kill('SIGTERM');
    await ended;
    await until(
      () => Promise.resolve(children.filter(isAlive)),
      (alive) => alive.length === 0,
      500,
    );
  });

  it('takes its children with it when it is killed', async () => {
    const graph = await startGraph({ entry, province: PROVINCE });
    const children = childrenOf(graph.child.pid!);
    graph.child.kill('SIGKILL');
    await until(
      async () => children.filter(isAlive),
      (alive) => alive.length === 0,
      10_000,
    );
    await rm(graph.dataDir, { recursive: true, force: true });
  });

  it('opens no socket and looks up no name beyond loopback', async () => {
    const log = join(folder, entry.replace('/', '-'));
    process.env['YIWANG_SOCKET_LOG'] = log;
    process.env['NODE_OPTIONS'] = `--import=${new URL('record-sockets.mjs', import.meta.url).href}`;
    const graph = await startGraph({ entry, province: PROVINCE }).finally(() => delete process.env['NODE_OPTIONS']);
    await loaded(graph);
    const { errors } = await graph.ask(
      '{ projects(first: 5) { nodes { id ... on PropertyRightsProject { detail { source { state } } } } } }',
    );
    expect(errors).toBeUndefined();
    await graph.stop();
    const hosts = await readFile(log, 'utf8').then(
      (text) => new Set(text.trim().split('\n')),
      () => new Set<string>(),
    );
    if (entry.includes('distributed')) expect([...hosts]).toContain('127.0.0.1');
    expect([...hosts].filter((host) => !['127.0.0.1', 'localhost', '::1'].includes(host))).toEqual([]);
  });
});

describe('the distributed mode', () => {
  it('starts processes again that were killed, and tells of them meanwhile', async () => {
    const graph = await startGraph({ entry: 'gateway/start-distributed.ts', province: 'tests/graph/provinces/one-database.yaml' });
    await loaded(graph);
    const ask = () =>
      graph.ask('{ projects(first: 3, filter: { sectors: [LAND] }) { nodes { id ... on LandProject { detail { source { state } } } } } }');
    const whole = await ask();
    const killed = servingChildrenOf(graph.child.pid!);
    expect(killed).toHaveLength(6);
    for (const pid of killed) process.kill(pid, 'SIGKILL');
    expect((await ask()).errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
    const again = await until(ask, ({ errors }) => errors === undefined);
    expect(again.data.projects.nodes).toEqual(whole.data.projects.nodes);
    expect(servingChildrenOf(graph.child.pid!).filter((pid) => killed.includes(pid))).toEqual([]);
    expect(graph.output()).toContain('"process ended, starting again","role":"land-mineral"');
    expect(await graph.stop()).toBe(0);
  });
});

it('a second start on the same folder is refused in both languages and leaves the first as it was', async () => {
  const graph = await startGraph({ province: PROVINCE });
  const running = join(graph.dataDir, 'sandbox', 'running.json');
  const before = await readFile(running, 'utf8');
  const second = startGraph({ province: PROVINCE, dataDir: graph.dataDir });
  await expect(second).rejects.toThrow(/ended with 1: .*正被进程 \d+ 使用.* is in use by process \d+/u);
  expect(await readFile(running, 'utf8')).toBe(before);
  expect(await graph.stop()).toBe(0);
});
