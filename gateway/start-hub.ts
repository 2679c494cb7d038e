import type { Province } from '../adapters/province.ts';
import type { Systems } from '../adapters/systems.ts';
import { startSync } from '../adapters/sync/start-sync.ts';
import { accessSubgraph } from '../subgraphs/access/subgraph.ts';
import { codingSubgraph } from '../subgraphs/coding/subgraph.ts';
import { policySubgraph } from '../subgraphs/policy/subgraph.ts';
import { registrySubgraph } from '../subgraphs/registry/subgraph.ts';
import { searchSubgraph } from '../subgraphs/search/subgraph.ts';
import { startRetention } from '../subgraphs/store/ledger/retention.ts';
import { openStore } from '../subgraphs/store/open-store.ts';
import type { Following, Store } from '../subgraphs/store/store.ts';
import type { Subgraph } from '../subgraphs/subgraph.ts';
import { prepareDataFolder } from './data-folder.ts';
import type { Settings } from './settings.ts';
import { importShippedPolicies } from './start-policies.ts';
import { storeFault } from './setting-fault.ts';
import { logFault } from './start-log.ts';

/** The store, what fills it, and the subgraphs that read it. */
export interface RunningHub {
  readonly store: Store;
  /** What is derived from the store's rows. */
  readonly following: Following;
  readonly subgraphs: readonly Subgraph[];
  stop(): Promise<void>;
}

export type OnPass = (system: string, error: unknown) => void;

/** Opens the store of a province with its policies; no legacy system needs to be known yet, so that it opens while stand-ins start. */
export async function openHubStore({ dataDir, databaseUrl }: Settings, { province: { issuer }, systems }: Province): Promise<Store> {
  if (databaseUrl === undefined) await prepareDataFolder(dataDir);
  const byId = new Map(systems.map((system) => [system.id, system]));
  const regionOf = (system: string) => byId.get(system)?.region ?? null;
  const sectorOf = (system: string) => byId.get(system)?.sector ?? null;
  const platforms = systems.map(({ operator }) => operator);
  const store = await openStore({ dataDir, databaseUrl, issuer, regionOf, sectorOf, platforms }).catch((error: unknown) => {
    throw storeFault(databaseUrl, error);
  });
  await importShippedPolicies(store);
  return store;
}

/** Keeps the store up to date with every system, none of which needs to be up, and the access ledger for as long as it is to be. */
export function startHub(store: Store, systems: Systems, { ledgerDays }: Pick<Settings, 'ledgerDays'>, onPass: OnPass): RunningHub {
  const stopping = new AbortController();
  const sync = startSync(systems.adapters, store.writer, { signal: stopping.signal, onPass });
  const onFault = logFault;
  const following = store.follow({ onFault });
  const retention =
    ledgerDays === undefined ? null : startRetention(store.ledger, { days: ledgerDays, onFault: (error) => onFault('ledger', error) });
  return {
    store,
    following,
    subgraphs: [codingSubgraph, searchSubgraph, registrySubgraph, policySubgraph, accessSubgraph].map((subgraph) =>
      subgraph({ store, systems, onFault }),
    ),
    async stop() {
      stopping.abort();
      await sync.ended;
      await following.stop();
      await retention?.stop();
    },
  };
}
