import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { OnSubgraphCall } from './data-source.ts';
import type { SystemObservation } from './system-observation.ts';
import { observeSystems } from './system-metrics.ts';

const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface GatewayMetrics {
  readonly contentType: string;
  /** In Prometheus' text format. */
  text(): Promise<string>;
  readonly onSubgraphCall: OnSubgraphCall;
  onRequest(outcome: 'OK' | 'ERRORS', durationMs: number): void;
  /** An error that a client is told. */
  onError(code: string): void;
}

/** Counts of this gateway alone: no global registry. `observations` is asked at each reading. */
export function createMetrics(observations: () => Promise<readonly SystemObservation[]>): GatewayMetrics {
  const registry = new Registry();
  const registers = [registry];
  observeMemory(registers);
  const showSystems = observeSystems(registers);
  const errors = new Counter({ name: 'yiwang_errors_total', help: 'Errors told to clients', labelNames: ['code'], registers });
  const requests = new Histogram({
    name: 'yiwang_request_seconds',
    help: 'GraphQL requests',
    labelNames: ['outcome'],
    buckets: BUCKETS_SECONDS,
    registers,
  });
  const calls = new Counter({
    name: 'yiwang_subgraph_calls_total',
    help: 'Calls to subgraphs',
    labelNames: ['subgraph', 'outcome'],
    registers,
  });
  const callSeconds = new Histogram({
    name: 'yiwang_subgraph_call_seconds',
    help: 'Calls to subgraphs',
    labelNames: ['subgraph'],
    buckets: BUCKETS_SECONDS,
    registers,
  });
  return {
    contentType: registry.contentType,
    async text() {
      showSystems(await observations());
      return registry.metrics();
    },
    onError: (code) => errors.inc({ code }),
    onSubgraphCall(subgraph, outcome, durationMs) {
      calls.inc({ subgraph, outcome });
      callSeconds.observe({ subgraph }, durationMs / 1_000);
    },
    onRequest: (outcome, durationMs) => requests.observe({ outcome }, durationMs / 1_000),
  };
}

function observeMemory(registers: Registry[]): void {
  new Gauge({
    name: 'yiwang_resident_memory_bytes',
    help: 'Resident memory of this process',
    registers,
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
}
