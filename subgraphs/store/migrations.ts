import { sql, type Kysely } from 'kysely';
import type { Migration, MigrationProvider } from 'kysely/migration';
import { INDEX_TABLES } from './migrations/0001-index.ts';
import { FOLLOWER_TABLES } from './migrations/0002-followers.ts';
import { LINK_TABLES } from './migrations/0003-links.ts';
import { DEAL_CODE_TABLES } from './migrations/0004-deal-codes.ts';
import { CROSSWALK_TABLES } from './migrations/0005-crosswalk.ts';
import { REGISTER_TABLES } from './migrations/0006-register.ts';
import { POLICY_TABLES } from './migrations/0007-policy.ts';
import { REGISTER_SIZE } from './migrations/0009-register-size.ts';
import { METHOD_COLUMN } from './migrations/0010-methods.ts';
import { UNMAPPED_ROW_TABLES } from './migrations/0011-unmapped-rows.ts';
import { CODE_WAITING_TABLES } from './migrations/0012-code-waiting.ts';
import { REGISTER_SUMS } from './migrations/0013-register-sums.ts';
import { ACCESS_LEDGER_TABLES } from './migrations/0014-access-ledger.ts';
import { SEAL_COLUMN } from './migrations/0015-seals.ts';
import { INDEX_VERSION_COLUMN } from './migrations/0016-index-version.ts';
import { HIDDEN_ROW_TABLES } from './migrations/0017-hidden-rows.ts';
import { COMPLAINT_TABLES } from './migrations/0019-complaints.ts';

const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-index': { up: (db) => run(db, INDEX_TABLES) },
  '0002-followers': { up: (db) => run(db, FOLLOWER_TABLES) },
  '0003-links': { up: (db) => run(db, LINK_TABLES) },
  '0004-deal-codes': { up: (db) => run(db, DEAL_CODE_TABLES) },
  '0005-crosswalk': { up: (db) => run(db, CROSSWALK_TABLES) },
  '0006-register': { up: (db) => run(db, REGISTER_TABLES) },
  '0007-policy': { up: (db) => run(db, POLICY_TABLES) },
  '0009-register-size': { up: (db) => run(db, REGISTER_SIZE) },
  '0010-methods': { up: (db) => run(db, METHOD_COLUMN) },
  '0011-unmapped-rows': { up: (db) => run(db, UNMAPPED_ROW_TABLES) },
  '0012-code-waiting': { up: (db) => run(db, CODE_WAITING_TABLES) },
  '0013-register-sums': { up: (db) => run(db, REGISTER_SUMS) },
  '0014-access-ledger': { up: (db) => run(db, ACCESS_LEDGER_TABLES) },
  '0015-seals': { up: (db) => run(db, SEAL_COLUMN) },
  '0016-index-version': { up: (db) => run(db, INDEX_VERSION_COLUMN) },
  '0017-hidden-rows': { up: (db) => run(db, HIDDEN_ROW_TABLES) },
  '0019-complaints': { up: (db) => run(db, COMPLAINT_TABLES) },
};

async function run(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** The store's migrations, oldest first. Never change one that was released: add another. */
export const migrations: MigrationProvider = { getMigrations: () => Promise.resolve(MIGRATIONS) };
