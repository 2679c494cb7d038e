import { sql, type Kysely, type Selectable } from 'kysely';
import type { FailureCode } from '../../adapters/failure.ts';
import { boundedCount, COUNT_LIMIT } from './count-rows.ts';
import type { ProjectFilter, TotalCount } from './filter.ts';
import { HIDDEN_ROW_COUNT } from './hidden-rows.ts';
import { projectWhere } from './project-where.ts';
import { rollupWhere } from './rollup-where.ts';
import type { CopyState, SystemState } from './rows.ts';
import type { Systems } from './store.ts';
import type { SystemTable, Tables } from './tables.ts';
import { seesEveryRow } from './where.ts';

export function createSystems(db: Kysely<Tables>, now: () => Date): Systems {
  return {
    states: () => systemStates(db, now),
    async coverage(filter) {
      const known = (await db.selectFrom('system').selectAll().orderBy('id').execute()).map((row) => copyState(row, now));
      const matched = await matchedBySystem(db, filter);
      const shown = known.filter(({ system }) => filter.systems?.includes(system) ?? true);
      return shown.map((state) => ({ ...state, matched: matched.get(state.system) ?? { value: 0, kind: 'EXACT' } }));
    },
  };
}

async function systemStates(db: Kysely<Tables>, now: () => Date): Promise<readonly SystemState[]> {
  const rows = await db
    .selectFrom('system')
    .selectAll()
    .select([
      sql<number>`coalesce((select sum(count) from rollup where rollup.system = system.id), 0)::bigint`.as('project_count'),
      HIDDEN_ROW_COUNT.as('hidden_rows'),
      sql<number>`(select count(*) from quarantine where quarantine.system = system.id and quarantine.resolved_at is null
        and not quarantine.may_hold_bids)`.as('quarantined'),
    ])
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...copyState(row, now),
    projects: row.project_count,
    notices: row.notice_count,
    rows: row.row_count - row.hidden_rows,
    quarantined: row.quarantined,
  }));
}

function copyState(row: Selectable<SystemTable>, now: () => Date): CopyState {
  return {
    system: row.id,
    mappingVersion: row.mapping_version,
    completeAsOf: row.complete_as_of,
    lastAppliedAt: row.last_applied_at,
    failure: row.failure_code === null ? null : { code: row.failure_code as FailureCode, at: row.failed_at! },
    lagSeconds: row.complete_as_of === null ? null : Math.max(0, Math.round((now().getTime() - Date.parse(row.complete_as_of)) / 1_000)),
  };
}

/** Per system; counting without roll-ups stops at a limit that all systems share, and is a lower bound for each then. */
async function matchedBySystem(db: Kysely<Tables>, filter: ProjectFilter): Promise<Map<string, TotalCount>> {
  const cells = rollupWhere(filter);
  if (cells !== null) {
    const rows = await db
      .selectFrom('rollup')
      .select(['system', sql<number>`sum(count)::bigint`.as('count')])
      .where(cells)
      .groupBy('system')
      .execute();
    return new Map(rows.map(({ system, count }) => [system, { value: count, kind: 'EXACT' }]));
  }
  const found = db
    .selectFrom('project')
    .select('project.system')
    .where(projectWhere(filter))
    .limit(COUNT_LIMIT + 1)
    .as('found');
  const rows = await db
    .selectFrom(found)
    .select(['found.system', sql<number>`count(*)`.as('count')])
    .groupBy('found.system')
    .execute();
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const { kind } = boundedCount(total, await seesEveryRow(db, 'project', filter.text));
  return new Map(rows.map(({ system, count }) => [system, { value: count, kind }]));
}
