import { restrictionsOn } from '../restrictions.ts';
import { restrictionView } from '../restriction-view.ts';
import { identityOf } from '../store/register/identity.ts';
import type { NoticeRow, ProjectParty, ProjectRow, TimelineEvent } from '../store/rows.ts';
import type { SearchContext } from './search-context.ts';

/** A party with the project that names it. */
interface PartyOfProject extends ProjectParty {
  readonly projectId: string;
}

export async function partiesOf({ id }: ProjectRow, _: unknown, { parties }: SearchContext) {
  return (await parties.load(id)).map((party) => ({ ...party, statedIn: party.recordKind, projectId: id }));
}

export const partyResolvers = { entity: entityOf, restrictions };

/** Null for a person, and for an organisation that the register does not hold yet. */
async function entityOf(party: PartyOfProject, _: unknown, { entities }: SearchContext) {
  const identity = identityOf(party);
  const entity = identity === null ? null : await entities.load(identity.key);
  return entity === null ? null : { id: entity.id };
}

async function restrictions(party: PartyOfProject, _: unknown, context: SearchContext) {
  const entity = await entityOf(party, _, context);
  const day = entity === null ? null : await bidDay(party.projectId, context);
  if (entity === null || day === null) return [];
  return restrictionsOn(await context.creditEvents.load(entity.id), day).map(restrictionView);
}

/** The day bids are opened; else the last deadline that a notice states; else the day of the first notice (`2026-11-21`, China). */
async function bidDay(projectId: string, { timelines, noticesOf }: SearchContext): Promise<string | null> {
  const [events, notices] = await Promise.all([timelines.load(projectId), noticesOf.load(projectId)]);
  return openedAt(events) ?? deadlineIn(notices) ?? events[0]?.at.slice(0, 10) ?? null;
}

function openedAt(events: readonly TimelineEvent[]): string | null {
  return events.find(({ recordKind }) => recordKind === 'opening')?.at.slice(0, 10) ?? null;
}

function deadlineIn(notices: readonly NoticeRow[]): string | null {
  const times = notices.flatMap(({ notice }) => [notice.openingAt?.at ?? notice.deadline?.at ?? null]).filter((at) => at !== null);
  return times.sort().at(-1)?.slice(0, 10) ?? null;
}
