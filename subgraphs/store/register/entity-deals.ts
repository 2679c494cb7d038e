import { sql, type Kysely } from 'kysely';
import type { PartyRole } from '../../../schema/codes/party-role.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { RecordKind } from '../../../schema/records/record.ts';
import { countRows } from '../count-rows.ts';
import type { Page, PageRequest, TotalCount } from '../filter.ts';
import { checkLimit, pageOf, readCursor, writeCursor, type Position } from '../page-request.ts';
import type { Tables } from '../tables.ts';
import { all, oneOf, type Condition } from '../where.ts';
import { sumsOf } from './entity-sums.ts';
import type { DealFilter, EntityDeal } from './register.ts';
import { TOLD_ELSEWHERE } from './told-elsewhere.ts';

const LIST = 'deals AT DESC';

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
  const total = page.withTotal === false ? null : await countDeals(db, id, filter);
  const found = rows.map((row) => ({ ...dealOf(row), cursor: writeCursor(LIST, { value: row.at, id: `${row.project_id} ${row.role}` }) }));
  return pageOf(page, found, total);
}

function olderThan(position: Position | null): Condition {
  if (position === null) return sql<boolean>`true`;
  const space = position.id.lastIndexOf(' ');
  const [project, role] = [position.id.slice(0, space), position.id.slice(space + 1)];
  return sql<boolean>`(mention.at, mention.project_id, mention.role) < (${position.value}::timestamptz, ${project}, ${role})`;
}

/** By the sums; one by one only where the kinds of records matter. */
async function countDeals(db: Kysely<Tables>, id: string, filter: DealFilter): Promise<TotalCount> {
  if (filter.statedIn !== undefined) {
    const from = sql`from entity join entity_mention as mention on mention.identity = entity.identity`;
    return countRows(db, sql`${from} where entity.entity_id = ${id} and ${dealWhere(filter)}`);
  }
  const sums = (await sumsOf(db, [id])).get(id) ?? [];
  const isAsked = <Value>(asked: readonly Value[] | undefined, value: Value) => asked?.includes(value) ?? true;
  const asked = sums.filter(
    ({ role, sector, year }) => isAsked(filter.roles, role) && isAsked(filter.sectors, sector) && isAsked(filter.years, year),
  );
  return { value: asked.reduce((total, { count }) => total + count, 0), kind: 'EXACT' };
}

interface DealColumns {
  readonly project_id: string;
  readonly role: string;
  readonly sector: string;
  readonly system: string;
  readonly name: string | null;
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
    sql<boolean>`not exists (select 1 from project where project.id = mention.project_id and project.alias_of is not null and ${TOLD_ELSEWHERE})`,
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
