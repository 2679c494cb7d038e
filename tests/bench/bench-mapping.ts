import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Adapter } from '../../adapters/adapter.ts';
import { readProvince, type Province } from '../../adapters/province.ts';
import { demoSecret } from '../../adapters/sandbox/demo-secret.ts';
import { openSystems } from '../../adapters/systems.ts';

const AIM_RECORDS_PER_CORE_SECOND = 3_000;

/** Reads each profile's demo system whole, stand-ins in a process of their own, and says records per second of wall time and of our CPU. */
export async function benchMapping(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'yiwang-bench-'));
  const provincePath = join(folder, 'province.yaml');
  const province = withSearchPortal(readProvince('province.yaml'));
  writeFileSync(provincePath, stringify(province));
  const { child, endpoints } = await startStandIns(provincePath, folder);
  const systems = openSystems(province, { endpoints, secretOf: ({ id }) => demoSecret(id) });
  const rows = [];
  for (const adapter of systems.adapters) rows.push(await readWhole(adapter));
  console.log(`\nReading and mapping, per profile (aim ${AIM_RECORDS_PER_CORE_SECOND} records per core second)`);
  console.table(rows);
  await systems.close();
  child.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}

/** The demo province has four profiles; the fifth is added as a city would add it. */
function withSearchPortal(province: Province): Province {
  const [model] = province.systems;
  const portal = { ...model!, id: 'dl-portal', profile: 'portal-search-rest', region: '210200', options: {} };
  const unlimited = { requestsPerSecond: 10_000, concurrency: 16, timeoutMs: 20_000 };
  return { ...province, systems: [...province.systems, portal].map((system) => ({ ...system, limits: unlimited })) };
}

async function startStandIns(provincePath: string, folder: string): Promise<{ child: ChildProcess; endpoints: Record<string, string> }> {
  const env = { ...process.env, YIWANG_PROVINCE: provincePath, YIWANG_DATA_DIR: folder };
  const child = fork('adapters/sandbox/main.ts', { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const endpoints = await new Promise<Record<string, string>>((resolve, reject) => {
    child.once('message', (ready) => resolve((ready as { endpoints: Record<string, string> }).endpoints));
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}`)));
  });
  return { child, endpoints };
}

async function readWhole(adapter: Adapter): Promise<Record<string, unknown>> {
  const startMs = performance.now();
  const startCpu = process.cpuUsage();
  const count = { rows: 0, records: 0, unreadable: 0 };
  for await (const page of adapter.changes(null, AbortSignal.timeout(300_000))) {
    for (const change of page.changes) {
      count.rows += 1;
      if (change.type === 'READ') count.records += change.records.length;
      if (change.type === 'UNREADABLE') count.unreadable += 1;
    }
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
