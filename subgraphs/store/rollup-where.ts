import { sql } from 'kysely';
import type { ProjectFilter } from './filter.ts';
import { all, oneOf, type Condition } from './where.ts';

/** Parts of a filter that the roll-ups know. */
const KNOWN_PARTS: ReadonlySet<string> = new Set(['systems', 'sectors', 'stages', 'regions']);

/** The condition on `rollup` that a filter stands for; null where the roll-ups cannot answer it (text, amounts, days, districts, …). */
export function rollupWhere(filter: ProjectFilter): Condition | null {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  if (given.some(([part]) => !KNOWN_PARTS.has(part))) return null;
  if (filter.regions?.some((code) => !code.endsWith('00'))) return null;
  // Of several systems one may hold the entry that stands for another's.
  if ((filter.systems?.length ?? 0) > 1) return null;
  return all([
    ...(filter.systems === undefined ? [sql<boolean>`not rollup.alias`] : oneOf('rollup.system', filter.systems)),
    ...oneOf('rollup.sector', filter.sectors),
    ...oneOf('rollup.stage', filter.stages),
    ...withinCity(filter.regions),
  ]);
}

function withinCity(regions: readonly string[] | undefined): readonly Condition[] {
  if (regions === undefined) return [];
  const provinces = regions.filter((code) => code.endsWith('0000')).map((code) => code.slice(0, 2));
  return [sql<boolean>`(rollup.city = any(${[...regions]}::text[]) or substr(rollup.city, 1, 2) = any(${provinces}::text[]))`];
}
