import { sql, type Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations.ts';
import type { Tables } from './tables.ts';

/** What two processes meet that make one table at the same moment: it exists, or its type does. */
const MADE_BY_ANOTHER = new Set(['42P07', '23505']);

/** Brings the tables up to date in one transaction. Several processes at once take turns at a lock row. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  await makeLockTable(db);
  await sql`insert into migration_lock (id) values (1) on conflict (id) do nothing`.execute(db);
  await db.transaction().execute(async (transaction) => {
    await sql`select id from migration_lock where id = 1 for update`.execute(transaction);
    const { error } = await new Migrator({ db: transaction, provider: migrations }).migrateToLatest();
    if (error !== undefined) throw new Error('the store cannot be migrated', { cause: error });
  });
}

async function makeLockTable(db: Kysely<Tables>): Promise<void> {
  try {
    await sql`create table if not exists migration_lock (id integer primary key)`.execute(db);
  } catch (error) {
    if (!MADE_BY_ANOTHER.has((error as { readonly code?: string }).code ?? '')) throw error;
  }
}
