import { openStore } from '../../subgraphs/store/open-store.ts';
import { askAll, shareOf } from './asked-codes.ts';

/** Run as a program that tests kill: a writer that asks the PostgreSQL of `argv[2]` for the codes of its share. */
const [databaseUrl, file, asker, askers, count] = process.argv.slice(2);
const store = await openStore({ dataDir: '', databaseUrl: databaseUrl!, issuer: '12210000MB0YW2108J' });
const share = shareOf(Number(asker), Number(askers), Number(count));
await askAll(share, file!, async (request) => (await store.dealCodes.issue(request)).dealCode);
await store.close();
