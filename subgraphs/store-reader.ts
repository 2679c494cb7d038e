import type { Store } from './store/store.ts';

/** What subgraphs read of the hub's store. */
export type StoreReader = Omit<Store, 'writer' | 'importPolicies' | 'follow' | 'close'>;

/** The last good copies that sector subgraphs fall back to; null where a process has no store. */
export type CopyReader = Pick<Store['records'], 'dossiers'> | null;
