import { sql, type Kysely } from 'kysely';
import type { PartyRole } from '../../../schema/codes/party-role.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { RecordKind } from '../../../schema/records/record.ts';
import { countRows } from '../count-rows.ts';
import type { Page, PageRequest, TotalCount } from '../filter.ts';
import { checkLimit, pageOf, readCursor, writeCursor, type Position } from '../page-request.ts';
import type { Tables } from '../tables.ts';
import { all, oneOf, type Condition } from '../where.ts';
import type { DealFilter, EntityDeal, EntityName, EntityStatement, EntitySum } from './register.ts';

/** Of one entity and kind; newest first. */
const MOST_STATEMENTS = 500;
const LIST = 'deals AT DESC';

type Grouped<Value> = ReadonlyMap<string, readonly Value[]>;

export async function namesOf(db: Kysely<Tables>, ids: readonly string[]): Promise<Grouped<EntityName>> {
  const { rows } = await sql<{ id: string; name: string; systems: readonly string[]; first_at: string; last_at: string }>`
    select entity.entity_id as id, used.name, json_agg(distinct used.system) as systems, min(used.first_at) as first_at, max(used.last_at) as last_at
    from entity join entity_name as used on used.identity = entity.identity
    where entity.entity_id = any(${[...ids]}::text[]) group by entity.entity_id, used.name order by max(used.last_at) desc, used.name`.execute(
    db,
  );
  return grouped(
    rows.map((row) => [row.id, { name: row.name, systems: row.systems, firstAt: row.first_at, lastAt: row.last_at }] as const),
  );
}

/** Statements of one kind by entity, newest first. A credit event that is not open to the public does not exist here. */
export async function statementsOf<Facts>(
  db: Kysely<Tables>,
  ids: readonly string[],
  kind: 'organisation' | 'qualification' | 'creditEvent',
): Promise<Grouped<EntityStatement<Facts>>> {
  const { rows } = await sql<{ id: string; system: string; row_key: string; stated_at: string; known_at: string; facts: Facts }>`
    select entity.entity_id as id, stated.system, stated.row_key, stated.stated_at, stated.known_at, stated.facts
    from entity join lateral (select * from entity_statement as stated
      where stated.identity = entity.identity and stated.kind = ${kind} and stated.is_open
      order by stated.stated_at desc, stated.system, stated.row_key limit ${MOST_STATEMENTS}) as stated on true
    where entity.entity_id = any(${[...ids]}::text[]) order by stated.stated_at desc, stated.system, stated.row_key`.execute(db);
  return grouped(
    rows.map(
      (row) =>
        [row.id, { system: row.system, rowKey: row.row_key, statedAt: row.stated_at, knownAt: row.known_at, facts: row.facts }] as const,
    ),
  );
}

/**
 * A project that several systems hold is counted under the entry that stands for it, where that names the entity too. Few projects are such,
 * and an index holds only those: an entity's thousands of other projects are not read.
 */
const SHOWN_ONCE = sql<boolean>`not exists (
  select 1 from project join entity_mention as standing on standing.identity = mention.identity
    and standing.project_id = project.alias_of and standing.role = mention.role
  where project.id = mention.project_id and project.alias_of is not null)`;

export async function sumsOf(db: Kysely<Tables>, ids: readonly string[]): Promise<Grouped<EntitySum>> {
  const { rows } = await sql<{ id: string; sector: string; role: string; year: number; count: number; amount: string | null }>`
    select entity.entity_id as id, mention.sector, mention.role, mention.year, count(distinct mention.project_id) as count, sum(mention.amount) as amount
    from entity join entity_mention as mention on mention.identity = entity.identity
    where entity.entity_id = any(${[...ids]}::text[]) and ${SHOWN_ONCE}
    group by entity.entity_id, mention.sector, mention.role, mention.year
    order by mention.year desc, mention.sector, mention.role`.execute(db);
  return grouped(
    rows.map(
      (row) =>
        [
          row.id,
          { sector: row.sector as Sector, role: row.role as PartyRole, year: row.year, count: row.count, amountYuan: row.amount },
        ] as const,
    ),
  );
}

export async function dealsOf(db: Kysely<Tables>, id: string, filter: DealFilter, page: PageRequest): Promise<Page<EntityDeal>> {
  const limit = checkLimit(page);
  const where = dealWhere(filter);
  const position = page.after === null || page.after === undefined ? null : readCursor(LIST, page.after);
  const { rows } = await sql<DealColumns>`
    select deal.* from entity join lateral (
        select mention.project_id, mention.role, mention.sector, mention.system, mention.name, mention.amount, mention.at, mention.stated_in
        from entity_mention as mention where mention.identity = entity.identity and ${where} and ${olderThan(position)}
        order by mention.at desc, mention.project_id desc, mention.role desc limit ${limit + 1}) as deal on true
    where entity.entity_id = ${id} order by deal.at desc, deal.project_id desc, deal.role desc limit ${limit + 1}`.execute(db);
  const total = page.withTotal === false ? null : await countDeals(db, id, where);
  const found = rows.map((row) => ({ ...dealOf(row), cursor: writeCursor(LIST, { value: row.at, id: `${row.project_id} ${row.role}` }) }));
  return pageOf(page, found, total);
}

function olderThan(position: Position | null): Condition {
  if (position === null) return sql<boolean>`true`;
  const space = position.id.lastIndexOf(' ');
  const [project, role] = [position.id.slice(0, space), position.id.slice(space + 1)];
  return sql<boolean>`(mention.at, mention.project_id, mention.role) < (${position.value}::timestamptz, ${project}, ${role})`;
}

function countDeals(db: Kysely<Tables>, id: string, where: Condition): Promise<TotalCount> {
  const from = sql`from entity join entity_mention as mention on mention.identity = entity.identity`;
  return countRows(db, sql`${from} where entity.entity_id = ${id} and ${where}`);
}

interface DealColumns {
  readonly project_id: string;
  readonly role: string;
  readonly sector: string;
  readonly system: string;
  readonly name: string;
  readonly amount: string | null;
  readonly at: string;
  readonly stated_in: unknown;
}

function dealOf(row: DealColumns): EntityDeal {
  return {
    ...{ projectId: row.project_id, role: row.role as PartyRole, sector: row.sector as Sector, system: row.system },
    ...{ name: row.name, amountYuan: row.amount, at: row.at, statedIn: row.stated_in as readonly RecordKind[] },
  };
}

function dealWhere({ roles, sectors, years, statedIn }: DealFilter): Condition {
  return all([
    SHOWN_ONCE,
    ...oneOf('mention.role', roles),
    ...oneOf('mention.sector', sectors),
    ...(years === undefined ? [] : [sql<boolean>`mention.year = any(${[...years]}::integer[])`]),
    ...(statedIn === undefined
      ? []
      : [
          sql<boolean>`exists (select 1 from json_array_elements_text(mention.stated_in) as kind where kind = any(${[...statedIn]}::text[]))`,
        ]),
  ]);
}

function grouped<Value>(entries: readonly (readonly [string, Value])[]): Grouped<Value> {
  return new Map([...Map.groupBy(entries, ([id]) => id)].map(([id, values]) => [id, values.map(([, value]) => value)]));
}
