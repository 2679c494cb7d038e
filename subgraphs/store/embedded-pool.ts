import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { EmbeddedAnswer } from './embedded-protocol.ts';
import { createTurns, type TurnRank, type Turns } from './embedded-turns.ts';
import { refuseIfOver } from './request-signal.ts';

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Keeps the thread's own heap small; the engine's memory is apart from it. */
const HEAP = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 192 };

/** The embedded engine has a single session, so callers take turns; those of `background` let the others go first. */
export interface EmbeddedPool extends PostgresPool {
  readonly background: PostgresPool;
}

/** Opens the engine in a thread of its own over a folder that this process has locked. */
export async function embeddedPool(folder: string): Promise<EmbeddedPool> {
  keepFirstCompilation();
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), {
    workerData: { folder },
    execArgv: [],
    resourceLimits: HEAP,
  });
  await started(worker);
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const query = querying(worker);
  const turns = createTurns();
  const connecting = (rank: TurnRank) => async () => ({ query, release: await turnOf(turns, rank) }) as unknown as PostgresPoolClient;
  return {
    options: {},
    connect: connecting('READER'),
    background: { options: {}, connect: connecting('WRITER'), end: () => Promise.resolve() },
    async end() {
      await turns.take('WRITER');
      worker.postMessage('CLOSE');
      await ended;
    },
  };
}

/** Nobody waits any more for what a request that is over would ask: without this, a rush is worked off long after its clients have gone. */
async function turnOf(turns: Turns, rank: TurnRank): Promise<() => void> {
  const release = await turns.take(rank);
  try {
    refuseIfOver();
    return release;
  } catch (error) {
    release();
    throw error;
  }
}

/** Asks the engine's thread; once that has ended, every question fails. */
function querying(worker: Worker): (text: string, values?: readonly unknown[]) => Promise<unknown> {
  const waiting = new Map<number, Waiting>();
  let gone: Error | null = null;
  let lastId = 0;
  const giveUp = (error: Error) => {
    gone ??= error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (answer: EmbeddedAnswer) => settle(waiting, answer));
  worker.on('error', giveUp);
  worker.on('exit', () => giveUp(new Error('the embedded store has ended')));
  return (text, values = []) =>
    new Promise((resolve, reject) => {
      if (gone !== null) return reject(gone);
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker.postMessage({ id: lastId, text, values });
    });
}

/** Recompiling the engine in the background takes 500 MB for a second and gained little where it was measured (5 to 20 % of a first load). */
function keepFirstCompilation(): void {
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
}

async function started(worker: Worker): Promise<void> {
  const [message] = (await once(worker, 'message')) as [unknown];
  if (message !== 'READY') throw new Error('the embedded store did not start');
}

function settle(waiting: Map<number, Waiting>, answer: EmbeddedAnswer): void {
  const { resolve, reject } = waiting.get(answer.id)!;
  waiting.delete(answer.id);
  if ('failure' in answer) reject(Object.assign(new Error(answer.failure.message), { code: answer.failure.code }));
  else resolve(answer);
}
