import type { Systems } from '../../adapters/systems.ts';
import type { Viewer } from '../../schema/access/viewer.ts';
import type { PartyRole } from '../../schema/codes/party-role.ts';
import { connectionOf, pageRequest, type PageArguments } from '../connection.ts';
import { given } from '../given.ts';
import type { EntityFilter } from '../store/register/register.ts';
import { createSubgraph, type Subgraph } from '../subgraph.ts';
import { AGENCY_ROLES, agencyResolvers, PLATFORM_ROLES, platformResolvers } from './body-resolvers.ts';
import { entityResolvers } from './entity-resolvers.ts';
import { registryContext, type RegistryContext, type RegistryStore } from './registry-context.ts';

export interface RegistryInput {
  readonly store: RegistryStore;
  readonly systems: Pick<Systems, 'list'>;
  readonly onFault?: (subgraph: string, error: unknown) => void;
}

interface ListArguments extends PageArguments {
  readonly filter?: EntityFilter | null;
}

/** The register of market entities as a subgraph (63号 十一: one registration, recognised everywhere). */
export function registrySubgraph({ store, systems, onFault }: RegistryInput): Subgraph {
  const resolvers = {
    Query: {
      entity: (_: never, { creditCode }: { readonly creditCode: string }, { entities }: RegistryContext) => entities.load(creditCode),
      entities: (_: never, { filter, ...page }: ListArguments, context: RegistryContext) => listEntities(given(filter), page, context),
      agencies: (_: never, asked: ListArguments, context: RegistryContext) => listBodies(AGENCY_ROLES, asked, context),
      platforms: (_: never, asked: ListArguments, context: RegistryContext) => listBodies(PLATFORM_ROLES, asked, context),
    },
    MarketEntity: entityResolvers,
    Agency: agencyResolvers,
    TradingPlatform: platformResolvers,
  };
  const contextOf = (_: AbortSignal, viewer: Viewer) => registryContext(store, systems.list, viewer);
  return createSubgraph<RegistryContext>({ name: 'registry', resolvers, contextOf, ...(onFault === undefined ? {} : { onFault }) });
}

async function listEntities(filter: EntityFilter, page: PageArguments, { store, entities }: RegistryContext) {
  const found = await store.register.list(filter, pageRequest(page, true));
  for (const row of found.rows) entities.prime(row.id, row);
  return connectionOf(page, found, () => null);
}

async function listBodies(roles: readonly PartyRole[], { filter, ...page }: ListArguments, { store }: RegistryContext) {
  const chosen: EntityFilter = given(filter);
  const found = await store.register.list(
    { ...chosen, roles: chosen.roles?.filter((role) => roles.includes(role)) ?? roles },
    pageRequest(page, true),
  );
  const rows = found.rows.map((entity) => ({ entity, cursor: entity.cursor }));
  return connectionOf(page, { ...found, rows }, () => null);
}
