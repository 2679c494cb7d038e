import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A program of this folder that is killed with SIGKILL and started again. */
export interface Program {
  /** What it has written since it was started. */
  readonly output: () => string;
  /** Resolves when it has written as much, or has ended. */
  written(characters: number): Promise<void>;
  kill(): void;
  readonly ended: Promise<'DONE' | 'KILLED'>;
}

/** @throws by `ended` where it ends by a fault of its own. */
export function startProgram(name: string, args: readonly string[]): Program {
  const child = spawn(process.execPath, [fileURLToPath(new URL(`./${name}.ts`, import.meta.url)), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  let over = false;
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close').then(([code, signal]: unknown[]) => {
    over = true;
    if (signal === 'SIGKILL') return 'KILLED' as const;
    if (code !== 0) throw new Error(`${name} ended with ${String(code)}: ${errors}`);
    return 'DONE' as const;
  });
  return {
    output: () => output,
    async written(characters) {
      while (output.length < characters && !over) await Promise.race([once(child.stdout, 'data'), ended]);
    },
    kill: () => void child.kill('SIGKILL'),
    ended,
  };
}
