import { AdapterFailure } from '../../adapters/failure.ts';
import type { LegacySystem } from '../../adapters/province.ts';
import type { ProjectFilter, TotalCount } from '../store/filter.ts';
import type { CopyState } from '../store/rows.ts';
import { sourceFailure, type SourceFailure } from '../subgraph-error.ts';
import type { SearchContext } from './search-context.ts';

export type LegacySystemState = 'UP' | 'LOADING' | 'STALE' | 'DOWN';

export interface CoverageSource {
  readonly system: string;
  readonly state: LegacySystemState;
  readonly asOf: string | null;
  readonly matched: TotalCount;
  readonly error: SourceFailure | null;
}

export interface Coverage {
  readonly complete: boolean;
  readonly asOf: string | null;
  readonly sources: readonly CoverageSource[];
}

const NOTHING: TotalCount = { value: 0, kind: 'EXACT' };

/** Which systems a list covers: every configured one that the filter does not exclude, those never synchronised too. */
export async function coverageOf(filter: ProjectFilter, { store, systems }: SearchContext): Promise<Coverage> {
  const known = new Map((await store.systems.coverage(filter)).map((source) => [source.system, source]));
  const wanted = systems.filter(({ id }) => filter.systems?.includes(id) ?? true);
  const sources = wanted.map((system) => {
    const state = known.get(system.id);
    const asOf = state?.completeAsOf ?? null;
    return { system: system.id, state: stateOf(system, state), asOf, matched: state?.matched ?? NOTHING, error: errorOf(state) };
  });
  return { complete: sources.every(({ state }) => state === 'UP'), asOf: earliest(sources.map(({ asOf }) => asOf)), sources };
}

/** A failed pass outweighs the age of the copy. */
export function stateOf({ freshness }: LegacySystem, state: CopyState | undefined): LegacySystemState {
  if (state?.failure) return 'DOWN';
  if (state === undefined || state.lagSeconds === null) return 'LOADING';
  return state.lagSeconds > freshness.maxStaleMinutes * 60 ? 'STALE' : 'UP';
}

export function errorOf(state: CopyState | undefined): SourceFailure | null {
  return state?.failure ? sourceFailure(new AdapterFailure(state.system, state.failure.code, '')) : null;
}

function earliest(times: readonly (string | null)[]): string | null {
  if (times.includes(null)) return null;
  return times.reduce((first, time) => (first === null || Date.parse(time!) < Date.parse(first) ? time : first), null);
}
