/** Milliseconds, and requests per second over all clients. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
}

/** Runs `call` from so many clients at once, each one after the other; a few runs first that do not count. */
export async function latencies(call: () => Promise<unknown>, clients: number, callsPerClient = 20): Promise<Latency> {
  for (let warm = 0; warm < 3; warm += 1) await call();
  const times: number[] = [];
  const client = async () => {
    for (let index = 0; index < callsPerClient; index += 1) {
      const startMs = performance.now();
      await call();
      times.push(performance.now() - startMs);
    }
  };
  const startMs = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - startMs) / 1_000;
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  return { p50: at(0.5), p99: at(0.99), perSecond: times.length / seconds };
}
