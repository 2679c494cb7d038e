import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { readProvince, type Province } from '../../adapters/province.ts';
import { demoSecret } from '../../adapters/sandbox/demo-secret.ts';
import { openSystems, type Systems } from '../../adapters/systems.ts';

export interface DemoSystems {
  readonly province: Province;
  readonly adapters: Systems['adapters'];
  stop(): Promise<void>;
}

/** One system of each profile without limits; their stand-ins run in a process of their own. */
export async function openDemoSystems(): Promise<DemoSystems> {
  const folder = mkdtempSync(join(tmpdir(), 'yiwang-bench-'));
  const provincePath = join(folder, 'province.yaml');
  const province = withSearchPortal(readProvince('province.yaml'));
  writeFileSync(provincePath, stringify(province));
  const { child, endpoints } = await startStandIns(provincePath, folder);
  const systems = openSystems(province, { endpoints, secretOf: ({ id }) => demoSecret(id) });
  return {
    province,
    adapters: systems.adapters,
    async stop() {
      await systems.close();
      child.kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
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
