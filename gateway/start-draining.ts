import type { Subgraph } from '../subgraphs/subgraph.ts';

const DRAIN_MS = 1_000;

/** Subgraphs whose calls under way can be waited for. */
export interface DrainableSubgraphs {
  readonly subgraphs: readonly Subgraph[];
  /** Resolves when none of their calls is open, or after a second. */
  drain(): Promise<void>;
}

/** Counts the open calls: the store must not close under them. */
export function drainable(subgraphs: readonly Subgraph[]): DrainableSubgraphs {
  const open = new Set<Promise<unknown>>();
  const counted = (subgraph: Subgraph): Subgraph => ({
    name: subgraph.name,
    execute(request, signal, viewer) {
      const call = subgraph.execute(request, signal, viewer);
      open.add(call);
      void call.finally(() => open.delete(call));
      return call;
    },
  });
  return {
    subgraphs: subgraphs.map(counted),
    async drain() {
      const limit = AbortSignal.timeout(DRAIN_MS);
      const late = new Promise<void>((resolve) => limit.addEventListener('abort', () => resolve(), { once: true }));
      await Promise.race([Promise.allSettled(open), late]);
    },
  };
}
