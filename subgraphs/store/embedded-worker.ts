import { PGlite } from '@electric-sql/pglite';
import { parentPort, workerData } from 'node:worker_threads';
import { COLUMN_READERS, SESSION_TIME_ZONE } from './column-types.ts';
import { EMBEDDED_START, type EmbeddedAnswer, type EmbeddedQuestion } from './embedded-protocol.ts';

/** Runs the embedded engine in a thread of its own, so that a long statement never stops the gateway's event loop. */
const { folder } = workerData as { readonly folder: string };
const port = parentPort!;

const engine = await PGlite.create(folder, { startParams: [...PGlite.defaultStartParams, ...EMBEDDED_START] });
await engine.exec(`set timezone to '${SESSION_TIME_ZONE}'`);

async function answer({ id, text, values }: EmbeddedQuestion): Promise<EmbeddedAnswer> {
  try {
    const result = await engine.query(text, [...values], { parsers: COLUMN_READERS });
    const command = text.trimStart().split(/\s/u, 1)[0]!.toUpperCase();
    return { id, rows: result.rows, rowCount: command === 'SELECT' ? result.rows.length : (result.affectedRows ?? 0), command };
  } catch (error) {
    const { message, code } = error as { readonly message: string; readonly code?: string };
    return { id, failure: { message, code: code ?? null } };
  }
}

port.on('message', (question: EmbeddedQuestion | 'CLOSE') => {
  if (question === 'CLOSE') void engine.close().then(() => process.exit(0));
  else void answer(question).then((reply) => port.postMessage(reply));
});
port.postMessage('READY');
