import type { GraphQLFormattedError } from 'graphql';
import type { RestrictedSummary } from '../schema/access/restricted-summary.ts';
import type { Viewer } from '../schema/access/viewer.ts';

export interface SubgraphRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
}

export interface SubgraphAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
  readonly extensions?: { readonly restricted?: RestrictedSummary | undefined } | undefined;
}

/** Asks one subgraph, in process or over HTTP, for a viewer; without one for the public. May reject; the signal ends what is under way. */
export type SubgraphCall = (request: SubgraphRequest, signal: AbortSignal, viewer?: Viewer) => Promise<SubgraphAnswer>;

/** Header that tells a subgraph how many milliseconds are left. */
export const DEADLINE_HEADER = 'x-yiwang-deadline-ms';
