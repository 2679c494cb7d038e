import {
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type Dialect,
  type DialectAdapter,
  type PostgresPool,
} from 'kysely';

/** The one dialect: PostgreSQL over any pool of its shape. */
export function storeDialect(pool: PostgresPool): Dialect {
  return {
    createAdapter: withoutAdvisoryLocks,
    createDriver: () => new PostgresDriver({ pool }),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

/** Not every engine of the family has advisory locks: `migrate` takes a lock row itself. */
function withoutAdvisoryLocks(): DialectAdapter {
  return Object.assign(new PostgresAdapter(), {
    acquireMigrationLock: () => Promise.resolve(),
    releaseMigrationLock: () => Promise.resolve(),
  });
}
