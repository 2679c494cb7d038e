import { sql, type Kysely } from 'kysely';
import type { CreditEvent } from '../../../schema/records/credit-event.ts';
import { groupedBy } from '../projects.ts';
import type { Tables } from '../tables.ts';
import type { Condition } from '../where.ts';
import { ofEventKinds } from './credit-history.ts';
import type { EntityName, EntityStatement } from './register.ts';

/** Of one entity and kind; newest first. */
const MOST_STATEMENTS = 500;
const MOST_RESTRICTING = 20_000;

type Grouped<Value> = ReadonlyMap<string, readonly Value[]>;
type StatementKind = 'organisation' | 'qualification' | 'creditEvent';

export async function namesOf(db: Kysely<Tables>, ids: readonly string[]): Promise<Grouped<EntityName>> {
  const { rows } = await sql<{ id: string; name: string; systems: readonly string[]; first_at: string; last_at: string }>`
    select entity.entity_id as id, used.name, json_agg(distinct used.system) as systems, min(used.first_at) as first_at, max(used.last_at) as last_at
    from entity join entity_name as used on used.identity = entity.identity
    where entity.entity_id = any(${[...ids]}::text[]) group by entity.entity_id, used.name order by max(used.last_at) desc, used.name`.execute(
    db,
  );
  return groupedBy(
    rows.map(({ id }) => id),
    rows.map((row) => ({ name: row.name, systems: row.systems, firstAt: row.first_at, lastAt: row.last_at })),
  );
}

/** Statements of one kind by entity, newest first. A credit event that is not open to the public does not exist here. */
export function statementsOf<Facts>(
  db: Kysely<Tables>,
  ids: readonly string[],
  kind: StatementKind,
): Promise<Grouped<EntityStatement<Facts>>> {
  return selectStatements(db, ids, sql<boolean>`stated.kind = ${kind} and stated.is_open`);
}

/** What can forbid an entity to take part: however many rewards and contracts came later, none of these is left out. */
export function restrictingOf(db: Kysely<Tables>, ids: readonly string[]): Promise<Grouped<EntityStatement<CreditEvent>>> {
  const where = sql<boolean>`stated.kind = 'creditEvent' and stated.is_open and ${ofEventKinds(['BLACKLIST', 'VIOLATION'])}`;
  return selectStatements(db, ids, where, MOST_RESTRICTING);
}

/** Withdrawals from the blacklist by entity, of any scope. */
export async function withdrawalsOf(db: Kysely<Tables>, ids: readonly string[]): Promise<Grouped<EntityStatement<CreditEvent>>> {
  const where = sql<boolean>`stated.kind = 'creditEvent' and ${ofEventKinds(['BLACKLIST_WITHDRAWAL'])}`;
  const found = await selectStatements<CreditEvent>(db, ids, where, MOST_RESTRICTING);
  const isWithdrawal = ({ facts }: EntityStatement<CreditEvent>) => facts.eventKind === 'BLACKLIST_WITHDRAWAL';
  return new Map([...found].map(([id, statements]) => [id, statements.filter(isWithdrawal)]));
}

async function selectStatements<Facts>(
  db: Kysely<Tables>,
  ids: readonly string[],
  where: Condition,
  most = MOST_STATEMENTS,
): Promise<Grouped<EntityStatement<Facts>>> {
  const { rows } = await sql<{ id: string; system: string; row_key: string; stated_at: string; known_at: string; facts: Facts }>`
    select entity.entity_id as id, stated.system, stated.row_key, stated.stated_at, stated.known_at, stated.facts
    from entity join lateral (select * from entity_statement as stated
      where stated.identity = entity.identity and ${where}
      order by stated.stated_at desc, stated.system, stated.row_key, stated.position limit ${most}) as stated on true
    where entity.entity_id = any(${[...ids]}::text[]) order by stated.stated_at desc, stated.system, stated.row_key, stated.position`.execute(
    db,
  );
  return groupedBy(
    rows.map(({ id }) => id),
    rows.map((row) => ({ system: row.system, rowKey: row.row_key, statedAt: row.stated_at, knownAt: row.known_at, facts: row.facts })),
  );
}
