import { readFile, rm, writeFile } from 'node:fs/promises';
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
  const content = JSON.stringify(Object.fromEntries(running));
  await writeFile(file, content, { mode: 0o600 });
  return { remove: () => removeOwn(file, content) };
}

/** A sandbox that ends late, after its start was killed, leaves the file of its successor. */
async function removeOwn(file: string, content: string): Promise<void> {
  if ((await readFile(file, 'utf8').catch(() => '')) === content) await rm(file, { force: true });
}
