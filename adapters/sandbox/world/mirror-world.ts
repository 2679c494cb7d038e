import type { WorldProject } from './world-project.ts';

/** Projects of the procurement portal that the exchange gathered too. */
const MIRRORED = 25;
const HOUR_MS = 3_600_000;

/** The newest purchases as an exchange passes them on: the same codes, titles and parties, two hours later. */
export function mirrorOf(world: readonly WorldProject[]): readonly WorldProject[] {
  const purchases = world.filter(({ sector, dirt, events }) => sector === 'PROCUREMENT' && dirt.length === 0 && events.length > 3);
  return purchases
    .toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
    .slice(0, MIRRORED)
    .map((project) => ({
      ...project,
      createdAt: later(project.createdAt),
      events: project.events.map((event) => ({ ...event, at: later(event.at) })),
    }));
}

function later(at: Date): Date {
  return new Date(at.getTime() + 2 * HOUR_MS);
}
