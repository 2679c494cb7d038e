import { sql, type Kysely } from 'kysely';
import type { ProjectFilter, TotalCount } from './filter.ts';
import { projectWhere } from './project-where.ts';
import { rollupWhere } from './rollup-where.ts';
import type { Tables } from './tables.ts';
import { seesEveryRow } from './where.ts';

/** Counting rows one by one stops here. */
export const COUNT_LIMIT = 10_000;

/** How many projects a filter meets: exact from the roll-ups where they tell, else counted up to a limit. */
export async function countProjects(db: Kysely<Tables>, filter: ProjectFilter): Promise<TotalCount> {
  const cells = rollupWhere(filter);
  if (cells !== null) {
    const { count } = await db
      .selectFrom('rollup')
      .select(sql<number>`coalesce(sum(count), 0)::bigint`.as('count'))
      .where(cells)
      .executeTakeFirstOrThrow();
    return { value: count, kind: 'EXACT' };
  }
  const found = db
    .selectFrom('project')
    .select('project.id')
    .where(projectWhere(filter))
    .limit(COUNT_LIMIT + 1)
    .as('found');
  const { count } = await db
    .selectFrom(found)
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  return boundedCount(count, await seesEveryRow(db, 'project', filter.text));
}

/** A count that stopped one beyond the limit, or that was made among the newest rows only. */
export function boundedCount(count: number, sawEveryRow = true): TotalCount {
  return { value: Math.min(count, COUNT_LIMIT), kind: sawEveryRow && count <= COUNT_LIMIT ? 'EXACT' : 'LOWER_BOUND' };
}
