import { Big } from 'big.js';
import { sql, type Kysely } from 'kysely';
import { insertRows } from './rowset.ts';
import type { Tables } from './tables.ts';

/** What a project adds to the roll-ups. */
export interface RollupCell {
  readonly system: string;
  readonly sector: string;
  readonly city: string | null;
  readonly month: number;
  readonly stage: string | null;
  readonly budget: string | null;
  readonly deal: string | null;
  readonly listed: boolean;
  /** Shown in lists under another system's entry. */
  readonly alias: boolean;
}

interface Delta {
  readonly cell: RollupCell;
  count: number;
  budget: Big;
  deal: Big;
}

const COLUMNS = {
  system: 'text',
  sector: 'text',
  city: 'text',
  month: 'integer',
  stage: 'text',
  alias: 'boolean',
  count: 'bigint',
  budget: 'numeric',
  deal: 'numeric',
};

/** Moves projects from the cells they were in to the cells they are in now. Cells that become empty stay, with zeros. */
export async function changeRollup(
  db: Kysely<Tables>,
  moves: readonly { readonly before: RollupCell | null; readonly after: RollupCell | null }[],
): Promise<void> {
  const deltas = new Map<string, Delta>();
  for (const { before, after } of moves) {
    add(deltas, before, -1);
    add(deltas, after, 1);
  }
  const changed = [...deltas.entries()].filter(([, { count, budget, deal }]) => count !== 0 || !budget.eq(0) || !deal.eq(0));
  const rows = changed.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, delta]) => rowOf(delta));
  await insertRows(db, 'rollup', COLUMNS, rows, {
    key: ['system', 'sector', 'city', 'month', 'stage', 'alias'],
    set: {
      count: sql`rollup.count + excluded.count`,
      budget: sql`rollup.budget + excluded.budget`,
      deal: sql`rollup.deal + excluded.deal`,
    },
  });
}

function add(deltas: Map<string, Delta>, cell: RollupCell | null, sign: 1 | -1): void {
  if (cell === null || !cell.listed) return;
  const key = [cell.system, cell.sector, cell.city, cell.month, cell.stage, cell.alias].join('\n');
  const delta = deltas.get(key) ?? { cell, count: 0, budget: new Big(0), deal: new Big(0) };
  delta.count += sign;
  delta.budget = delta.budget.plus(new Big(cell.budget ?? 0).times(sign));
  delta.deal = delta.deal.plus(new Big(cell.deal ?? 0).times(sign));
  deltas.set(key, delta);
}

function rowOf({ cell, count, budget, deal }: Delta) {
  const { system, sector, city, month, stage, alias } = cell;
  return { system, sector, city: city ?? '', month, stage: stage ?? '', alias, count, budget: budget.toFixed(), deal: deal.toFixed() };
}
