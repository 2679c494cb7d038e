/* eslint-disable @typescript-eslint/no-explicit-any -- answers of the graph are read as they come */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NODE = 'node_modules/.bin/node';
/** The flags of `npm start`. */
const FLAGS = /exec node (.*?) ?gateway\/start\.ts/u.exec(JSON.parse(readFileSync('package.json', 'utf8')).scripts.start)![1]!.split(' ');

/** A graph that answers, wherever it runs. */
export interface Graph {
  readonly url: string;
  /** Of the stand-ins' fault switches. */
  readonly control: string;
  ask(query: string, variables?: object, signal?: AbortSignal): Promise<any>;
}

/** A graph in a process of its own. */
export interface RunningGraph extends Graph {
  readonly child: ChildProcess;
  readonly dataDir: string;
  readonly output: () => string;
  /** Resolves with the exit code after TERM. */
  stop(): Promise<number | null>;
}

/** Starts the graph as `npm start` does, on a free port and with a folder of its own. */
export async function startGraph(
  options: { entry?: string; province?: string; dataDir?: string; databaseUrl?: string; identity?: string } = {},
): Promise<RunningGraph> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'yiwang-graph-')));
  const env = {
    ...process.env,
    PORT: '0',
    YIWANG_DATA_DIR: dataDir,
    YIWANG_PROVINCE: options.province ?? 'province.yaml',
    DATABASE_URL: options.databaseUrl ?? '',
    YIWANG_IDENTITY: options.identity ?? '',
  };
  const child = spawn(NODE, [...FLAGS, options.entry ?? 'gateway/start.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const lines = (wanted: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = (bytes: Buffer) => {
        output += bytes.toString();
        const found = wanted.exec(output);
        if (found) resolve(found);
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      void exited.then((code) => reject(new Error(`ended with ${code}: ${output}`)));
    });
  const [, url] = await lines(/Yiwang is ready: (\S+)[\s\S]*curl/u);
  const control = /fault switches: (\S+)\/systems/u.exec(output)?.[1] ?? '';
  return {
    url: url!,
    control,
    child,
    dataDir,
    output: () => output,
    ask: askGraph(url!),
    async stop() {
      child.kill('SIGTERM');
      const code = await exited;
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}

/** Asks with the given headers besides: who asks, and what for. */
export function askGraph(url: string, who: Readonly<Record<string, string>> = {}): Graph['ask'] {
  return async (query, variables, signal = AbortSignal.timeout(60_000)) => {
    const headers = { 'content-type': 'application/json', ...who };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }), signal });
    return response.json();
  };
}

/** Asks the demo as one of the identities that it prints: the first of a role, or the one of a system. */
export function askAs({ url, output }: Pick<RunningGraph, 'url' | 'output'>, role: string, purpose: string, system = ''): Graph['ask'] {
  const token = new RegExp(`${role} (\\S+)(?: .*)?${system}`, 'u').exec(output())![1]!;
  return askGraph(url, { authorization: `Bearer ${token}`, 'x-yiwang-purpose': encodeURIComponent(purpose) });
}

/** What the gateway counts, as Prometheus reads it: series with labels → value. */
export async function metricsOf({ url }: Pick<Graph, 'url'>): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(url.replace('/graphql', '/metrics'))).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
}

/**
 * Asks again until the answer is as wanted. The one place that polls: the state of another process's copy and the end of a
 * grandchild are told by no event.
 */
export async function until<T>(answer: () => Promise<T>, wanted: (value: T) => boolean, limitMs = 150_000): Promise<T> {
  const endsAt = Date.now() + limitMs;
  for (;;) {
    const value = await answer();
    if (wanted(value)) return value;
    if (Date.now() > endsAt) throw new Error(`never as wanted: ${JSON.stringify(value).slice(0, 2_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Waits until every system has been read once and all that follows from it is derived. */
export function loaded(graph: Graph): Promise<any> {
  return until(
    () => graph.ask('{ legacySystems { id state counts { projects } } derivations { behind } }'),
    ({ data }) =>
      data?.legacySystems?.every(({ state }: { state: string }) => state === 'UP') &&
      data.derivations?.every(({ behind }: { behind: number }) => behind === 0),
  );
}

export async function setFault(graph: Pick<Graph, 'control'>, system: string, mode: string, latencyMs = 0): Promise<void> {
  const response = await fetch(`${graph.control}/systems/${system}/fault`, { method: 'PUT', body: JSON.stringify({ mode, latencyMs }) });
  if (!response.ok) throw new Error(`fault switch: ${response.status}`);
}

/** Requests that each stand-in has served. */
export async function callsOf(graph: Pick<Graph, 'control'>): Promise<Record<string, number>> {
  const systems = (await (await fetch(`${graph.control}/systems`)).json()) as { id: string; calls: number }[];
  return Object.fromEntries(systems.map(({ id, calls }) => [id, calls]));
}
