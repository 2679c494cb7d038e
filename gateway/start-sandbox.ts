import { join } from 'node:path';
import type { Province } from '../adapters/province.ts';
import { lockFolder } from '../subgraphs/store/process-lock.ts';
import { prepareDataFolder } from './data-folder.ts';
import { startChild } from './start-child.ts';
import type { Settings } from './settings.ts';

const MAIN = new URL('../adapters/sandbox/main.ts', import.meta.url);

export interface RunningSandbox {
  /** System id → endpoint of its stand-in. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** URL that lists the stand-ins and switches their faults; null where none runs. */
  readonly control: string | null;
  stop(): Promise<void>;
}

/**
 * Starts the stand-ins that a province asks for by `endpoint: sandbox`, in a process of their own.
 * @throws {StoreInUseError} where another living process holds the folder: two would write each other's files.
 */
export async function startSandboxOf(province: Province, { provincePath, dataDir }: Settings): Promise<RunningSandbox> {
  if (!province.systems.some(({ endpoint }) => endpoint === 'sandbox')) {
    return { endpoints: {}, control: null, stop: () => Promise.resolve() };
  }
  await prepareDataFolder(dataDir);
  const release = lockFolder(join(dataDir, 'sandbox'));
  try {
    return await startStandIns(provincePath, dataDir, release);
  } catch (error) {
    release();
    throw error;
  }
}

async function startStandIns(provincePath: string, dataDir: string, release: () => void): Promise<RunningSandbox> {
  const environment = { YIWANG_PROVINCE: provincePath, YIWANG_DATA_DIR: dataDir };
  const { ready, stop } = await startChild<{ endpoints: Record<string, string>; control: string }>(MAIN, environment);
  return { endpoints: ready.endpoints, control: ready.control, stop: () => stop().finally(release) };
}
