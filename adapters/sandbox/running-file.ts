import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Province } from '../province.ts';
import { sandboxSecret } from './demo-secret.ts';
import type { Sandbox } from './sandbox.ts';

/** Tells the owners' command line where the stand-ins are while they run; readable by this user only, for it holds their demo credentials. */
export async function writeRunningFile(sandbox: Sandbox, province: Province, dataDir: string): Promise<{ remove(): Promise<void> }> {
  const file = join(dataDir, 'sandbox', 'running.json');
  const running = province.systems
    .filter(({ id }) => Object.hasOwn(sandbox.endpoints, id))
    .map((system) => [system.id, { endpoint: sandbox.endpoints[system.id], secret: sandboxSecret(system, process.env) }]);
  await writeFile(file, JSON.stringify(Object.fromEntries(running)), { mode: 0o600 });
  return { remove: () => rm(file, { force: true }) };
}
