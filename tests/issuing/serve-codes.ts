import { codingSubgraph } from '../../subgraphs/coding/subgraph.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import { startGateway } from '../../gateway/server.ts';

/** Run as a program that tests kill: gateway and coding over the embedded store in `argv[2]`; prints where it answers. */
const store = await openStore({ dataDir: process.argv[2]!, issuer: '12210000MB0YW2108J' });
const { execute } = codingSubgraph({ store, systems: { list: [{ id: 'ln-property-rights' }] as never, codeTables: [] } });
const gateway = await startGateway({
  ...{ host: '127.0.0.1', port: 0, deadlineMs: 15_000, calls: { coding: execute } },
  isReady: () => Promise.resolve(true),
  reports: () => Promise.resolve([]),
});
process.stdout.write(`${gateway.url.replace('/graphql', '/deal-codes')}\n`);
