import { sql, type Kysely } from 'kysely';
import { CREDIT_EVENT_KINDS, type CreditEventKind } from '../../../schema/codes/credit-event-kind.ts';
import type { CreditEvent } from '../../../schema/records/credit-event.ts';
import { countRows } from '../count-rows.ts';
import type { Page, PageRequest } from '../filter.ts';
import { checkLimit, pageOf, readCursor, writeCursor } from '../page-request.ts';
import type { Tables } from '../tables.ts';
import type { Condition } from '../where.ts';
import type { EntityStatement } from './register.ts';

const LIST = 'credit events of an entity STATED_AT DESC';
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
export async function creditHistory(
  db: Kysely<Tables>,
  id: string,
  kinds: readonly CreditEventKind[] = CREDIT_EVENT_KINDS,
  page: PageRequest,
): Promise<Page<EntityStatement<CreditEvent>>> {
  const limit = checkLimit(page);
  const position = page.after === null || page.after === undefined ? null : readCursor(LIST, page.after);
  const after =
    position === null ? sql<boolean>`true` : sql<boolean>`(stated.stated_at, ${KEY}) < (${position.value}::timestamptz, ${position.id})`;
  const from = sql`from entity join entity_statement as stated on stated.identity = entity.identity
    where entity.entity_id = ${id} and stated.kind = 'creditEvent' and stated.is_open and ${ofEventKinds(kinds)}`;
  const { rows } = await sql<EventColumns>`
    select stated.system, stated.row_key, stated.stated_at, stated.known_at, stated.facts, ${KEY} as key
    ${from} and ${after} order by stated.stated_at desc, ${KEY} desc limit ${limit + 1}`.execute(db);
  const found = rows.map(({ system, row_key: rowKey, stated_at: statedAt, known_at: knownAt, facts, key }) => ({
    ...{ system, rowKey, statedAt, knownAt, facts },
    cursor: writeCursor(LIST, { value: statedAt, id: key }),
  }));
  return pageOf(page, found, await countRows(db, from));
}
