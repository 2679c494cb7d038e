import type { ApplySummary } from '../../adapters/sync/writer.ts';
import type { Change } from '../../adapters/adapter.ts';
import type { ProjectFilter, ProjectOrder } from '../../subgraphs/store/filter.ts';
import type { SystemState } from '../../subgraphs/store/rows.ts';
import type { Store } from '../../subgraphs/store/store.ts';

export const NEWEST: ProjectOrder = { field: 'PUBLISHED_AT', direction: 'DESC' };
export const DAY = (day: number) => `2026-03-${String(day).padStart(2, '0')}T10:00:00+08:00`;
export const ACME = '91210100MA0000000X';

/** A store and a system that no other test has filled. */
export interface StoreUnderTest {
  readonly store: Store;
  readonly system: string;
  /** Applies one page of changes of the system. */
  apply(...changes: Change[]): Promise<ApplySummary>;
  /** Cursor of the last page. */
  lastCursor(): string;
  /** Native ids of the system's projects. */
  list(filter?: ProjectFilter, order?: ProjectOrder): Promise<string[]>;
  /** Global id of an engineering project. */
  id(nativeId: string): string;
  states(): Promise<SystemState>;
}

export function storeUnderTest(store: Store, system: string): StoreUnderTest {
  let page = 0;
  return {
    store,
    system,
    apply: (...changes) => store.writer.apply(system, '1', { changes, cursor: `cursor ${(page += 1)}` }),
    lastCursor: () => `cursor ${page}`,
    async list(filter = {}, order = NEWEST) {
      const found = await store.projects.list({ systems: [system], ...filter }, order, { limit: 100 });
      return found.rows.map(({ nativeId }) => nativeId);
    },
    id: (nativeId) => `engineering:${system}:${nativeId}`,
    states: async () => (await store.systems.states()).find((state) => state.system === system)!,
  };
}
