import type { LegacySystem, Province } from '../../province.ts';
import { demoWorld } from './demo-world.ts';
import { generateRegister } from './generate-register.ts';
import { linkWorlds } from './link-worlds.ts';
import { mirrorOf } from './mirror-world.ts';
import type { WorldProject } from './world-project.ts';
import type { WorldRegister } from './world-register.ts';

/** What one sandbox system serves. */
export interface DemoWorld {
  readonly system: LegacySystem;
  readonly projects: readonly WorldProject[];
  readonly register: WorldRegister | undefined;
}

/** Profiles whose systems register market entities, and gather projects of others. */
const GATHERING = 'national-exchange-soap';

/** The truth behind the sandbox systems of a province, with what they have in common; the same at each start. */
export function demoWorlds({ systems }: Province): readonly DemoWorld[] {
  const sandboxed = systems.filter(({ endpoint }) => endpoint === 'sandbox');
  const worlds = linkWorlds(sandboxed.map((system) => demoWorld(system)));
  return sandboxed.map((system, index) => {
    const own = worlds[index]!;
    if (system.profile !== GATHERING) return { system, projects: own, register: undefined };
    const others = worlds.filter((_, other) => other !== index && sandboxed[other]!.profile !== GATHERING).flat();
    const gathered = mirrorOf(others);
    return { system, projects: [...own, ...gathered], register: generateRegister(system.id, own, others, gathered) };
  });
}
