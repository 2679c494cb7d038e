import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Sector } from '../../schema/codes/sector.ts';
import type { Stage } from '../../schema/codes/stage.ts';
import type { ProjectFilter } from './filter.ts';
import { projectWhere } from './project-where.ts';
import { rollupWhere } from './rollup-where.ts';
import type { StatisticsDimension, StatisticsRow } from './rows.ts';
import { StoreInputError } from './store-error.ts';
import type { Statistics } from './store.ts';
import type { Tables } from './tables.ts';

/** Most cells of one answer. */
const CELL_LIMIT = 10_000;

const COLUMNS: Readonly<Record<StatisticsDimension, 'sector' | 'city' | 'month' | 'stage'>> = {
  SECTOR: 'sector',
  REGION: 'city',
  MONTH: 'month',
  STAGE: 'stage',
};

interface Cell {
  readonly sector: string | null;
  readonly city: string | null;
  readonly month: number | null;
  readonly stage: string | null;
  readonly count: number;
  readonly budget: string | null;
  readonly deal: string | null;
}

export function createStatistics(db: Kysely<Tables>): Statistics {
  return {
    async count(filter, groupBy) {
      const { rows } = await statement(filter, [...new Set(groupBy)]).execute(db);
      if (rows.length <= CELL_LIMIT) return rows.map(statisticsRow);
      throw new StoreInputError(
        `统计结果超过 ${CELL_LIMIT} 格，请缩小范围`,
        `the statistics have more than ${CELL_LIMIT} cells: narrow the filter`,
      );
    },
  };
}

function statement(filter: ProjectFilter, dimensions: readonly StatisticsDimension[]): RawBuilder<Cell> {
  const cells = rollupWhere(filter);
  const source = cells === null ? 'project' : 'rollup';
  const selected = Object.entries(COLUMNS).map(([dimension, column]) =>
    dimensions.includes(dimension as StatisticsDimension)
      ? sql`${sql.ref(`${source}.${column}`)} as ${sql.ref(column)}`
      : sql`null as ${sql.ref(column)}`,
  );
  const count = cells === null ? sql`count(*)` : sql`sum(rollup.count)::bigint`;
  const groups = dimensions.map((dimension) => sql.ref(`${source}.${COLUMNS[dimension]}`));
  const grouping = groups.length === 0 ? sql`` : sql`group by ${sql.join(groups)}`;
  const ordering = groups.length === 0 ? sql`` : sql`order by ${sql.join(groups)}`;
  return sql<Cell>`select * from (
    select ${sql.join(selected)}, coalesce(${count}, 0) as count,
      nullif(sum(${sql.ref(`${source}.budget`)}), 0) as budget, nullif(sum(${sql.ref(`${source}.deal`)}), 0) as deal
    from ${sql.table(source)} where ${cells ?? projectWhere(filter)} ${grouping} ${ordering}) as cell
    where cell.count > 0 or ${groups.length === 0} limit ${CELL_LIMIT + 1}`;
}

function statisticsRow({ sector, city, month, stage, count, budget, deal }: Cell): StatisticsRow {
  return {
    sector: sector as Sector | null,
    region: city || null,
    month: month ? `${String(month).slice(0, 4)}-${String(month).slice(4)}` : null,
    stage: (stage || null) as Stage | null,
    count,
    budgetYuan: budget,
    dealYuan: deal,
  };
}
