import { rowScope, within, type Belonging } from '../../schema/access/belonging.ts';
import type { CreditEventKind } from '../../schema/codes/credit-event-kind.ts';
import type { CreditEvent } from '../../schema/records/credit-event.ts';
import { connectionOf, pageRequest, type PageArguments } from '../connection.ts';
import type { CreditScope, EntityRow, EntityStatement } from '../store/register/register.ts';
import type { RegistryContext } from './registry-context.ts';

export interface CreditArguments extends PageArguments {
  readonly kinds?: readonly CreditEventKind[] | null;
}

/** Credit events that are not public, as far as the viewer may see them: others are neither counted nor paged. */
export async function sharedCreditEvents(
  { id, creditCode: entity, region }: EntityRow,
  { kinds, ...page }: CreditArguments,
  context: RegistryContext,
) {
  const found = await context.store.register.sharedCreditEvents(id, kinds ?? undefined, scopeOf(context), pageRequest(page, true));
  const belongingTo = (system: string): Belonging => ({ system, sector: sectorOf(system, context), region, entity });
  const rows = found.rows.map((row) => ({ ...eventView(row), cursor: row.cursor, belongsTo: belongingTo(row.system) }));
  return connectionOf(page, { ...found, rows }, () => null);
}

/** An event is of the sector of the system that states it. */
function scopeOf({ viewer, systems }: RegistryContext): CreditScope {
  const { sectors, ...scope } = rowScope('SHARED_CREDIT', viewer);
  if (sectors === undefined) return scope;
  const ofSectors = systems.filter(({ sector }) => sectors.includes(sector)).map(({ id }) => id);
  return { ...scope, systems: within(ofSectors, scope.systems) };
}

function sectorOf(system: string, { systems }: RegistryContext): Belonging['sector'] {
  return systems.find(({ id }) => id === system)?.sector ?? null;
}

export function eventView({ system, facts }: EntityStatement<CreditEvent>) {
  return { ...facts, kind: facts.eventKind, code: facts.eventCode, scope: facts.scope?.code ?? null, system };
}
