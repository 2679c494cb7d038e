import { sql, type Kysely } from 'kysely';
import { insertRows, keyText } from '../rowset.ts';
import type { Tables } from '../tables.ts';
import type { ProjectTraits } from './project-traits.ts';

/** A value that more projects share than this tells nothing: a placeholder, a platform's default. */
const TOO_COMMON = 60;

type Keyed = Readonly<Record<string, (traits: ProjectTraits) => readonly (string | null)[]>>;

/** Projects that share one of these are compared. */
const KEYS: Keyed = {
  INVESTMENT: ({ investmentCode }) => [investmentCode],
  CONSTRUCTION: ({ constructionCode }) => [constructionCode],
  PROJECT: (traits) => [listingOf(traits)],
  // A call-off names its framework by the framework's own code.
  FRAMEWORK: ({ frameworkCodes }) => frameworkCodes.map(withoutSuffix),
  DEAL: ({ dealCodes }) => dealCodes,
  PARCEL: ({ parcelCodes }) => parcelCodes,
  WORK: ({ stem, sector }) => [stem.length < 8 ? null : `${sector} ${stem}`],
};

/** A listing's suffix (-2, -3, …) is its round. */
function listingOf({ projectCode }: ProjectTraits): string | null {
  return projectCode === null ? null : withoutSuffix(projectCode);
}

function withoutSuffix(code: string): string {
  return code.replace(/-\d$/u, '');
}

const COLUMNS = { project_id: 'text', kind: 'text', value: 'text' };

/**
 * Replaces the keys of these projects. Gives the projects that hold a value which has become too common by it, or no longer is: what
 * links them has changed, though they have not.
 */
export async function writeKeys(db: Kysely<Tables>, ids: readonly string[], traits: readonly ProjectTraits[]): Promise<readonly string[]> {
  const before = await db
    .deleteFrom('project_trait_key')
    .where('project_id', '=', sql<string>`any(${[...ids]}::text[])`)
    .returning(['kind', 'value'])
    .execute();
  const after = traits.flatMap(keysOf);
  await insertRows(db, 'project_trait_key', COLUMNS, after);
  return projectsOfTurned(db, growthOf(before, after));
}

interface Growth {
  readonly kind: string;
  readonly value: string;
  readonly growth: number;
}

function growthOf(before: readonly Omit<Growth, 'growth'>[], after: readonly Omit<Growth, 'growth'>[]): readonly Growth[] {
  const growths = new Map<string, Growth>();
  const add = ({ kind, value }: Omit<Growth, 'growth'>, by: number): void => {
    const key = `${kind} ${value}`;
    growths.set(key, { kind, value, growth: (growths.get(key)?.growth ?? 0) + by });
  };
  for (const key of before) add(key, -1);
  for (const key of after) add(key, 1);
  return [...growths.values()].filter(({ growth }) => growth !== 0);
}

async function projectsOfTurned(db: Kysely<Tables>, growths: readonly Growth[]): Promise<readonly string[]> {
  if (growths.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    with turned as (
      select k.kind, k.value from json_to_recordset(${JSON.stringify(growths)}::json) as g (kind text, value text, growth integer)
      join project_trait_key as k on k.kind = g.kind and k.value = g.value
      group by k.kind, k.value having (count(*) > ${TOO_COMMON}) <> (count(*) - min(g.growth) > ${TOO_COMMON}))
    select distinct k.project_id as id from turned join project_trait_key as k on k.kind = turned.kind and k.value = turned.value`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Of the values that these projects hold, `kind value` of those that are too common to tell anything. */
export async function commonValues(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    with touched as (select distinct kind, value from project_trait_key where project_id = any(${[...ids]}::text[]))
    select k.kind || ' ' || k.value as key from touched join project_trait_key as k on k.kind = touched.kind and k.value = touched.value
    group by k.kind, k.value having count(*) > ${TOO_COMMON}`.execute(db);
  return new Set(rows.map(({ key }) => key));
}

/** What is left of traits without values that tell nothing. */
export function withoutCommon(traits: ProjectTraits, common: ReadonlySet<string>): ProjectTraits {
  if (common.size === 0) return traits;
  const isTelling = (kind: string, value: string | null) => value !== null && !common.has(`${kind} ${value}`);
  return {
    ...traits,
    projectCode: isTelling('PROJECT', listingOf(traits)) ? traits.projectCode : null,
    investmentCode: isTelling('INVESTMENT', traits.investmentCode) ? traits.investmentCode : null,
    constructionCode: isTelling('CONSTRUCTION', traits.constructionCode) ? traits.constructionCode : null,
    dealCodes: traits.dealCodes.filter((code) => isTelling('DEAL', code)),
    parcelCodes: traits.parcelCodes.filter((code) => isTelling('PARCEL', code)),
    frameworkCodes: traits.frameworkCodes.filter((code) => isTelling('PROJECT', withoutSuffix(code))),
  };
}

function keysOf(traits: ProjectTraits) {
  return Object.entries(KEYS).flatMap(([kind, valuesOf]) =>
    [...new Set(valuesOf(traits))]
      .filter((value) => value !== null)
      .map((value) => ({ project_id: traits.id, kind, value: keyText(value) })),
  );
}

/** Pairs of projects, at least one of them among these, that share a key which is not too common; any number of call-offs share a framework. */
export async function neighbouringPairs(db: Kysely<Tables>, ids: readonly string[]): Promise<readonly (readonly [string, string])[]> {
  const { rows } = await sql<{ one: string; other: string }>`
    with touched as (select distinct kind, value from project_trait_key where project_id = any(${[...ids]}::text[])),
    telling as (
      select k.kind, k.value from touched join project_trait_key as k on k.kind = touched.kind and k.value = touched.value
      group by k.kind, k.value having count(*) between 2 and ${TOO_COMMON})
    select distinct a.project_id as one, b.project_id as other from telling
      join project_trait_key as a on a.kind = telling.kind and a.value = telling.value
      join project_trait_key as b on b.kind = telling.kind and b.value = telling.value
    where telling.kind <> 'FRAMEWORK' and a.project_id < b.project_id
      and (a.project_id = any(${[...ids]}::text[]) or b.project_id = any(${[...ids]}::text[]))
    union
    select least(frame.project_id, call.project_id), greatest(frame.project_id, call.project_id) from touched
      join project_trait_key as frame on frame.kind = 'PROJECT' and frame.value = touched.value
      join project_trait_key as call on call.kind = 'FRAMEWORK' and call.value = touched.value
    where touched.kind in ('PROJECT', 'FRAMEWORK') and frame.project_id <> call.project_id
      and (select count(*) from project_trait_key as k where k.kind = 'PROJECT' and k.value = touched.value) <= ${TOO_COMMON}
      and (frame.project_id = any(${[...ids]}::text[]) or call.project_id = any(${[...ids]}::text[]))`.execute(db);
  return rows.map(({ one, other }) => [one, other]);
}
