import { SECTORS, type Sector } from '../../schema/codes/sector.ts';
import { parseProjectId } from '../../schema/identifiers/project-id.ts';
import { codeFields, codeRoots } from './code-links.ts';
import { codingContext, type CodingContext, type CodingStore } from './coding-context.ts';
import { createSubgraph, type Subgraph } from '../subgraph.ts';
import { inspectCodeView } from './inspect-code.ts';

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
  readonly store: CodingStore;
  readonly onFault?: (subgraph: string, error: unknown) => void;
}

interface Reference {
  readonly id: string;
}

/** The registry: the type of a project follows from its id; its deal codes from the index; codes explain themselves. */
export function codingSubgraph({ store, onFault }: CodingInput): Subgraph {
  const contextOf = () => codingContext(store);
  const resolveReference = ({ id }: Reference) => (typeOf(id) === null ? null : { id });
  const stubs = SECTORS.map((sector) => [PROJECT_TYPES[sector], { __resolveReference: resolveReference, dealCodes, ...codeFields }]);
  const resolvers = {
    Query: { ...codeRoots, inspectCode: inspectCodeView },
    TradingProject: { __resolveType: ({ id }: Reference) => typeOf(id), __resolveReference: resolveReference },
    ...(Object.fromEntries(stubs) as Record<string, { __resolveReference: typeof resolveReference }>),
  };
  return createSubgraph<CodingContext>({ name: 'coding', resolvers, contextOf, ...(onFault === undefined ? {} : { onFault }) });
}

function dealCodes({ id }: Reference, _: unknown, context: CodingContext) {
  return context.dealCodes.load(id);
}

function typeOf(id: string): string | null {
  const parts = parseProjectId(id);
  return parts === null ? null : PROJECT_TYPES[parts.sector];
}
