import DataLoader from 'dataloader';
import type { StoreReader } from '../store-reader.ts';
import type { CodeConflict, DealCodeLink } from '../store/crosswalk/crosswalk.ts';

export type CodingStore = Pick<StoreReader, 'projects' | 'crosswalk'>;

/** What one request reads: each question about many projects is asked of the store once. */
export interface CodingContext {
  readonly store: CodingStore;
  readonly dealCodes: DataLoader<string, readonly string[] | null>;
  readonly links: DataLoader<string, readonly DealCodeLink[]>;
  /** Those that ended, too. */
  readonly endedLinks: DataLoader<string, readonly DealCodeLink[]>;
  /** That still hold. */
  readonly conflicts: DataLoader<string, readonly CodeConflict[]>;
}

export function codingContext(store: CodingStore): CodingContext {
  const linksWith = (history: boolean) =>
    new DataLoader<string, readonly DealCodeLink[]>(async (ids) => {
      const found = await store.crosswalk.linksOfProjects(ids, history);
      return ids.map((id) => found.get(id) ?? []);
    });
  const links = linksWith(false);
  return {
    store,
    links,
    endedLinks: linksWith(true),
    dealCodes: new DataLoader(async (ids) => {
      const [printed, assigned] = await Promise.all([store.projects.dealCodesOf(ids), links.loadMany(ids)]);
      return ids.map((id, index) => (printed.has(id) ? dealCodesOf(printed.get(id)!, assigned[index]!) : null));
    }),
    conflicts: new DataLoader(async (ids) => {
      const found = await store.crosswalk.conflictsOfProjects(ids);
      return ids.map((id) => found.get(id) ?? []);
    }),
  };
}

/** As printed; where nothing is printed, the codes that the hub gave. */
function dealCodesOf(printed: readonly string[], links: readonly DealCodeLink[] | Error): readonly string[] {
  if (printed.length > 0 || links instanceof Error) return printed;
  return [...new Set(links.map(({ dealCode }) => dealCode))];
}
