import type { Adapter } from '../../adapters/adapter.ts';
import { openDemoSystems } from './demo-systems.ts';

const AIM_RECORDS_PER_CORE_SECOND = 3_000;
const LEAST_RECORDS = 15_000;

/** Reads each profile's demo system whole, stand-ins in a process of their own, and says records per second of wall time and of our CPU. */
export async function benchMapping(): Promise<void> {
  const systems = await openDemoSystems();
  const rows = [];
  for (const adapter of systems.adapters) rows.push(await readOften(adapter));
  console.log(`\nReading and mapping, per profile (aim ${AIM_RECORDS_PER_CORE_SECOND} records per core second)`);
  console.table(rows);
  await systems.stop();
}

/** A synchroniser runs for months: what is told is the speed after the first reading, over so many records. */
async function readOften(adapter: Adapter): Promise<Record<string, unknown>> {
  await readWhole(adapter);
  const startMs = performance.now();
  const startCpu = process.cpuUsage();
  const count = { readings: 0, rows: 0, records: 0, unreadable: 0 };
  while (count.records < LEAST_RECORDS) {
    const once = await readWhole(adapter);
    count.readings += 1;
    count.rows += once.rows;
    count.records += once.records;
    count.unreadable += once.unreadable;
  }
  const seconds = (performance.now() - startMs) / 1_000;
  const cpu = process.cpuUsage(startCpu);
  const perCoreSecond = count.records / ((cpu.user + cpu.system) / 1_000_000);
  return {
    profile: adapter.system.profile,
    ...count,
    seconds: seconds.toFixed(2),
    'records/s': Math.round(count.records / seconds),
    'records/core s': Math.round(perCoreSecond),
    'of the aim': `${(perCoreSecond / AIM_RECORDS_PER_CORE_SECOND).toFixed(1)}×`,
  };
}

async function readWhole(adapter: Adapter): Promise<{ readonly rows: number; readonly records: number; readonly unreadable: number }> {
  const count = { rows: 0, records: 0, unreadable: 0 };
  for await (const page of adapter.changes(null, AbortSignal.timeout(300_000))) {
    for (const change of page.changes) {
      count.rows += 1;
      if (change.type === 'READ') count.records += change.records.length;
      if (change.type === 'UNREADABLE') count.unreadable += 1;
    }
  }
  return count;
}
