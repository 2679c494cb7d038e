import { createSubgraph, type Subgraph } from '../subgraph.ts';
import { accessEntries, recordAccess } from './access-entries.ts';
import type { AccessContext, AccessStore } from './access-context.ts';
import { viewerFields } from './viewer.ts';

export interface AccessInput {
  readonly store: AccessStore;
  /** Clock, so that tests can hold it. */
  readonly now?: () => Date;
  readonly onFault?: (subgraph: string, error: unknown) => void;
}

/** Who asks, and who has asked for what is not public. */
export function accessSubgraph({ store, now = () => new Date(), onFault }: AccessInput): Subgraph {
  return createSubgraph<AccessContext>({
    name: 'access',
    resolvers: {
      Query: { viewer: (_: unknown, __: unknown, { viewer }: AccessContext) => viewer, accessEntries },
      Mutation: { recordAccess },
      Viewer: viewerFields,
    },
    contextOf: (_, viewer) => ({ store, viewer, now }),
    ...(onFault === undefined ? {} : { onFault }),
  });
}
