import { createSubgraph, type Subgraph } from '../subgraph.ts';
import { catalogueItemResolvers, cataloguedProjectResolvers } from './catalogue-resolvers.ts';
import { policyContext, type PolicyContext, type PolicyStore } from './policy-context.ts';
import { policyResolvers } from './policy-resolvers.ts';
import { rootResolvers } from './root.ts';

export interface PolicyInput {
  readonly store: PolicyStore;
  readonly onFault?: (subgraph: string, error: unknown) => void;
  /** Clock, so that tests can hold it. */
  readonly now?: () => Date;
}

/** Policies and the 公共资源交易目录 as a subgraph: on what supervision may rest, and what must trade on a platform. */
export function policySubgraph({ store, onFault, now = () => new Date() }: PolicyInput): Subgraph {
  const resolvers = {
    Query: rootResolvers,
    Policy: policyResolvers,
    CatalogueItem: catalogueItemResolvers,
    TradingProject: cataloguedProjectResolvers,
  };
  const contextOf = () => policyContext(store, now());
  return createSubgraph<PolicyContext>({ name: 'policy', resolvers, contextOf, ...(onFault === undefined ? {} : { onFault }) });
}
