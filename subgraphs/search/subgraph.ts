import type { Systems } from '../../adapters/systems.ts';
import type { Viewer } from '../../schema/access/viewer.ts';
import type { StoreReader } from '../store-reader.ts';
import { createSubgraph, type Subgraph } from '../subgraph.ts';
import { complaintResolvers } from './complaints.ts';
import { legacySystemResolvers } from './legacy-systems.ts';
import { noticeResolvers } from './notices.ts';
import { partyResolvers } from './parties.ts';
import { projectResolvers } from './projects.ts';
import { rootResolvers } from './root.ts';
import { searchContext, type SearchContext } from './search-context.ts';

export interface SearchInput {
  readonly store: StoreReader;
  readonly systems: Pick<Systems, 'list'>;
  readonly onFault?: (subgraph: string, error: unknown) => void;
}

/** The hub's index as a subgraph: which projects and notices there are, and how complete the copy is. */
export function searchSubgraph({ store, systems, onFault }: SearchInput): Subgraph {
  const resolvers = {
    Query: rootResolvers,
    TradingProject: projectResolvers,
    ProjectParty: partyResolvers,
    Notice: noticeResolvers,
    Complaint: complaintResolvers,
    LegacySystem: legacySystemResolvers,
  };
  const contextOf = (_: AbortSignal, viewer: Viewer) => searchContext(store, systems.list, viewer);
  return createSubgraph<SearchContext>({ name: 'search', resolvers, contextOf, ...(onFault === undefined ? {} : { onFault }) });
}
