import { Counter, Gauge, type Registry } from 'prom-client';
import { BREAKER_STATES, COPY_STATES, type SystemObservation } from './system-observation.ts';

/** Series per legacy system; what it answers shows the newest observations. */
export function observeSystems(registers: Registry[]): (observations: readonly SystemObservation[]) => void {
  const calls = new Counter({ name: 'yiwang_legacy_calls_total', help: 'Calls to legacy systems', labelNames: ['system'], registers });
  const failures = new Counter({
    name: 'yiwang_legacy_failures_total',
    help: 'Calls to legacy systems that failed',
    labelNames: ['system'],
    registers,
  });
  const breaker = gauge('yiwang_legacy_breaker', 'State of the breaker: 1 for the one it is in', ['system', 'state'], registers);
  const copy = gauge('yiwang_copy', "State of the hub's copy: 1 for the one it is in", ['system', 'state'], registers);
  const lag = gauge('yiwang_sync_lag_seconds', "Age of the hub's copy", ['system'], registers);
  const quarantined = gauge('yiwang_quarantined_rows', 'Rows in quarantine', ['system'], registers);
  const all = [calls, failures, breaker, copy, lag, quarantined];
  return (observations) => {
    for (const metric of all) metric.reset();
    for (const { system, report, copy: known } of observations) {
      if (report !== null) {
        calls.inc({ system }, report.calls);
        failures.inc({ system }, report.failures);
        for (const state of BREAKER_STATES) breaker.set({ system, state }, Number(state === report.breaker));
      }
      if (known === null) continue;
      for (const state of COPY_STATES) copy.set({ system, state }, Number(state === known.state));
      if (known.lagSeconds !== null) lag.set({ system }, known.lagSeconds);
      quarantined.set({ system }, known.quarantined);
    }
  };
}

function gauge<Label extends string>(name: string, help: string, labelNames: Label[], registers: Registry[]): Gauge<Label> {
  return new Gauge({ name, help, labelNames, registers });
}
