import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Adapter } from '../adapter.ts';
import { readProvince, type Province } from '../province.ts';
import { openSystems, type Systems } from '../systems.ts';
import { UsageError } from './usage-error.ts';

interface RunningStandIn {
  readonly endpoint: string;
  readonly secret: string | null;
}

/** The province's systems, as `npm start` would connect them; stand-ins where the sandbox runs. */
export function connectProvince(): { readonly province: Province; readonly systems: Systems } {
  const province = readProvince(process.env['YIWANG_PROVINCE'] || 'province.yaml');
  const standIns = runningStandIns();
  const endpoints = Object.fromEntries(Object.entries(standIns).map(([id, { endpoint }]) => [id, endpoint]));
  const secretOf = (id: string, credential: string | undefined) =>
    (credential && process.env[credential]) || (standIns[id]?.secret ?? null);
  const systems = openSystems(province, {
    endpoints,
    secretOf: ({ id, credential }) => secretOf(id, credential),
    only: ({ id, endpoint }) => endpoint !== 'sandbox' || Object.hasOwn(standIns, id),
  });
  return { province, systems };
}

/** The adapter of a listed system. @throws {UsageError} naming the systems that exist. */
export function adapterNamed(systems: Systems, id: string | undefined): Adapter {
  const adapter = id === undefined ? null : systems.adapterOf(id);
  if (adapter !== null) return adapter;
  const listed = systems.list.find((system) => system.id === id);
  if (listed !== undefined)
    throw new UsageError(`${listed.id}: 仿真系统未运行，请先 npm start / its stand-in is not running: npm start first`);
  throw new UsageError(`请写明系统 / name a system: ${systems.list.map((system) => system.id).join(', ')}`);
}

/** Written by the sandbox while it runs. */
function runningStandIns(): Readonly<Record<string, RunningStandIn>> {
  const file = join(process.env['YIWANG_DATA_DIR'] || '.data', 'sandbox', 'running.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, RunningStandIn>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new UsageError(`${file}: 无法读取 / cannot be read`, { cause: error });
  }
}
