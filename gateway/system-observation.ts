import type { SubgraphCall } from './subgraph-call.ts';

export const BREAKER_STATES = ['CLOSED', 'HALF_OPEN', 'OPEN'] as const;
export const COPY_STATES = ['UP', 'LOADING', 'STALE', 'DOWN'] as const;

/** Calls to one legacy system from one process since its start. */
export interface SystemReport {
  readonly system: string;
  readonly calls: number;
  readonly failures: number;
  readonly breaker: (typeof BREAKER_STATES)[number];
}

/** How far the hub's copy of one system is. */
export interface CopyState {
  readonly system: string;
  readonly state: (typeof COPY_STATES)[number];
  /** Null before the copy was complete for the first time. */
  readonly lagSeconds: number | null;
  /** Open quarantine rows. */
  readonly quarantined: number;
}

/** What an operator watches of one system; either half is null where nobody could be asked. */
export interface SystemObservation {
  readonly system: string;
  readonly report: SystemReport | null;
  readonly copy: CopyState | null;
}

const OBSERVE_MS = 2_000;
const COPIES = '{ legacySystems { id state lag counts { quarantined } } }';

/** Observes every system: `reports` of the processes that call them, and the hub's word about its copies. Never rejects. */
export async function observe(
  reports: () => Promise<readonly SystemReport[]>,
  search: SubgraphCall,
): Promise<readonly SystemObservation[]> {
  const [told, copies] = await Promise.all([reports().catch(() => []), copyStates(search).catch(() => [])]);
  const systems = [...new Set([...told, ...copies].map(({ system }) => system))];
  return systems.map((system) => ({
    system,
    report: summed(told.filter((report) => report.system === system)),
    copy: copies.find((copy) => copy.system === system) ?? null,
  }));
}

async function copyStates(search: SubgraphCall): Promise<readonly CopyState[]> {
  const { data } = await search({ query: COPIES }, AbortSignal.timeout(OBSERVE_MS));
  const rows = (data?.['legacySystems'] ?? []) as {
    id: string;
    state: CopyState['state'];
    lag: number | null;
    counts: { quarantined: number };
  }[];
  return rows.map(({ id, state, lag, counts }) => ({ system: id, state, lagSeconds: lag, quarantined: counts.quarantined }));
}

/** Several processes may call the same system: the worst breaker counts. */
function summed(reports: readonly SystemReport[]): SystemReport | null {
  return reports.reduce<SystemReport | null>((sum, report) => {
    if (sum === null) return report;
    const breaker = BREAKER_STATES[Math.max(BREAKER_STATES.indexOf(sum.breaker), BREAKER_STATES.indexOf(report.breaker))]!;
    return { system: sum.system, calls: sum.calls + report.calls, failures: sum.failures + report.failures, breaker };
  }, null);
}
