import { sql, type Kysely } from 'kysely';
import { CREDIT_EVENT_KINDS, type CreditEventKind } from '../../../schema/codes/credit-event-kind.ts';
import type { CreditEvent } from '../../../schema/records/credit-event.ts';
import { countRows } from '../count-rows.ts';
import type { Page, PageRequest } from '../filter.ts';
import { checkLimit, pageOf, readCursor, writeCursor } from '../page-request.ts';
import type { Tables } from '../tables.ts';
import { all, oneOf, within, type Condition } from '../where.ts';
import type { CreditScope, EntityStatement } from './register.ts';

const OPEN = 'credit events of an entity STATED_AT DESC';
const SHARED = 'shared credit events of an entity STATED_AT DESC';
const KEY = sql<string>`json_build_array(stated.system, stated.row_key, stated.position)::text collate "C"`;

interface EventColumns {
  readonly system: string;
  readonly row_key: string;
  readonly stated_at: string;
  readonly known_at: string;
  readonly facts: CreditEvent;
  readonly key: string;
}

/** Whether the facts are of one of these kinds. Facts may hold a NUL, which `->>` refuses; what looks so and is not is left out later. */
export function ofEventKinds(kinds: readonly CreditEventKind[]): Condition {
  return sql<boolean>`stated.facts::text like any(${kinds.map((kind) => `%"eventKind":"${kind}"%`)}::text[])`;
}

/** Credit events of an entity that are open to the public, newest first. */
export function creditHistory(
  db: Kysely<Tables>,
  id: string,
  kinds: readonly CreditEventKind[] = CREDIT_EVENT_KINDS,
  page: PageRequest,
): Promise<Page<EntityStatement<CreditEvent>>> {
  return listEvents(db, OPEN, all([sql<boolean>`entity.entity_id = ${id} and stated.is_open`, ofEventKinds(kinds)]), page);
}

/** Those that are not, within a scope, newest first. */
export function sharedCreditEvents(
  db: Kysely<Tables>,
  id: string,
  kinds: readonly CreditEventKind[] = CREDIT_EVENT_KINDS,
  scope: CreditScope,
  page: PageRequest,
): Promise<Page<EntityStatement<CreditEvent>>> {
  const where = [sql<boolean>`entity.entity_id = ${id} and not stated.is_open`, ofEventKinds(kinds), ...inScope(scope)];
  return listEvents(db, SHARED, all(where), page);
}

/** An entity is where its own entry says, whatever is joined to it. */
function inScope({ systems, regions, entity }: CreditScope): readonly Condition[] {
  const home = sql`select 1 from entity as home where home.identity = entity.entity_id`;
  return [
    ...oneOf('stated.system', systems),
    ...within('home', regions).map((condition) => sql<boolean>`exists (${home} and ${condition})`),
    ...(entity === undefined ? [] : [sql<boolean>`entity.entity_id = ${entity}`]),
  ];
}

async function listEvents(
  db: Kysely<Tables>,
  list: string,
  where: Condition,
  page: PageRequest,
): Promise<Page<EntityStatement<CreditEvent>>> {
  const limit = checkLimit(page);
  const position = page.after === null || page.after === undefined ? null : readCursor(list, page.after);
  const after =
    position === null ? sql<boolean>`true` : sql<boolean>`(stated.stated_at, ${KEY}) < (${position.value}::timestamptz, ${position.id})`;
  const from = sql`from entity join entity_statement as stated on stated.identity = entity.identity
    where stated.kind = 'creditEvent' and ${where}`;
  const { rows } = await sql<EventColumns>`
    select stated.system, stated.row_key, stated.stated_at, stated.known_at, stated.facts, ${KEY} as key
    ${from} and ${after} order by stated.stated_at desc, ${KEY} desc limit ${limit + 1}`.execute(db);
  const found = rows.map(({ system, row_key: rowKey, stated_at: statedAt, known_at: knownAt, facts, key }) => ({
    ...{ system, rowKey, statedAt, knownAt, facts },
    cursor: writeCursor(list, { value: statedAt, id: key }),
  }));
  return pageOf(page, found, await countRows(db, from));
}
