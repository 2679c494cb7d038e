import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { TotalCount } from './filter.ts';
import type { Tables } from './tables.ts';

/** Counting rows one by one stops here. */
export const COUNT_LIMIT = 10_000;

/** How many rows `from … where …` gives, counted up to a limit; a lower bound, too, where it looked among the newest rows only. */
export async function countRows(db: Kysely<Tables>, fromWhere: RawBuilder<unknown>, sawEveryRow = true): Promise<TotalCount> {
  const { rows } = await sql<{ count: number }>`select count(*) from (select 1 ${fromWhere} limit ${COUNT_LIMIT + 1}) as found`.execute(db);
  return boundedCount(rows[0]!.count, sawEveryRow);
}

/** A count that stopped one beyond the limit, or that was made among the newest rows only. */
export function boundedCount(count: number, sawEveryRow = true): TotalCount {
  return { value: Math.min(count, COUNT_LIMIT), kind: sawEveryRow && count <= COUNT_LIMIT ? 'EXACT' : 'LOWER_BOUND' };
}
