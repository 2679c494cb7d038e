import { AdapterFailure } from '../../failure.ts';
import type { StagingDatabase } from './staging-database.ts';
import { indispensableColumns, type WireTable } from './wire.ts';

/** An owner who adds a table or a column need not tell anybody. */
const LOOK_AGAIN_MS = 10 * 60_000;

/**
 * Which of the specified tables and columns an owner has: looked up at first use and every ten minutes.
 * A table that is not there is not read; a column that is not there reads as missing.
 * Asking throws an {AdapterFailure} where there is none of the tables, or one without its key columns.
 */
export function ownersTables(
  staging: Pick<StagingDatabase, 'system' | 'guard' | 'database' | 'now'>,
  specified: readonly WireTable[],
): (signal: AbortSignal) => Promise<readonly WireTable[]> {
  let known: { readonly tables: readonly WireTable[]; readonly untilMs: number } | null = null;
  return async (signal) => {
    if (known !== null && staging.now().getTime() < known.untilMs) return known.tables;
    const tables: WireTable[] = [];
    // One after the other: a system that fails is not asked thirteen times.
    for (const table of specified) {
      const found = await ownersTable(staging, table, signal);
      if (found !== null) tables.push(found);
    }
    if (tables.length === 0) throw new AdapterFailure(staging.system, 'REFUSED', 'none of the national tables is there');
    known = { tables, untilMs: staging.now().getTime() + LOOK_AGAIN_MS };
    return tables;
  };
}

async function ownersTable(
  { system, guard, database }: Pick<StagingDatabase, 'system' | 'guard' | 'database'>,
  table: WireTable,
  signal: AbortSignal,
): Promise<WireTable | null> {
  const names = await guard.run((own) => database.columnsOf(table.fullName, own), signal);
  if (names === null) return null;
  const present = new Set(names.map((name) => name.toUpperCase()));
  const lacking = indispensableColumns(table).filter((column) => !present.has(column));
  if (lacking.length > 0) throw new AdapterFailure(system, 'REFUSED', `${table.mapping.name} lacks ${lacking.join(', ')}`);
  return { ...table, columns: table.columns.filter((column) => present.has(column)) };
}
