import { readProvince } from '../province.ts';
import { startControlServer } from './control-server.ts';
import { writeRunningFile } from './running-file.ts';
import { startSandbox } from './sandbox.ts';

/**
 * Runs the stand-ins of a province as a process of its own. Reads YIWANG_PROVINCE and YIWANG_DATA_DIR, says
 * `{type: 'ready', endpoints, control}` over IPC and as one line of JSON on stdout, and ends on TERM, INT,
 * when its parent goes away (IPC) or, started by hand, at the end of stdin.
 */
const province = readProvince(process.env['YIWANG_PROVINCE'] || 'province.yaml');
const dataDir = process.env['YIWANG_DATA_DIR'] || '.data';
const sandbox = await startSandbox({ province, dataDir });
const control = await startControlServer(sandbox);
const runningFile = await writeRunningFile(sandbox, province, dataDir);

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await Promise.allSettled([control.stop(), sandbox.stop(), runningFile.remove()]);
  process.exit(0);
}

process.once('SIGTERM', () => void end());
process.once('SIGINT', () => void end());
if (process.send === undefined) process.stdin.once('end', () => void end()).resume();
else process.once('disconnect', () => void end());
// A parent that went away while the stand-ins were starting is not told again.
if (process.send !== undefined && !process.connected) await end();

const ready = { type: 'ready', endpoints: sandbox.endpoints, control: control.url };
process.send?.(ready);
console.log(JSON.stringify(ready));
