import DataLoader from 'dataloader';
import { SECTORS, type Sector } from '../../schema/codes/sector.ts';
import { parseProjectId } from '../../schema/identifiers/project-id.ts';
import type { StoreReader } from '../store-reader.ts';
import { createSubgraph, type Subgraph } from '../subgraph.ts';

/** Sector → the type of the graph that stands for its projects. */
export const PROJECT_TYPES: Readonly<Record<Sector, string>> = {
  ENGINEERING: 'EngineeringProject',
  PROCUREMENT: 'ProcurementProject',
  LAND: 'LandProject',
  MINERAL: 'MineralProject',
  PROPERTY_RIGHTS: 'PropertyRightsProject',
  OTHER: 'OtherProject',
};

export interface CodingInput {
  readonly store: Pick<StoreReader, 'projects'>;
  readonly onFault?: (subgraph: string, error: unknown) => void;
}

interface CodingContext {
  readonly dealCodes: DataLoader<string, readonly string[] | null>;
}

interface Reference {
  readonly id: string;
}

/** The registry: the type of a project follows from its id; its deal codes from the index. */
export function codingSubgraph({ store, onFault }: CodingInput): Subgraph {
  const contextOf = (): CodingContext => ({
    dealCodes: new DataLoader(async (ids) => (await store.projects.byIds(ids)).map((row) => row?.dealCodes ?? null)),
  });
  const dealCodes = ({ id }: Reference, _arguments: unknown, context: CodingContext) => context.dealCodes.load(id);
  const resolveReference = ({ id }: Reference) => (typeOf(id) === null ? null : { id });
  const stubs = SECTORS.map((sector) => [PROJECT_TYPES[sector], { __resolveReference: resolveReference, dealCodes }]);
  const resolvers = {
    TradingProject: { __resolveType: ({ id }: Reference) => typeOf(id), __resolveReference: resolveReference },
    ...(Object.fromEntries(stubs) as Record<string, { __resolveReference: typeof resolveReference; dealCodes: typeof dealCodes }>),
  };
  return createSubgraph<CodingContext>({ name: 'coding', resolvers, contextOf, ...(onFault === undefined ? {} : { onFault }) });
}

function typeOf(id: string): string | null {
  const parts = parseProjectId(id);
  return parts === null ? null : PROJECT_TYPES[parts.sector];
}
