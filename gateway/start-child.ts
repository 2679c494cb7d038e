import { fork, type ChildProcess } from 'node:child_process';

const STOP_MS = 3_000;

/** A child process that said it is ready. */
export interface RunningChild<Ready> {
  readonly ready: Ready;
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Asks it to end, then insists. */
  stop(): Promise<void>;
}

/**
 * Starts a process of ours and waits for its `{type: 'ready', …}`. It ends by itself when this process goes away, however that happens.
 * A child without `input` speaks for people who start it by hand: its stdout is not shown.
 * @throws where it ends before it is ready; its own words went to stderr.
 */
export async function startChild<Ready>(
  module: URL,
  environment: Readonly<Record<string, string | undefined>>,
  input?: unknown,
): Promise<RunningChild<Ready>> {
  const child = fork(module, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', input === undefined ? 'ignore' : 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // One that is still starting would notice the loss of its parent only when it is ready.
  const endWithThis = () => child.kill('SIGTERM');
  process.once('exit', endWithThis);
  void ended.then(() => process.off('exit', endWithThis));
  if (input !== undefined) child.send(input as object);
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${module.pathname.split('/').slice(-2).join('/')} ended with ${code ?? 'a signal'}`)));
    child.on('message', (message) => {
      if ((message as { type?: unknown }).type === 'ready') resolve(message as Ready);
    });
  });
  return { ready, ended, stop: () => stopChild(child, ended) };
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(timer);
}
