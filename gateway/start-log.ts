/** A process of ours that ended by itself, for the operator. */
export function logEnded(role: string, ends: number, restarts: boolean): void {
  console.error(JSON.stringify({ event: restarts ? 'process ended, starting again' : 'process ended for good', role, ends }));
}

/** A fault of our own, for the operator: what the answer does not tell. */
export function logFault(subgraph: string, error: unknown): void {
  console.error(
    JSON.stringify({ event: 'subgraph fault', subgraph, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
}
