import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { StoreInUseError } from './store-error.ts';

const ZOMBIE = 'Z';
const RECOVERY_TAKES_AT_MOST_MS = 10_000;

/**
 * Takes a folder for this process by a file beside it; gives the release. The embedded engine itself would let two processes corrupt it.
 * A lock whose process has died is taken over, a living one's never. @throws {StoreInUseError}
 */
export function lockFolder(folder: string): () => void {
  const file = `${folder}.lock`;
  const mine = ownerLine(process.pid);
  if (!create(file, mine)) takeOver(folder, file, mine);
  return () => {
    if (read(file) === mine) rmSync(file, { force: true });
  };
}

/** Only one of several successors removes the dead lock: they queue at a second file. */
function takeOver(folder: string, file: string, mine: string): void {
  const recovery = `${file}.recovery`;
  refuseIfAlive(folder, file);
  dropIfOld(recovery);
  if (!create(recovery, mine)) throw new StoreInUseError(folder, pidOf(read(recovery)));
  try {
    refuseIfAlive(folder, file);
    rmSync(file, { force: true });
    if (!create(file, mine)) throw new StoreInUseError(folder, pidOf(read(file)));
  } finally {
    rmSync(recovery, { force: true });
  }
}

function refuseIfAlive(folder: string, file: string): void {
  const owner = read(file);
  const pid = pidOf(owner);
  if (pid > 0 && owner === ownerLine(pid)) throw new StoreInUseError(folder, pid);
}

/** Process id and, where the system tells, its start time: ids are used again. Empty for a dead process. */
function ownerLine(pid: number): string {
  return isAlive(pid) ? `${pid} ${startTime(pid)}\n` : '';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return statFields(pid)[0] !== ZOMBIE;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function startTime(pid: number): string {
  return statFields(pid)[19] ?? 'unknown';
}

/** Fields of Linux's /proc/pid/stat from the state on; none on other systems. */
function statFields(pid: number): readonly string[] {
  return read(`/proc/${pid}/stat`).split(/\)\s/u).at(-1)?.split(' ') ?? [];
}

function pidOf(line: string): number {
  return Number(/^\d+/u.exec(line)?.[0] ?? 0);
}

/** A link appears at once with its content, and never over an existing file. */
function create(file: string, content: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function dropIfOld(file: string): void {
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age > RECOVERY_TAKES_AT_MOST_MS) rmSync(file, { force: true });
}
