import DataLoader from 'dataloader';
import type { Viewer } from '../../schema/access/viewer.ts';
import type { CreditEvent } from '../../schema/records/credit-event.ts';
import type { Organisation } from '../../schema/records/organisation.ts';
import type { Qualification } from '../../schema/records/qualification.ts';
import type { LegacySystem } from '../../adapters/province.ts';
import type { StoreReader } from '../store-reader.ts';
import type { EntityName, EntityRow, EntityStatement, EntitySum } from '../store/register/register.ts';

export type RegistryStore = Pick<StoreReader, 'register' | 'notices'>;

type Lists<Value> = DataLoader<string, readonly Value[]>;

/** What one request reads: each question about many entities is asked of the store once. */
export interface RegistryContext {
  readonly store: RegistryStore;
  readonly viewer: Viewer;
  readonly systems: readonly LegacySystem[];
  readonly entities: DataLoader<string, EntityRow | null>;
  readonly names: Lists<EntityName>;
  readonly organisations: Lists<EntityStatement<Organisation>>;
  readonly qualifications: Lists<EntityStatement<Qualification>>;
  readonly creditEvents: Lists<EntityStatement<CreditEvent>>;
  readonly restricting: Lists<EntityStatement<CreditEvent>>;
  readonly withdrawals: Lists<EntityStatement<CreditEvent>>;
  readonly sums: Lists<EntitySum>;
}

export function registryContext(store: RegistryStore, systems: readonly LegacySystem[], viewer: Viewer): RegistryContext {
  const { register } = store;
  return {
    store,
    viewer,
    systems,
    entities: new DataLoader((ids) => register.byIds(ids)),
    names: lists((ids) => register.namesOf(ids)),
    organisations: lists((ids) => register.organisationsOf(ids)),
    qualifications: lists((ids) => register.qualificationsOf(ids)),
    creditEvents: lists((ids) => register.creditEventsOf(ids)),
    restricting: lists((ids) => register.restrictingOf(ids)),
    withdrawals: lists((ids) => register.withdrawalsOf(ids)),
    sums: lists((ids) => register.sumsOf(ids)),
  };
}

function lists<Value>(batch: (ids: readonly string[]) => Promise<ReadonlyMap<string, readonly Value[]>>): Lists<Value> {
  return new DataLoader(async (ids) => {
    const found = await batch(ids);
    return ids.map((id) => found.get(id) ?? []);
  });
}
