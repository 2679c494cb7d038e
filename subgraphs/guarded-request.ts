import type { GraphQLResolveInfo } from 'graphql';
import type { Belonging } from '../schema/access/belonging.ts';
import type { RestrictedSummary } from '../schema/access/restricted-summary.ts';
import type { Viewer } from '../schema/access/viewer.ts';

/** A place in an answer. */
type Place = GraphQLResolveInfo['path'];

/** Restricted values that one request was given: what the access ledger is told. */
export interface RestrictedReads {
  /** As `Type.field`. */
  readonly fields: Set<string>;
  /** Legacy systems that they are of. */
  readonly systems: Set<string>;
  /** Where they are. */
  readonly places: WeakSet<Place>;
  /** Rows of which single values are given. */
  readonly rowPlaces: WeakSet<Place>;
  rows: number;
}

/** What the values of one request are of, by the place that leads to them. */
export type Belongings = WeakMap<Place, Belonging>;

/** What the guards know of a request: the root value of its execution. */
export interface GuardedRequest {
  readonly viewer: Viewer;
  readonly reads: RestrictedReads;
  readonly belongings: Belongings;
}

export function guardedRequest(viewer: Viewer): GuardedRequest {
  return {
    viewer,
    reads: { fields: new Set(), systems: new Set(), places: new WeakSet(), rowPlaces: new WeakSet(), rows: 0 },
    belongings: new WeakMap(),
  };
}

/** A restricted value that is given. */
interface GivenValue {
  readonly coordinate: string;
  readonly place: Place;
  readonly value: unknown;
  /** Of its legacy systems; null where one is not known. */
  readonly systems: readonly (string | null)[];
}

/** A row counts once, whichever of its values are given: what is inside of a restricted value is counted with it. */
export function noteRead(reads: RestrictedReads, { coordinate, place, value, systems }: GivenValue): void {
  reads.fields.add(coordinate);
  for (const system of systems) if (system !== null) reads.systems.add(system);
  if (!isWithin(place, reads.places)) reads.rows += entriesIn(value)?.length ?? newRows(place.prev ?? place, reads.rowPlaces);
  reads.places.add(place);
}

function isWithin({ prev }: Place, places: WeakSet<Place>): boolean {
  return prev !== undefined && (places.has(prev) || isWithin(prev, places));
}

function newRows(row: Place, known: WeakSet<Place>): number {
  if (known.has(row)) return 0;
  known.add(row);
  return 1;
}

/** The rows of a list or of a page; null of any other value. */
export function entriesIn(value: unknown): readonly unknown[] | null {
  if (typeof value !== 'object' || value === null) return null;
  const entries: unknown = 'nodes' in value ? value.nodes : value;
  return Array.isArray(entries) && entries.every((entry) => typeof entry === 'object') ? entries : null;
}

/** What a subgraph's answer says of the restricted values in it; nothing where there are none. */
export function restrictedIn({ fields, systems, rows }: RestrictedReads): {
  readonly extensions?: { readonly restricted: RestrictedSummary };
} {
  return fields.size === 0 ? {} : { extensions: { restricted: { fields: [...fields], systems: [...systems], rows } } };
}
