import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Province } from '../province.ts';
import { sandboxSecret } from './demo-secret.ts';
import { standInFor } from './stand-in-kinds.ts';
import type { FaultSwitch, StandIn } from './stand-in.ts';
import { demoWorlds, type DemoWorld } from './world/demo-worlds.ts';

export interface SandboxOptions {
  readonly province: Province;
  /** Each stand-in gets the folder `sandbox/<system id>` below it. */
  readonly dataDir: string;
  /** Where credentials are looked up; the process's own by default. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** Running stand-ins, by the id of the system they stand in for. */
export interface Sandbox {
  readonly endpoints: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<string, FaultSwitch>>;
  /** Requests that a stand-in served since start. */
  readonly calls: Readonly<Record<string, () => number>>;
  stop(): Promise<void>;
}

interface Started {
  readonly id: string;
  readonly fault: FaultSwitch;
  readonly standIn: StandIn;
}

/** Starts one stand-in for each system of the province whose endpoint is the word `sandbox`; all or none. */
export async function startSandbox({ province, dataDir, environment = process.env }: SandboxOptions): Promise<Sandbox> {
  const results = await Promise.allSettled(demoWorlds(province).map((world) => startOne(world, dataDir, environment)));
  const started = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) {
    await stopAll(started);
    throw failed.reason;
  }
  return {
    endpoints: Object.fromEntries(started.map(({ id, standIn }) => [id, standIn.endpoint])),
    faults: Object.fromEntries(started.map(({ id, fault }) => [id, fault])),
    calls: Object.fromEntries(started.map(({ id, standIn }) => [id, standIn.calls])),
    stop: () => stopAll(started),
  };
}

async function startOne(
  { system, projects, register }: DemoWorld,
  dataDir: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Started> {
  const kind = await standInFor(system.profile);
  const folder = join(dataDir, 'sandbox', system.id);
  await mkdir(folder, { recursive: true });
  const fault: FaultSwitch = { mode: 'NONE', latencyMs: 0 };
  const secret = sandboxSecret(system, environment);
  const standIn = await kind.start({ systemId: system.id, world: projects, register, fault, secret, folder });
  return { id: system.id, fault, standIn };
}

async function stopAll(started: readonly Started[]): Promise<void> {
  await Promise.allSettled(started.map(({ standIn }) => standIn.stop()));
}
