/** Leaves time within the five seconds for a machine that is busy. */
const END_MS = 4_000;

/** Ends this process in order on TERM, INT or the loss of its parent: last started, first stopped, within five seconds. */
export function endInOrder(): { readonly onEnd: (stop: () => Promise<unknown>) => void; readonly end: (code: number) => Promise<never> } {
  const stops: (() => Promise<unknown>)[] = [];
  let ending: Promise<never> | null = null;
  const end = (code: number) => (ending ??= endAll(stops, code));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(0));
  process.once('disconnect', () => void end(0));
  return { onEnd: (stop) => void stops.unshift(stop), end };
}

async function endAll(stops: readonly (() => Promise<unknown>)[], code: number): Promise<never> {
  setTimeout(() => process.exit(1), END_MS).unref();
  for (const stop of stops) await stop().catch(() => undefined);
  process.exit(code);
}
