import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createConnection } from 'node:net';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs a program to its end; its output is in the error where it fails. */
export async function runProgram(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { stdout } = await run(command, args, { cwd, maxBuffer: 16 * 1024 * 1024 });
  return stdout;
}

/** A server that was started for a test. */
export interface StartedProgram {
  stop(): Promise<void>;
}

/** Starts a server and waits until it is ready. @throws with its last output where it ends before that. */
export async function startProgram(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly isReady: () => Promise<boolean>; readonly stopSignal?: NodeJS.Signals },
): Promise<StartedProgram> {
  const child = spawn(command, args, { cwd: options.cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const killOnExit = () => void child.kill('SIGKILL');
  process.once('exit', killOnExit);
  try {
    await ready(options.isReady, child);
  } catch (error) {
    await end(child);
    throw new Error(`${command} did not start: ${output.join('').slice(-2_000)}`, { cause: error });
  }
  return {
    stop: async () => {
      process.off('exit', killOnExit);
      await end(child, options.stopSignal);
    },
  };
}

async function ready(isReady: () => Promise<boolean>, child: ChildProcess): Promise<void> {
  const giveUpAt = Date.now() + 60_000;
  while (Date.now() < giveUpAt) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('it ended');
    if (await isReady()) return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error('it does not answer');
}

/** Whether something listens on a port of loopback. */
export function portAnswers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    const finish = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => finish(true)).once('error', () => finish(false));
  });
}

async function end(child: ChildProcess, stopSignal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(stopSignal);
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(late);
}
