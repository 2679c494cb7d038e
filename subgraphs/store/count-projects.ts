import { sql, type Kysely } from 'kysely';
import { countRows } from './count-rows.ts';
import type { ProjectFilter, TotalCount } from './filter.ts';
import { projectWhere } from './project-where.ts';
import { rollupWhere } from './rollup-where.ts';
import type { Tables } from './tables.ts';
import { seesEveryRow } from './where.ts';

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
  return countRows(db, sql`from project where ${projectWhere(filter)}`, await seesEveryRow(db, 'project', filter.text));
}
