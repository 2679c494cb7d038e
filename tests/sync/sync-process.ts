import { syncSystem } from '../../adapters/sync/sync-system.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import { dirtyPages, scriptedAdapter, scriptedSystem } from './scripted-adapter.ts';

/** Run as a program that tests kill: synchronises a scripted system into the store in `argv[2]`, or the PostgreSQL of `argv[3]`, and derives what follows. */
const store = await openStore({ dataDir: process.argv[2]!, databaseUrl: process.argv[3], now: () => new Date('2026-11-01T00:00:00Z') });
const following = store.follow({
  onFault: (_, error) => {
    throw error;
  },
});
process.stdout.write('READY\n');
const adapter = scriptedAdapter(scriptedSystem('scripted'), dirtyPages(7, 400, 8));
await syncSystem(adapter, store.writer, {
  signal: new AbortController().signal,
  now: () => new Date('2026-11-01T00:00:00Z'),
  changesPerTransaction: 1,
});
await following.settled();
await store.close();
process.stdout.write('DONE\n');
