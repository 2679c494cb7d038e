import { sql, type Kysely } from 'kysely';
import { insertRows } from '../rowset.ts';
import type { Tables } from '../tables.ts';
import { judgeLinks } from './link-rules.ts';
import type { ProjectTraits } from './project-traits.ts';
import { readTraits } from './read-traits.ts';
import { refreshAliases, type RegionOf } from './aliases.ts';
import { commonValues, neighbouringPairs, withoutCommon, writeKeys } from './trait-keys.ts';

const TRAIT_COLUMNS = { project_id: 'text', system: 'text', native_id: 'text', traits: 'json' };
const LINK_COLUMNS = {
  ...{ project_id: 'text', other_id: 'text', reason: 'text', strength: 'text' },
  ...{ evidence: 'json', since: 'timestamptz' },
};

/** Brings the links of these projects, by system, and the entries that stand for them up to date. */
export async function refreshLinks(
  db: Kysely<Tables>,
  touched: ReadonlyMap<string, readonly string[]>,
  at: string,
  regionOf: RegionOf,
): Promise<readonly string[]> {
  const changed = [];
  const turned = [];
  for (const [system, nativeIds] of touched) {
    const refreshed = await refreshTraits(db, system, nativeIds);
    changed.push(...refreshed.ids);
    turned.push(...refreshed.turned);
  }
  if (changed.length === 0) return [];
  await linkAnew(db, [...new Set([...changed, ...turned])], at, regionOf);
  return changed;
}

async function linkAnew(db: Kysely<Tables>, ids: readonly string[], at: string, regionOf: RegionOf): Promise<void> {
  const before = await linksOf(db, ids);
  const after = await judgePairs(db, await neighbouringPairs(db, ids), await commonValues(db, ids));
  const sinceOf = new Map(before.map((row) => [keyOf(row), row.since]));
  await deleteLinks(db, ids);
  const rows = after.map((link) => ({ ...link, since: sinceOf.get(keyOf(link)) ?? at }));
  await insertRows(db, 'project_link', LINK_COLUMNS, rows);
  await refreshAliases(db, [...ids, ...before.map((row) => row.other_id), ...after.map((row) => row.other_id)], regionOf);
}

interface Refreshed {
  /** The ids of the projects, also of those that are no more. */
  readonly ids: readonly string[];
  /** Other projects whose links have changed by it. */
  readonly turned: readonly string[];
}

async function refreshTraits(db: Kysely<Tables>, system: string, nativeIds: readonly string[]): Promise<Refreshed> {
  if (nativeIds.length === 0) return { ids: [], turned: [] };
  const traits = await readTraits(db, system, nativeIds);
  const gone = await db
    .deleteFrom('project_traits')
    .where('system', '=', system)
    .where('native_id', '=', sql<string>`any(${[...nativeIds]}::text[])`)
    .returning('project_id')
    .execute();
  const rows = [...traits].map(([nativeId, value]) => ({
    ...{ project_id: value.id, system, native_id: nativeId },
    traits: JSON.stringify(value),
  }));
  await insertRows(db, 'project_traits', TRAIT_COLUMNS, rows);
  const ids = [...new Set([...gone.map((row) => row.project_id), ...rows.map((row) => row.project_id)])];
  return { ids, turned: await writeKeys(db, ids, [...traits.values()]) };
}

async function judgePairs(db: Kysely<Tables>, pairs: readonly (readonly [string, string])[], common: ReadonlySet<string>) {
  const ids = [...new Set(pairs.flat())];
  const rows = await db
    .selectFrom('project_traits')
    .select(['project_id', 'traits'])
    .where('project_id', '=', sql<string>`any(${ids}::text[])`)
    .execute();
  const traitsOf = new Map(rows.map((row) => [row.project_id, withoutCommon(row.traits as ProjectTraits, common)]));
  return pairs.flatMap(([one, other]) =>
    judgeLinks(traitsOf.get(one)!, traitsOf.get(other)!).flatMap(({ reason, strength, evidence }) => {
      const judged = { reason, strength, evidence: JSON.stringify(evidence) };
      return [
        { project_id: one, other_id: other, ...judged },
        { project_id: other, other_id: one, ...judged },
      ];
    }),
  );
}

function linksOf(db: Kysely<Tables>, ids: readonly string[]) {
  return db
    .selectFrom('project_link')
    .select(['project_id', 'other_id', 'reason', 'since'])
    .where('project_id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute();
}

async function deleteLinks(db: Kysely<Tables>, ids: readonly string[]): Promise<void> {
  for (const column of ['project_id', 'other_id'] as const) {
    await db
      .deleteFrom('project_link')
      .where(column, '=', sql<string>`any(${[...ids]}::text[])`)
      .execute();
  }
}

interface LinkKey {
  readonly project_id: string;
  readonly other_id: string;
  readonly reason: string;
}

/** Both directions of a link have begun at once. */
function keyOf({ project_id: one, other_id: other, reason }: LinkKey): string {
  return [...[one, other].sort(), reason].join('\n');
}
