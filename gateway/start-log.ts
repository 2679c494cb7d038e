import { MASK_RULES } from '../schema/access/mask-rules.ts';

/** A process of ours that ended by itself, for the operator. */
export function logEnded(role: string, ends: number, restarts: boolean): void {
  log({ event: restarts ? 'process ended, starting again' : 'process ended for good', role, ends });
}

/** A fault of our own, for the operator: what the answer does not tell. */
export function logFault(subgraph: string, error: unknown): void {
  log({ event: 'subgraph fault', subgraph, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}

/** What failed may have been about persons: texts of databases and parsers quote it. */
function log(entry: Readonly<Record<string, unknown>>): void {
  console.error(MASK_RULES.PROSE.mask(JSON.stringify(entry)));
}
