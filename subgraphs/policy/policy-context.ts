import DataLoader from 'dataloader';
import type { StoredCatalogueItem } from '../store/catalogue/catalogue-item.ts';
import type { CatalogueJudgement } from '../store/catalogue/judge-project.ts';
import type { Policy, PolicyVersion } from '../store/policies/policy.ts';
import type { StoreReader } from '../store-reader.ts';

export type PolicyStore = Pick<StoreReader, 'policies' | 'catalogue'>;

/** What one request reads: each question about many is asked of the store once. */
export interface PolicyContext {
  readonly store: PolicyStore;
  /** Today in China. */
  readonly today: string;
  readonly policies: DataLoader<string, Policy | null>;
  readonly versions: DataLoader<string, readonly PolicyVersion[]>;
  readonly items: DataLoader<string, StoredCatalogueItem | null>;
  /** By global project id; null where it is not known or not public. */
  readonly judgements: DataLoader<string, CatalogueJudgement | null>;
}

export function policyContext(store: PolicyStore, now: Date): PolicyContext {
  return {
    store,
    today: now.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }),
    policies: new DataLoader((ids) => store.policies.byIds(ids)),
    versions: new DataLoader(async (ids) => {
      const found = await store.policies.versionsOf(ids);
      return ids.map((id) => found.get(id) ?? []);
    }),
    items: new DataLoader((ids) => store.catalogue.byIds(ids)),
    judgements: new DataLoader(async (ids) => {
      const found = await store.catalogue.judge(ids);
      return ids.map((id) => found.get(id) ?? null);
    }),
  };
}
