import type { GraphQLFormattedError } from 'graphql';
import type { Viewer } from '../schema/access/viewer.ts';
import { graphError } from './errors.ts';
import { collectReads } from './restricted-reads.ts';
import type { SubgraphAnswer, SubgraphCall, SubgraphRequest } from './subgraph-call.ts';

/** Keys in one call to a subgraph. */
export const MAX_KEYS = 500;

type Entity = Readonly<Record<string, unknown>> | null;

/**
 * Asks for entities: equal keys once, long lists in parts, answers in the order asked.
 * An entity that is missing without a reason gets one.
 */
export async function askEntities(
  call: SubgraphCall,
  request: SubgraphRequest,
  signal: AbortSignal,
  viewer: Viewer,
): Promise<SubgraphAnswer> {
  const asked = (request.variables?.['representations'] ?? []) as readonly unknown[];
  const { distinct, placeOf } = distinctKeys(asked);
  const starts = Array.from({ length: Math.ceil(distinct.length / MAX_KEYS) }, (_, index) => index * MAX_KEYS);
  const parts = await Promise.all(
    starts.map(async (start) => {
      const representations = distinct.slice(start, start + MAX_KEYS);
      const answer = await call({ ...request, variables: { ...request.variables, representations } }, signal, viewer);
      return partOf(answer, start, representations.length);
    }),
  );
  const entities = parts.flatMap((part) => part.entities);
  const errors = parts.flatMap((part) => part.errors);
  const reads = collectReads();
  for (const { restricted } of parts) reads.note(restricted);
  const restricted = reads.all();
  const complete = [...errors, ...missingErrors(entities, errors)];
  return {
    data: { _entities: placeOf.map((place) => entities[place] ?? null) },
    ...(complete.length === 0 ? {} : { errors: spread(complete, placeOf) }),
    ...(restricted === null ? {} : { extensions: { restricted } }),
  };
}

function distinctKeys(asked: readonly unknown[]): { readonly distinct: readonly unknown[]; readonly placeOf: readonly number[] } {
  const places = new Map<string, number>();
  const distinct: unknown[] = [];
  const placeOf = asked.map((key) => {
    const text = JSON.stringify(key);
    const known = places.get(text) ?? distinct.push(key) - 1;
    places.set(text, known);
    return known;
  });
  return { distinct, placeOf };
}

function partOf({ data, errors = [], extensions }: SubgraphAnswer, start: number, length: number) {
  const entities = (data?.['_entities'] ?? Array.from({ length }, () => null)) as readonly Entity[];
  if (entities.length !== length) throw new Error('the subgraph answered another number of entities');
  return { entities, errors: errors.map((error) => atPlace(error, (place) => place + start)), restricted: extensions?.restricted };
}

/** An error without a place among the entities explains them all. */
function missingErrors(entities: readonly Entity[], errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  const explained = new Set(errors.map(({ path }) => path?.[1]));
  if (explained.has(undefined)) return [];
  const { message, extensions } = graphError('NOT_FOUND', '没有该记录', 'there is no such record');
  return entities.flatMap((entity, place) =>
    entity === null && !explained.has(place) ? [{ message, extensions, path: ['_entities', place] }] : [],
  );
}

function spread(errors: readonly GraphQLFormattedError[], placeOf: readonly number[]): readonly GraphQLFormattedError[] {
  return errors.flatMap((error) => {
    const place = error.path?.[1];
    if (typeof place !== 'number') return [error];
    const indices = placeOf.flatMap((known, index) => (known === place ? [index] : []));
    return indices.map((index) => atPlace(error, () => index));
  });
}

function atPlace(error: GraphQLFormattedError, move: (place: number) => number): GraphQLFormattedError {
  const [root, place, ...rest] = error.path ?? [];
  return root === '_entities' && typeof place === 'number' ? { ...error, path: [root, move(place), ...rest] } : error;
}
