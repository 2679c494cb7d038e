import { sql, type Kysely } from 'kysely';
import { maskedRecord } from '../../../schema/access/mask-record.ts';
import type { ConstructionProject } from '../../../schema/records/construction-project.ts';
import type { Party } from '../../../schema/records/party.ts';
import type { Project } from '../../../schema/records/project.ts';
import type { TradeRecord } from '../../../schema/records/record.ts';
import type { Tables } from '../tables.ts';
import { projectTraits, type ProjectTraits } from './project-traits.ts';

/** Records that say more of a project than its index entry. */
const TELLING_KINDS = ['lot', 'parcel', 'notice', 'award', 'contract'];

/** Of the projects of one system that are public, by native id. */
export async function readTraits(
  db: Kysely<Tables>,
  system: string,
  nativeIds: readonly string[],
): Promise<ReadonlyMap<string, ProjectTraits>> {
  const projects = await db
    .selectFrom('project')
    .select(['id', 'native_id', 'stage', 'published_at', 'budget', 'facts'])
    .where('system', '=', system)
    .where('native_id', '=', sql<string>`any(${[...nativeIds]}::text[])`)
    .where('listed', '=', true)
    .execute();
  const [parties, records] = [await partiesOf(db, system, nativeIds), await recordsOf(db, system, nativeIds)];
  const codes = projects.map(({ facts }) => (facts as Project).constructionProjectCode).filter((code) => code !== null);
  const constructions = await constructionsOf(db, system, codes);
  const traits = projects.map((row) => {
    const project = row.facts as Project;
    return projectTraits({
      ...{ id: row.id, system, stage: row.stage, publishedAt: row.published_at, budget: row.budget, project },
      parties: parties.get(row.native_id) ?? [],
      records: records.get(row.native_id) ?? [],
      construction: constructions.get(project.constructionProjectCode ?? '') ?? null,
    });
  });
  return new Map(projects.map(({ native_id: nativeId }, index) => [nativeId, traits[index]!]));
}

async function partiesOf(db: Kysely<Tables>, system: string, nativeIds: readonly string[]): Promise<ReadonlyMap<string, readonly Party[]>> {
  const rows = await db
    .selectFrom('project_party')
    .select(['native_id', 'party'])
    .where('system', '=', system)
    .where('native_id', '=', sql<string>`any(${[...nativeIds]}::text[])`)
    .execute();
  return grouped(rows.map(({ native_id: nativeId, party }) => [nativeId, party as Party]));
}

async function recordsOf(
  db: Kysely<Tables>,
  system: string,
  nativeIds: readonly string[],
): Promise<ReadonlyMap<string, readonly TradeRecord[]>> {
  const rows = await db
    .selectFrom('record')
    .select(['project_native_id', 'facts'])
    .where('system', '=', system)
    .where('project_native_id', '=', sql<string>`any(${[...nativeIds]}::text[])`)
    .where('kind', '=', sql<string>`any(${TELLING_KINDS}::text[])`)
    .execute();
  return grouped(rows.map(({ project_native_id: nativeId, facts }) => [nativeId!, maskedRecord(facts as TradeRecord)]));
}

/** By project code. */
async function constructionsOf(
  db: Kysely<Tables>,
  system: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, ConstructionProject>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .selectFrom('record')
    .select(['native_id', 'facts'])
    .where('system', '=', system)
    .where('kind', '=', 'constructionProject')
    .where('native_id', '=', sql<string>`any(${[...new Set(codes)]}::text[])`)
    .execute();
  return new Map(rows.map(({ native_id: nativeId, facts }) => [nativeId, maskedRecord(facts as ConstructionProject)]));
}

function grouped<Value>(entries: readonly (readonly [string, Value])[]): ReadonlyMap<string, readonly Value[]> {
  const groups = Map.groupBy(entries, ([key]) => key);
  return new Map([...groups].map(([key, values]) => [key, values.map(([, value]) => value)]));
}
