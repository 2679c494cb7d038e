import { sql, type Kysely } from 'kysely';
import { changeRollup, type RollupCell } from '../rollup.ts';
import type { Tables } from '../tables.ts';

/** Region of a legacy system; null where the system is not listed. */
export type RegionOf = (system: string) => string | null;

type Member = Omit<RollupCell, 'alias'> & {
  readonly id: string;
  readonly native_id: string;
  readonly published_at: string | null;
  readonly alias_of: string | null;
};

/** Of projects that are one and the same, the entry that stands for the others in lists; the rest point to it. */
export async function refreshAliases(db: Kysely<Tables>, ids: readonly string[], regionOf: RegionOf): Promise<void> {
  const groups = await sameProjects(db, ids);
  const members = await readMembers(db, [...groups.keys()]);
  const changed = members.flatMap((member) => {
    const found = members.filter(({ id }) => groups.get(member.id)!.includes(id));
    const group = isOnePerSystem(found) ? found : [member];
    const standing = group.toSorted((one, other) => compareEntries(one, other, regionOf))[0]!;
    const aliasOf = standing.id === member.id ? null : standing.id;
    return aliasOf === member.alias_of ? [] : [{ member, aliasOf, aliasSystem: aliasOf === null ? null : standing.system }];
  });
  await writeAliases(db, changed);
}

/** A system that holds two of them says that they are two: which one another system means nobody knows, so nothing is merged. */
function isOnePerSystem(group: readonly Member[]): boolean {
  return new Set(group.map(({ system }) => system)).size === group.length;
}

/** The most local system first: the original before its provincial mirror; then the earlier notice. */
function compareEntries(one: Member, other: Member, regionOf: RegionOf): number {
  const byPlace = breadthOf(regionOf(one.system)) - breadthOf(regionOf(other.system));
  if (byPlace !== 0) return byPlace;
  return (one.published_at ?? '9') + one.id < (other.published_at ?? '9') + other.id ? -1 : 1;
}

/** 0 district, 1 city, 2 province, 3 unknown. */
function breadthOf(region: string | null): number {
  if (region === null) return 3;
  return region.endsWith('0000') ? 2 : region.endsWith('00') ? 1 : 0;
}

/** Each project with all that are the same as it, itself included. Only certain links join; most groups are two. */
async function sameProjects(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ one: string; other: string }>`
    with recursive same (one, other) as (
      select id, id from unnest(${[...new Set(ids)]}::text[]) as id
      union
      select same.one, link.other_id from same join project_link as link on link.project_id = same.other
      where link.reason = 'SAME_PROJECT' and link.strength = 'CERTAIN')
    select one, other from same`.execute(db);
  const groups = [...Map.groupBy(rows, ({ one }) => one).values()].map((group) => group.map(({ other }) => other));
  return new Map(groups.flatMap((group) => group.map((id) => [id, group])));
}

function readMembers(db: Kysely<Tables>, ids: readonly string[]): Promise<readonly Member[]> {
  return db
    .selectFrom('project')
    .select(['id', 'system', 'native_id', 'sector', 'city', 'month', 'stage', 'budget', 'deal', 'listed', 'published_at', 'alias_of'])
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute();
}

interface AliasChange {
  readonly member: Member;
  readonly aliasOf: string | null;
  readonly aliasSystem: string | null;
}

async function writeAliases(db: Kysely<Tables>, changed: readonly AliasChange[]): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map(({ member, aliasOf, aliasSystem }) => ({ id: member.id, alias_of: aliasOf, alias_system: aliasSystem }));
  await sql`update project set alias_of = r.alias_of, alias_system = r.alias_system
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id text, alias_of text, alias_system text)
    where project.id = r.id`.execute(db);
  await changeRollup(
    db,
    changed.map(({ member, aliasOf }) => ({
      before: { ...member, alias: member.alias_of !== null },
      after: { ...member, alias: aliasOf !== null },
    })),
  );
}
