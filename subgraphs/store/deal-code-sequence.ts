import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** 流水号 has six digits. */
export const LAST_SEQUENCE = 999_999;

/** An issuer's day; sequences are unique within it. */
export interface IssuingDay {
  readonly issuer: string;
  /** Day in China, `2026-11-21`. */
  readonly issuedOn: string;
}

/**
 * Takes the next sequences of a day, at most `count` and none beyond `limit`; empty where they are used up. The counter stays locked until
 * the transaction ends; what is taken and not used is a gap.
 */
export async function takeSequences(db: Kysely<Tables>, day: IssuingDay, count: number, limit: number): Promise<readonly number[]> {
  const taken = (await advance(db, day, count, limit)) ?? (await openDay(db, day), await advance(db, day, count, limit));
  if (taken === null) return [];
  return Array.from({ length: taken.last - taken.before }, (_, index) => taken.before + index + 1);
}

async function advance(db: Kysely<Tables>, { issuer, issuedOn }: IssuingDay, count: number, limit: number) {
  const taken = await db
    .updateTable('code_counter')
    .set({ before: sql<number>`last`, last: sql<number>`least(last + ${count}::integer, ${limit}::integer)` })
    .where('issuer', '=', issuer)
    .where('issued_on', '=', issuedOn)
    .where('last', '<', limit)
    .returning(['before', 'last'])
    .executeTakeFirst();
  return taken ?? null;
}

async function openDay(db: Kysely<Tables>, { issuer, issuedOn }: IssuingDay): Promise<void> {
  await db
    .insertInto('code_counter')
    .values({ issuer, issued_on: issuedOn, before: 0, last: 0 })
    .onConflict((conflict) => conflict.columns(['issuer', 'issued_on']).doNothing())
    .execute();
}
