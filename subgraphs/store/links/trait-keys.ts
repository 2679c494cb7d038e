import { sql, type Kysely } from 'kysely';
import { insertRows } from '../rowset.ts';
import type { Tables } from '../tables.ts';
import type { ProjectTraits } from './project-traits.ts';

/** A value that more projects share than this tells nothing: a placeholder, a platform's default. */
const TOO_COMMON = 60;

type Keyed = Readonly<Record<string, (traits: ProjectTraits) => readonly (string | null)[]>>;

/** Projects that share one of these are compared. */
const KEYS: Keyed = {
  INVESTMENT: ({ investmentCode }) => [investmentCode],
  CONSTRUCTION: ({ constructionCode }) => [constructionCode],
  // A listing's suffix (-2, -3, …) is its round; a call-off names its framework by the framework's own code.
  PROJECT: ({ projectCode, frameworkCodes }) => [projectCode?.replace(/-\d$/u, '') ?? null, ...frameworkCodes],
  DEAL: ({ dealCodes }) => dealCodes,
  PARCEL: ({ parcelCodes }) => parcelCodes,
  WORK: ({ stem, sector }) => [stem.length < 8 ? null : `${sector} ${stem}`],
};

const COLUMNS = { project_id: 'text', kind: 'text', value: 'text' };

/** Replaces the keys of these projects. */
export async function writeKeys(db: Kysely<Tables>, ids: readonly string[], traits: readonly ProjectTraits[]): Promise<void> {
  await db
    .deleteFrom('project_trait_key')
    .where('project_id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute();
  await insertRows(db, 'project_trait_key', COLUMNS, traits.flatMap(keysOf));
}

function keysOf(traits: ProjectTraits) {
  return Object.entries(KEYS).flatMap(([kind, valuesOf]) =>
    [...new Set(valuesOf(traits))].filter((value) => value !== null).map((value) => ({ project_id: traits.id, kind, value })),
  );
}

/** Pairs of projects, at least one of them among these, that share a key which is not too common. */
export async function neighbouringPairs(db: Kysely<Tables>, ids: readonly string[]): Promise<readonly (readonly [string, string])[]> {
  const { rows } = await sql<{ one: string; other: string }>`
    with touched as (select distinct kind, value from project_trait_key where project_id = any(${[...ids]}::text[])),
    telling as (
      select k.kind, k.value from touched join project_trait_key as k on k.kind = touched.kind and k.value = touched.value
      group by k.kind, k.value having count(*) between 2 and ${TOO_COMMON})
    select distinct a.project_id as one, b.project_id as other from telling
      join project_trait_key as a on a.kind = telling.kind and a.value = telling.value
      join project_trait_key as b on b.kind = telling.kind and b.value = telling.value
    where a.project_id < b.project_id
      and (a.project_id = any(${[...ids]}::text[]) or b.project_id = any(${[...ids]}::text[]))`.execute(db);
  return rows.map(({ one, other }) => [one, other]);
}
