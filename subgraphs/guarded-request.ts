import type { GraphQLResolveInfo } from 'graphql';
import type { Belonging } from '../schema/access/belonging.ts';
import type { RestrictedSummary } from '../schema/access/restricted-summary.ts';
import type { Viewer } from '../schema/access/viewer.ts';

/** Restricted values that one request was given: what the access ledger is told. */
export interface RestrictedReads {
  /** `Type.field` → values. */
  readonly fields: Map<string, number>;
  /** Legacy systems that they are of. */
  readonly systems: Set<string>;
}

/** What the values of one request are of, by the place that leads to them. */
export type Belongings = WeakMap<GraphQLResolveInfo['path'], Belonging>;

/** What the guards know of a request: the root value of its execution. */
export interface GuardedRequest {
  readonly viewer: Viewer;
  readonly reads: RestrictedReads;
  readonly belongings: Belongings;
}

export function guardedRequest(viewer: Viewer): GuardedRequest {
  return { viewer, reads: { fields: new Map(), systems: new Set() }, belongings: new WeakMap() };
}

export function noteRead({ fields, systems }: RestrictedReads, coordinate: string, system: string | null): void {
  fields.set(coordinate, (fields.get(coordinate) ?? 0) + 1);
  if (system !== null) systems.add(system);
}

/** What a subgraph's answer says of the restricted values in it; nothing where there are none. */
export function restrictedIn({ fields, systems }: RestrictedReads): { readonly extensions?: { readonly restricted: RestrictedSummary } } {
  if (fields.size === 0) return {};
  const rows = [...fields.values()].reduce((sum, count) => sum + count, 0);
  return { extensions: { restricted: { fields: [...fields.keys()], systems: [...systems], rows } } };
}
