import { openStore } from '../../subgraphs/store/open-store.ts';

/** Run as a program: opens the embedded store in `argv[2]` and holds it until it is ended. */
await openStore({ dataDir: process.argv[2]! });
process.stdout.write('READY\n');
setInterval(() => undefined, 60_000);
