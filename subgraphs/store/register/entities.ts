import { sql, type Kysely } from 'kysely';
import type { PartyRole } from '../../../schema/codes/party-role.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import { countRows } from '../count-rows.ts';
import type { Page, PageRequest } from '../filter.ts';
import { checkLimit, pageOf, readCursor, writeCursor } from '../page-request.ts';
import type { Tables } from '../tables.ts';
import { all, holding, within, type Condition } from '../where.ts';
import { roleToken, sectorToken } from './entity-tokens.ts';
import type { EntityFilter, EntityRow, JoinRule } from './register.ts';

const LIST = 'entities LAST_AT DESC';

interface Member {
  readonly identity: string;
  readonly entity_id: string;
  readonly rule: string | null;
  readonly credit_code: string | null;
  readonly organisation_code: string | null;
  readonly name: string | null;
  readonly region: string | null;
  readonly organisation_type: string | null;
  readonly status: string | null;
  readonly roles: unknown;
  readonly sectors: unknown;
  readonly project_count: number;
  readonly first_at: string;
  readonly last_at: string;
}

export async function entitiesByIds(db: Kysely<Tables>, ids: readonly string[]): Promise<readonly (EntityRow | null)[]> {
  const asked = ids.map(entityKey);
  const heads = await db
    .selectFrom('entity')
    .select(['identity', 'entity_id'])
    .where('identity', '=', sql<string>`any(${asked}::text[])`)
    .execute();
  const entityOf = new Map(heads.map((head) => [head.identity, head.entity_id]));
  const rows = await membersOf(db, [...new Set(entityOf.values())]);
  return asked.map((identity) => rows.get(entityOf.get(identity) ?? '') ?? null);
}

/** Credit codes are asked in any case. */
function entityKey(id: string): string {
  return id.includes(':') ? id : id.normalize('NFKC').trim().toUpperCase();
}

/** Entities with everything that is joined to them. */
async function membersOf(db: Kysely<Tables>, entityIds: readonly string[]): Promise<ReadonlyMap<string, EntityRow>> {
  const rows: readonly Member[] = await db
    .selectFrom('entity')
    .selectAll()
    .where('entity_id', '=', sql<string>`any(${[...entityIds]}::text[])`)
    .orderBy('identity')
    .execute();
  const groups = Map.groupBy(rows, (row) => row.entity_id);
  return new Map([...groups].map(([id, members]) => [id, entityRow(id, members)]));
}

function entityRow(id: string, members: readonly Member[]): EntityRow {
  const head = members.find(({ identity }) => identity === id) ?? members[0]!;
  const united = (pick: (member: Member) => unknown) => [...new Set(members.flatMap((member) => pick(member) as readonly string[]))].sort();
  return {
    ...{ id, creditCode: head.credit_code, organisationCode: head.organisation_code, name: head.name, region: head.region },
    ...{ organisationType: head.organisation_type, status: head.status },
    roles: united(({ roles }) => roles) as readonly PartyRole[],
    sectors: united(({ sectors }) => sectors) as readonly Sector[],
    projectCount: members.reduce((total, member) => total + member.project_count, 0),
    firstAt: members.map((member) => member.first_at).sort()[0]!,
    lastAt: members
      .map((member) => member.last_at)
      .sort()
      .at(-1)!,
    joined: members.filter(({ rule }) => rule !== null).map(({ name, rule }) => ({ name, rule: rule as JoinRule })),
  };
}

/** Entities by their own identity; what is joined to one is found under it. */
export async function listEntities(db: Kysely<Tables>, filter: EntityFilter, page: PageRequest): Promise<Page<EntityRow>> {
  const limit = checkLimit(page);
  const where = entityWhere(filter);
  const position = page.after === null || page.after === undefined ? null : readCursor(LIST, page.after);
  const heads = await db
    .selectFrom('entity')
    .select(['identity', 'last_at'])
    .where(where)
    .where(position === null ? sql<boolean>`true` : sql<boolean>`(last_at, identity) < (${position.value}::timestamptz, ${position.id})`)
    .orderBy('last_at', 'desc')
    .orderBy('identity', 'desc')
    .limit(limit + 1)
    .execute();
  const total = page.withTotal === false ? null : await countRows(db, sql`from entity where ${where}`);
  const rows = await membersOf(
    db,
    heads.map(({ identity }) => identity),
  );
  const found = heads.map(({ identity, last_at: lastAt }) => ({
    ...rows.get(identity)!,
    cursor: writeCursor(LIST, { value: lastAt, id: identity }),
  }));
  return pageOf(page, found, total);
}

function entityWhere({ text, roles, sectors, regions, creditCodes, weak }: EntityFilter): Condition {
  return all([
    sql<boolean>`entity.entity_id = entity.identity`,
    ...holding('entity', text),
    ...within('entity', regions),
    ...(creditCodes === undefined ? [] : [sql<boolean>`entity.credit_code = any(${creditCodes.map(entityKey)}::text[])`]),
    ...(weak === undefined ? [] : [weak ? sql<boolean>`entity.credit_code is null` : sql<boolean>`entity.credit_code is not null`]),
    ...marked(roles?.map(roleToken)),
    ...marked(sectors?.map(sectorToken)),
  ]);
}

/** One of these marks is among what the entry is found by. */
function marked(tokens: readonly string[] | undefined): readonly Condition[] {
  if (tokens === undefined) return [];
  if (tokens.length === 0) return [sql<boolean>`false`];
  const alternatives = [...new Set(tokens)].map((token) => `'${token}'`).join(' | ');
  return [sql<boolean>`entity.search @@ ${alternatives}::tsquery`];
}
