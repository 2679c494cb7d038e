import { restrictionsOn } from '../restrictions.ts';
import { restrictionView } from '../restriction-view.ts';
import { identitiesIn, type Identity } from '../store/register/identity.ts';
import type { RecordKind } from '../../schema/records/record.ts';
import type { NoticeRow, ProjectParty, ProjectRow, TimelineEvent } from '../store/rows.ts';
import type { SearchContext } from './search-context.ts';

/** A party with the project that names it. */
interface PartyOfProject extends ProjectParty {
  readonly projectId: string;
  /** Null for a person. */
  readonly identity: Identity | null;
}

export async function partiesOf({ id }: ProjectRow, _: unknown, { parties }: SearchContext) {
  const stated = await parties.load(id);
  const identityOf = identitiesIn(stated);
  return stated.map((party): PartyOfProject & { readonly statedIn: RecordKind } => ({
    ...{ ...party, statedIn: party.recordKind, projectId: id },
    identity: identityOf(party),
  }));
}

export const partyResolvers = { entity: entityOf, restrictions };

/** Null for a person, and for an organisation that the register does not hold yet. */
async function entityOf({ identity }: PartyOfProject, _: unknown, { entities }: SearchContext) {
  const entity = identity === null ? null : await entities.load(identity.key);
  return entity === null ? null : { id: entity.id };
}

async function restrictions(party: PartyOfProject, _: unknown, context: SearchContext) {
  const entity = await entityOf(party, _, context);
  const day = entity === null ? null : await bidDay(party.projectId, context);
  if (entity === null || day === null) return [];
  const [events, withdrawals] = await Promise.all([context.restricting.load(entity.id), context.withdrawals.load(entity.id)]);
  return restrictionsOn(events, withdrawals, day).map(restrictionView);
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
