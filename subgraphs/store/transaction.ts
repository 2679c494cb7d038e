import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Serialisation failure and deadlock: the same transaction may succeed at the next try. */
const PASSING = new Set(['40001', '40P01']);
const TRIES = 5;

/** Runs one transaction, again where it only met another one. */
export async function inTransaction<T>(db: Kysely<Tables>, work: (transaction: Kysely<Tables>) => Promise<T>): Promise<T> {
  for (let tryNumber = 1; ; tryNumber += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (tryNumber === TRIES || !PASSING.has((error as { readonly code?: string }).code ?? '')) throw error;
    }
  }
}
