import type { Store, StoreSettings } from './store.ts';

/**
 * Opens the hub's store, creating and migrating it where needed.
 * @throws {StoreInUseError} where another living process holds the embedded store's folder.
 */
export function openStore(settings: StoreSettings): Promise<Store> {
  return Promise.reject(new Error(`the store at ${settings.dataDir} cannot be opened yet`));
}
