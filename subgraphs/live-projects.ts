import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import type { Adapter, Dossier } from '../adapters/adapter.ts';
import { AdapterFailure } from '../adapters/failure.ts';
import type { Systems } from '../adapters/systems.ts';
import { parseProjectId } from '../schema/identifiers/project-id.ts';

const CACHE_MS = 5_000;
const MAX_CACHED = 500;
/** A system that is silent for so long is left, so that the last good copy still comes within the request's deadline. */
const LIVE_MS = 8_000;

/** A dossier and whether it came from the system within this request. */
export interface LiveDossier {
  readonly state: 'LIVE' | 'CACHED';
  readonly dossier: Dossier;
}

/** Wrapped, because a DataLoader rejects what is answered with an error as it is. */
export interface LiveFailure {
  readonly state: 'FAILED';
  readonly failure: AdapterFailure;
}

/** What a system said of one project: its dossier, null where it knows none, or why it did not answer. */
export type LiveAnswer = LiveDossier | LiveFailure | null;

/** Reads projects live for one request: one batch per system that can fetch many, a bounded fan-out for the others. */
export interface LiveProjects {
  /** By global id. Never rejects. */
  find(id: string): Promise<LiveAnswer>;
}

/** Opens readers that share a short cache; each request gets a reader of its own. */
export function openLiveProjects(systems: Systems): (signal: AbortSignal) => LiveProjects {
  const cache = new LRUCache<string, Dossier>({ max: MAX_CACHED, ttl: CACHE_MS });
  const fetchers = new Map(systems.adapters.map((adapter) => [adapter.system.id, fetcherOf(adapter)]));
  return (requestSignal) => {
    const signal = AbortSignal.any([requestSignal, AbortSignal.timeout(LIVE_MS)]);
    const loaders = new Map<string, DataLoader<string, LiveAnswer>>();
    const loaderOf = (system: string, { maxIds, fetch }: Fetcher) => {
      const loader = loaders.get(system) ?? createLoader(maxIds, (nativeIds) => fetch(nativeIds, signal));
      loaders.set(system, loader);
      return loader;
    };
    return {
      async find(id) {
        const known = cache.get(id);
        if (known !== undefined) return { state: 'CACHED', dossier: known };
        const parts = parseProjectId(id);
        const fetcher = parts === null ? undefined : fetchers.get(parts.system);
        if (parts === null || fetcher === undefined) return null;
        const answer = await loaderOf(parts.system, fetcher).load(parts.nativeId);
        if (answer?.state === 'LIVE') cache.set(id, answer.dossier);
        return answer;
      },
    };
  };
}

type Fetch = (nativeIds: readonly string[], signal: AbortSignal) => Promise<readonly LiveAnswer[]>;

interface Fetcher {
  readonly maxIds: number;
  readonly fetch: Fetch;
}

function createLoader(maxBatchSize: number, batch: (nativeIds: readonly string[]) => Promise<readonly LiveAnswer[]>) {
  return new DataLoader<string, LiveAnswer>(batch, { maxBatchSize });
}

function fetcherOf(adapter: Adapter): Fetcher {
  const { ability } = adapter;
  if (ability.mode === 'MANY') return { maxIds: ability.maxIds, fetch: (nativeIds, signal) => fetchBatch(adapter, nativeIds, signal) };
  const limit = pLimit(ability.concurrency);
  const fetchOne = async (nativeId: string, signal: AbortSignal) => (await fetchBatch(adapter, [nativeId], signal))[0]!;
  const fetch: Fetch = (nativeIds, signal) => Promise.all(nativeIds.map((nativeId) => limit(fetchOne, nativeId, signal)));
  return { maxIds: Infinity, fetch };
}

/** A call that fails as a whole is a failure of each of its projects. */
async function fetchBatch(adapter: Adapter, nativeIds: readonly string[], signal: AbortSignal): Promise<readonly LiveAnswer[]> {
  try {
    const answers = await adapter.findByIds(nativeIds, signal);
    return answers.map(liveAnswer);
  } catch (error) {
    const system = adapter.system.id;
    const failure = error instanceof AdapterFailure ? error : new AdapterFailure(system, 'UNREADABLE', 'the adapter failed', error);
    return nativeIds.map(() => ({ state: 'FAILED', failure: waited(failure) }));
  }
}

function liveAnswer(answer: Dossier | AdapterFailure | null): LiveAnswer {
  if (answer === null) return null;
  return answer instanceof AdapterFailure ? { state: 'FAILED', failure: waited(answer) } : { state: 'LIVE', dossier: answer };
}

/** Calls are cancelled only when their time is over. */
function waited(failure: AdapterFailure): AdapterFailure {
  return failure.code === 'CANCELLED'
    ? new AdapterFailure(failure.system, 'TIMED_OUT', 'the time of the request is over', failure)
    : failure;
}
