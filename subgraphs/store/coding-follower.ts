import { sql, type Kysely } from 'kysely';
import { touchedProjects, type Follower } from './follower.ts';
import type { RegionOf } from './links/aliases.ts';
import { waitedSince } from './crosswalk/code-waiting.ts';
import { refreshCrosswalk, type CodeAssigner } from './crosswalk/refresh-crosswalk.ts';
import { refreshLinks } from './links/refresh-links.ts';
import type { ChangeEntry } from './rows.ts';
import type { Tables } from './tables.ts';

/** The history of the crosswalk stays: it cannot be derived anew. */
const DERIVED = ['project_link', 'project_trait_key', 'project_traits', 'code_waiting'] as const;
/** Projects that one transaction tries again to give codes to. */
const MOST_RESUMED = 300;

export interface CodingInput {
  readonly regionOf: RegionOf;
  readonly codes: CodeAssigner;
}

/** Keeps links between projects and the crosswalk of their codes up to date. */
export function codingFollower({ regionOf, codes }: CodingInput): Follower {
  return {
    name: 'coding',
    version: 5,
    async reset(db) {
      for (const table of DERIVED) await db.deleteFrom(table).execute();
    },
    async follow(db, changes) {
      const touched = new Map(touchedProjects(changes));
      for (const { system, native_id: nativeId } of await projectsOfConstructions(db, changes)) {
        touched.set(system, [...new Set([...(touched.get(system) ?? []), nativeId])]);
      }
      const at = changes.at(-1)!.at;
      const ids = await refreshLinks(db, touched, at, regionOf);
      // Last: codes that are given lock the day's counter until the commit.
      await refreshCrosswalk(db, ids, at, codes);
    },
    async resume(db) {
      const now = codes.now();
      if (now === null) return;
      const ids = await waitedSince(db, now.slice(0, 10), MOST_RESUMED);
      await refreshCrosswalk(db, ids, now, codes);
    },
  };
}

/** A construction project states codes for projects whose own rows have not changed. */
async function projectsOfConstructions(db: Kysely<Tables>, changes: readonly ChangeEntry[]) {
  const shared = changes.filter(({ projectNativeIds }) => projectNativeIds.length === 0);
  if (shared.length === 0) return [];
  return db
    .selectFrom('record')
    .innerJoin('project_trait_key as key', (join) => join.onRef('key.value', '=', sql`upper(record.native_id)`))
    .innerJoin('project_traits as traits', (join) =>
      join.onRef('traits.project_id', '=', 'key.project_id').onRef('traits.system', '=', 'record.system'),
    )
    .select(['traits.system', 'traits.native_id'])
    .distinct()
    .where('key.kind', '=', 'CONSTRUCTION')
    .where('record.kind', '=', 'constructionProject')
    .where(
      sql<boolean>`(record.system, record.row_key) in (select * from unnest(${shared.map(({ system }) => system)}::text[], ${shared.map(({ rowKey }) => rowKey)}::text[]))`,
    )
    .execute();
}
