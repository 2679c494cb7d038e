import type { Adapter } from '../adapter.ts';
import { AdapterFailure } from '../failure.ts';
import { syncSystem, type SyncOptions } from './sync-system.ts';
import type { SyncWriter } from './writer.ts';

export interface StartSyncOptions extends SyncOptions {
  /** 0 ≤ value < 1, for the jitter. */
  readonly random?: () => number;
  /** Told of the end of each pass, good or bad. */
  readonly onPass?: (system: string, error: unknown) => void;
}

/** A running synchroniser. */
export interface RunningSync {
  /** Resolves when every system has been passed once, well or not. */
  readonly firstPass: Promise<void>;
  /** Resolves when all has ended after the signal fired. */
  readonly ended: Promise<void>;
}

/** Keeps the store up to date: every system on its own, at its own pace, until the signal fires. A failing system is tried again at its next turn. */
export function startSync(adapters: readonly Adapter[], writer: SyncWriter, options: StartSyncOptions): RunningSync {
  const loops = adapters.map((adapter) => startLoop(adapter, writer, options));
  return {
    firstPass: Promise.all(loops.map(({ firstPass }) => firstPass)).then(() => undefined),
    ended: Promise.all(loops.map(({ ended }) => ended)).then(() => undefined),
  };
}

function startLoop(adapter: Adapter, writer: SyncWriter, options: StartSyncOptions): RunningSync {
  const { signal, random = Math.random } = options;
  const firstPass = onePass(adapter, writer, options);
  const loop = async () => {
    await firstPass;
    while (!signal.aborted) {
      await pause(adapter.system.freshness.pollSeconds * 1_000 * (0.9 + 0.2 * random()), signal);
      await onePass(adapter, writer, options);
    }
  };
  return { firstPass, ended: loop() };
}

/** A failure of one system is noted and never ends the others. */
async function onePass(adapter: Adapter, writer: SyncWriter, options: StartSyncOptions): Promise<void> {
  const { log = () => undefined, onPass = () => undefined } = options;
  const system = adapter.system.id;
  try {
    await syncSystem(adapter, writer, options);
    onPass(system, null);
  } catch (error) {
    if (!isCancelled(error)) log('synchronising failed', { system, error: error instanceof Error ? error.message : String(error) });
    onPass(system, error);
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof AdapterFailure && error.code === 'CANCELLED';
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(finish, delayMs);
    function finish() {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    }
    signal.addEventListener('abort', finish, { once: true });
  });
}
