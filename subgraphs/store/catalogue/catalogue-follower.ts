import { sql, type Kysely } from 'kysely';
import { createHash } from 'node:crypto';
import { touchedProjects, type Follower } from '../follower.ts';
import type { CatalogueFindingTable } from '../policy-tables.ts';
import { columnText, insertRows, type RowsetColumns } from '../rowset.ts';
import type { Tables } from '../tables.ts';
import { listedItems } from './catalogue.ts';
import type { CatalogueItem } from './catalogue-item.ts';
import { cataloguedProjects, type StoredCataloguedProject } from './catalogued-project.ts';
import { judgeProject } from './judge-project.ts';

/** Raised when a project is judged in another way. */
const RULES = 1;
export const CATALOGUE_FOLLOWER = 'catalogue';

const COLUMNS: RowsetColumns<CatalogueFindingTable> = {
  ...{ project_id: 'text', system: 'text', native_id: 'text', state: 'text', item_id: 'text', reason_zh: 'text', reason_en: 'text' },
};

/** Keeps the list of projects that the catalogue does not hold, or that trade elsewhere; a new catalogue or platform judges all anew. */
export function catalogueFollower(platforms: ReadonlySet<string>): Follower {
  return {
    name: CATALOGUE_FOLLOWER,
    version: versionOf(platforms),
    async reset(db) {
      await db.deleteFrom('catalogue_finding').execute();
    },
    async follow(db, changes) {
      const items = await listedItems(db);
      for (const [system, nativeIds] of touchedProjects(changes)) {
        if (nativeIds.length === 0) continue;
        await forget(db, system, nativeIds);
        const projects = await cataloguedProjects(db, { system, nativeIds });
        const findings = projects.flatMap((project) => findingOf(project, items, platforms));
        await insertRows(db, 'catalogue_finding', COLUMNS, findings);
      }
    },
  };
}

/** Everything is judged anew: called where the catalogue changes. */
export async function judgeAnew(db: Kysely<Tables>): Promise<void> {
  await db.updateTable('follower').set({ version: 0 }).where('name', '=', CATALOGUE_FOLLOWER).execute();
}

function versionOf(platforms: ReadonlySet<string>): number {
  const text = `${RULES} ${[...platforms].sort().join(' ')}`;
  return (createHash('sha256').update(text).digest().readUInt32BE() >>> 2) + 1;
}

async function forget(db: Kysely<Tables>, system: string, nativeIds: readonly string[]): Promise<void> {
  await db
    .deleteFrom('catalogue_finding')
    .where('system', '=', system)
    .where('native_id', '=', sql<string>`any(${[...nativeIds]}::text[])`)
    .execute();
}

function findingOf(
  project: StoredCataloguedProject,
  items: readonly CatalogueItem[],
  platforms: ReadonlySet<string>,
): readonly CatalogueFindingTable[] {
  const { state, item, reason } = judgeProject(project, items, platforms);
  if (state !== 'OUTSIDE_CATALOGUE' && state !== 'LISTED_BUT_ELSEWHERE') return [];
  return [
    {
      ...{ project_id: project.id, system: project.system, native_id: project.nativeId, state, item_id: item?.id ?? null },
      ...{ reason_zh: columnText(reason.zh), reason_en: columnText(reason.en) },
    },
  ];
}
