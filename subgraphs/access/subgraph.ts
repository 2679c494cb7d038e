import type { Viewer } from '../../schema/access/viewer.ts';
import { regionView } from '../region-view.ts';
import { createSubgraph, type Subgraph } from '../subgraph.ts';

export interface AccessInput {
  readonly onFault?: (subgraph: string, error: unknown) => void;
}

interface AccessContext {
  readonly viewer: Viewer;
}

/** Who asks. */
export function accessSubgraph({ onFault }: AccessInput): Subgraph {
  return createSubgraph<AccessContext>({
    name: 'access',
    resolvers: {
      Query: { viewer: (_: unknown, __: unknown, { viewer }: AccessContext) => viewer },
      Viewer: { regions: ({ regions }: Viewer) => regions.map((code) => regionView(code, null)) },
    },
    contextOf: (_, viewer) => ({ viewer }),
    ...(onFault === undefined ? {} : { onFault }),
  });
}
