import { PGlite } from '@electric-sql/pglite';
import { EMBEDDED_START } from './embedded-protocol.ts';

/** Run as a program: makes an empty database in the folder named. Initialising takes 600 MB for a moment, which a process of its own gives back. */
const engine = await PGlite.create(process.argv[2], { startParams: [...PGlite.defaultStartParams, ...EMBEDDED_START] });
await engine.query('checkpoint');
await engine.close();
