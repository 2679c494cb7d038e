import type { Systems } from '../../adapters/systems.ts';
import { SECTORS, type Sector } from '../../schema/codes/sector.ts';
import { parseProjectId } from '../../schema/identifiers/project-id.ts';
import type { StoreReader } from '../store-reader.ts';
import { codeListsResolver } from './code-lists.ts';
import { codeFields, codeRoots } from './code-links.ts';
import { codingContext, type CodingContext, type CodingStore } from './coding-context.ts';
import { createSubgraph, type Resolvers, type Subgraph } from '../subgraph.ts';
import { readDealCodeInput, type IssueDealCodeInput } from './deal-code-input.ts';
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
  readonly store: CodingStore & Pick<StoreReader, 'dealCodes'>;
  /** The province's legacy systems, which may ask for codes, and how they write national ones. */
  readonly systems: Pick<Systems, 'list' | 'codeTables'>;
  readonly onFault?: (subgraph: string, error: unknown) => void;
}

interface Reference {
  readonly id: string;
}

/** The registry: the type of a project follows from its id; its deal codes from the index; codes explain themselves, and systems that ask are given some. */
export function codingSubgraph({ store, systems, onFault }: CodingInput): Subgraph {
  const contextOf = () => codingContext(store);
  const resolveReference = ({ id }: Reference) => (typeOf(id) === null ? null : { id });
  const stubs = SECTORS.map((sector) => [PROJECT_TYPES[sector], { __resolveReference: resolveReference, dealCodes, ...codeFields }]);
  const known = new Set(systems.list.map(({ id }) => id));
  const issueDealCode = (_: unknown, { input }: { input: IssueDealCodeInput }) => store.dealCodes.issue(readDealCodeInput(input, known));
  const resolvers: Resolvers<CodingContext> = {
    Query: { ...codeRoots, inspectCode: inspectCodeView, codeLists: codeListsResolver(systems.codeTables) },
    Mutation: { issueDealCode },
    TradingProject: { __resolveType: ({ id }: Reference) => typeOf(id), __resolveReference: resolveReference },
    ...(Object.fromEntries(stubs) as Resolvers<CodingContext>),
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
