import type { WorldEvent, WorldProject } from './world-project.ts';
import type { WorldComplaint } from './world-register.ts';

const DAY_MS = 86_400_000;
const DECIDED_AFTER_DAYS = 30;
/** Of each sector: the newest are still being dealt with. */
const COUNTS = { filed: 2, accepted: 2, decided: 4 } as const;

/** Invents complaints about the newest awards of each sector in a world; none is decided after the world's last day. */
export function complaintsOf(world: readonly WorldProject[]): readonly WorldComplaint[] {
  const last = world.reduce((latest, { events }) => Math.max(latest, events.at(-1)?.at.getTime() ?? 0), 0);
  const awarded = world.filter(isAwarded).filter((project) => resultOf(project) + DECIDED_AFTER_DAYS * DAY_MS <= last);
  const bySector = Map.groupBy(awarded, ({ sector }) => sector);
  const complaints = [...bySector.values()].flatMap((projects) => complaintsIn(projects));
  return complaints.map((complaint, index) => ({ ...complaint, unreadable: index === complaints.length - 1 }));
}

function isAwarded({ dirt, lots, events }: WorldProject): boolean {
  return dirt.length === 0 && lots[0]?.winner !== null && events.some(isResult);
}

function isResult({ kind }: WorldEvent): boolean {
  return kind === 'RESULT';
}

/** Every seventh of the newest, so that they are of several cities. */
function complaintsIn(projects: readonly WorldProject[]): readonly WorldComplaint[] {
  const newest = projects.toSorted((one, other) => resultOf(other) - resultOf(one));
  const { filed, accepted, decided } = COUNTS;
  const step = newest.length > 7 * (filed + accepted + decided) ? 7 : 1;
  const chosen = newest.filter((_, index) => index % step === 0).slice(0, filed + accepted + decided);
  return chosen.map((project, index) => complaintAbout(project, { isAccepted: index >= filed, isDecided: index >= filed + accepted }));
}

function resultOf({ events }: WorldProject): number {
  return events.find(isResult)!.at.getTime();
}

function complaintAbout(project: WorldProject, { isAccepted, isDecided }: { isAccepted: boolean; isDecided: boolean }): WorldComplaint {
  const days = (count: number) => new Date(resultOf(project) + count * DAY_MS);
  return {
    project,
    against: project.lots[0]!.winner!,
    filedAt: days(2),
    acceptedAt: isAccepted ? days(5) : null,
    decidedAt: isDecided ? days(DECIDED_AFTER_DAYS) : null,
    unreadable: false,
  };
}
