import { createHash } from 'node:crypto';
import type { LegacySystem } from '../province.ts';

/** The credential of a sandbox system that nobody set: both sides derive it. It guards made-up data on loopback only. */
export function demoSecret(systemId: string): string {
  return createHash('sha256').update(`yiwang sandbox ${systemId}`).digest('hex').slice(0, 24);
}

/** The credential of a sandbox system: the environment variable it names, the demo value where that is not set, null where it names none. */
export function sandboxSecret({ id, credential }: LegacySystem, environment: Readonly<Record<string, string | undefined>>): string | null {
  if (credential === undefined) return null;
  return environment[credential] || demoSecret(id);
}
