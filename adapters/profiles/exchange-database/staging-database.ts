import type { Guard } from '../../resilience/guard.ts';
import type { Database, DatabaseRow } from '../../transports/database.ts';
import { raw, type Statement } from '../../transports/database-statement.ts';
import type { Reading } from './row-change.ts';
import { unionStatement, type WireTable } from './wire.ts';

/** One connected staging database. */
export interface StagingDatabase {
  /** Id in province.yaml. */
  readonly system: string;
  readonly guard: Guard;
  readonly now: () => Date;
  readonly database: Database;
  /** Tables that this owner has, with the columns it has; parents before children. @throws {AdapterFailure} */
  readonly tables: (signal: AbortSignal) => Promise<readonly WireTable[]>;
  /** What the records read now say of their source. */
  readonly reading: () => Reading;
}

/** Runs one SELECT under the owner's limits. @throws {AdapterFailure} */
export function ask({ guard, database }: StagingDatabase, statement: Statement, signal: AbortSignal): Promise<readonly DatabaseRow[]> {
  return guard.run((own) => database.query(statement, own), signal);
}

/** Asks every table of the owner for all its columns and no row: a missing right shows here. @throws {AdapterFailure} */
export async function ping(staging: StagingDatabase, signal: AbortSignal): Promise<void> {
  const nothing = (await staging.tables(signal)).map((table) => ({ table, where: raw('1 = 0') }));
  await ask(staging, unionStatement(nothing, staging.database.bytesOf), signal);
}
