/** A fault of our own, for the operator: what the answer does not tell. */
export function logFault(subgraph: string, error: unknown): void {
  console.error(
    JSON.stringify({ event: 'subgraph fault', subgraph, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
}
