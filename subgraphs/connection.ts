import type { Page, PageRequest } from './store/filter.ts';
import { typedError } from './subgraph-error.ts';

export const MAX_FIRST = 200;
const DEFAULT_FIRST = 20;

export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** What to ask of the store. @throws BAD_INPUT where `first` is not 0…200. */
export function pageRequest({ first, after }: PageArguments, withTotal: boolean): PageRequest {
  const limit = first ?? DEFAULT_FIRST;
  if (limit < 0 || limit > MAX_FIRST) throw typedError('BAD_INPUT', `first 应为 0 至 ${MAX_FIRST}`, `first must be 0 to ${MAX_FIRST}`);
  return { limit: Math.max(1, limit), after: after ?? null, withTotal };
}

/** A page of the store as a Relay connection; `first: 0` shows no row but still counts. */
export function connectionOf<Row, Coverage>(
  { first, after }: PageArguments,
  { rows, hasNext, totalCount }: Page<Row>,
  coverage: () => Coverage,
) {
  const shown = first === 0 ? [] : rows;
  return {
    nodes: shown,
    edges: shown.map((row) => ({ node: row, cursor: row.cursor })),
    pageInfo: {
      hasNextPage: hasNext || rows.length > shown.length,
      hasPreviousPage: (after ?? null) !== null,
      startCursor: shown[0]?.cursor ?? null,
      endCursor: shown.at(-1)?.cursor ?? null,
    },
    totalCount,
    coverage,
  };
}
