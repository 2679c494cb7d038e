import type { GraphQLResolveInfo } from 'graphql';
import type { LegacySystem } from '../../adapters/province.ts';
import type { Sector } from '../../schema/codes/sector.ts';
import { regionView } from '../region-view.ts';
import { unreadableView } from '../unreadable-view.ts';
import { asksFor } from './asks-for.ts';
import { connectionOf, pageRequest, type PageArguments } from '../connection.ts';
import type { SystemState } from '../store/rows.ts';
import { errorOf, stateOf, type LegacySystemState } from './coverage.ts';
import type { SearchContext } from './search-context.ts';

export interface LegacySystemFilter {
  readonly ids?: readonly string[];
  readonly sectors?: readonly Sector[];
  readonly states?: readonly LegacySystemState[];
}

interface QuarantineArguments extends PageArguments {
  readonly open?: boolean | null;
}

/** The systems of the province that a filter means, in the order of its file. */
export async function listLegacySystems({ ids, sectors, states }: LegacySystemFilter, context: SearchContext) {
  const known = await context.states();
  return context.systems
    .filter(({ id, sector }) => (ids?.includes(id) ?? true) && (sectors?.includes(sector) ?? true))
    .map((system) => viewOf(system, known.get(system.id)))
    .filter(({ state }) => states?.includes(state) ?? true);
}

function viewOf(system: LegacySystem, state: SystemState | undefined) {
  const { id, name, sector, region, operator, profile, limits, freshness } = system;
  const { projects = 0, notices = 0, rows = 0, quarantined = 0 } = state ?? {};
  return {
    ...{ id, name, sector, operator, profile },
    belongsTo: { system: id, sector, region, entity: null },
    region: regionView(region, null),
    state: stateOf(system, state),
    lastSync: state?.completeAsOf ?? null,
    lag: state?.lagSeconds ?? null,
    error: errorOf(state),
    counts: { projects, notices, rows, quarantined },
    limits: { ...limits, ...freshness },
  };
}

export const legacySystemResolvers = {
  __resolveReference: async ({ id }: { readonly id: string }, context: SearchContext) =>
    (await listLegacySystems({ ids: [id] }, context))[0] ?? null,
  quarantined: listQuarantine,
  unmappedCodes: ({ id }: LegacySystem, _: unknown, { store }: SearchContext) => store.codes.unmapped(id),
};

async function listQuarantine(
  { id: system }: LegacySystem,
  { open, ...page }: QuarantineArguments,
  { store }: SearchContext,
  info: GraphQLResolveInfo,
) {
  const filter = { system, ...(typeof open === 'boolean' ? { open } : {}) };
  const found = await store.quarantine.list(filter, pageRequest(page, asksFor(info, 'totalCount')));
  return connectionOf(page, { ...found, rows: found.rows.map(unreadableView) }, () => null);
}
