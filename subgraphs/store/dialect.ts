import {
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type Dialect,
  type DialectAdapter,
  type PostgresPool,
} from 'kysely';
import { DEFAULT_MIGRATION_LOCK_TABLE } from 'kysely/migration';

/** The one dialect: PostgreSQL over any pool of its shape. */
export function storeDialect(pool: PostgresPool): Dialect {
  return {
    createAdapter: lockRowAdapter,
    createDriver: () => new PostgresDriver({ pool }),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

/** Migrations wait on a locked row: engines of the family that lack advisory locks have those too. */
function lockRowAdapter(): DialectAdapter {
  return Object.assign(new PostgresAdapter(), {
    acquireMigrationLock: async (db: Parameters<DialectAdapter['acquireMigrationLock']>[0]) => {
      await sql`select id from ${sql.table(DEFAULT_MIGRATION_LOCK_TABLE)} for update`.execute(db);
    },
  });
}
