import type { Dossier } from '../../adapter.ts';
import { AdapterFailure } from '../../failure.ts';
import { joined, raw, type Statement } from '../../transports/database-statement.ts';
import { changeOf, projectNativeIdOf, type Reading } from './row-change.ts';
import { ask, type StagingDatabase } from './staging-database.ts';
import { keyIn, readUnionRow, unionStatement, type WireRow, type WireTable } from './wire.ts';

/** Projects of one call. */
export const MAX_IDS = 100;
/** Rows of one answer; a project has a handful. */
const MAX_ROWS = 5_000;

/** What a column of a project's key can hold: anything else is no project of this system and is not asked for. */
const NATIVE_ID = /^(\d{3})-([^\p{C}]{1,100})$/u;

/** All rows of the projects in one statement, answered in the order asked. @throws {AdapterFailure} */
export async function findDossiers(
  staging: StagingDatabase,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly (Dossier | null | AdapterFailure)[]> {
  const tables = ids.some((id) => NATIVE_ID.test(id)) ? await staging.tables(signal) : [];
  const parts = partsOf(tables, ids);
  const rows = parts.length === 0 ? [] : await ask(staging, limited(unionStatement(parts, staging.database.bytesOf)), signal);
  if (rows.length > MAX_ROWS)
    throw new AdapterFailure(staging.system, 'UNMAPPABLE', `more than ${MAX_ROWS} rows for ${ids.length} projects`);
  const reading = staging.reading();
  const byProject = Map.groupBy(
    rows.map((row) => readUnionRow(tables, row, reading.encoding)),
    projectNativeIdOf,
  );
  return ids.map((id) => dossierOf(id, byProject.get(id) ?? [], reading));
}

/** Which tables to ask for which keys. */
function partsOf(
  tables: readonly WireTable[],
  ids: readonly string[],
): readonly { readonly table: WireTable; readonly where: Statement }[] {
  const asked = [...new Set(ids)].map((id) => NATIVE_ID.exec(id)).filter((match) => match !== null);
  return tables.flatMap((table) => {
    const keys = asked.filter(([, prefix]) => prefix === table.mapping.projectPrefix).map(([, , key]) => key!);
    return keys.length === 0 ? [] : [{ table, where: keyIn(table, keys) }];
  });
}

function limited(statement: Statement): Statement {
  return joined([statement, raw(` LIMIT ${MAX_ROWS + 1}`)], '');
}

/** A project whose own row is deleted is gone with all that happened to it; one whose own row cannot be read is a failure. */
function dossierOf(id: string, rows: readonly WireRow[], reading: Reading): Dossier | null | AdapterFailure {
  const changes = rows.map((row) => ({ change: changeOf(row, reading), isProject: row.table.mapping.holdsProjects }));
  const own = changes.filter(({ isProject }) => isProject).map(({ change }) => change);
  if (own.length > 0 && own.every(({ type }) => type === 'DELETED')) return null;
  const faulty = own.find((change) => change.type === 'UNREADABLE');
  if (faulty !== undefined && own.every(({ type }) => type !== 'READ')) {
    const faults = faulty.findings.map(({ code, column }) => `${code} ${column}`).join(', ');
    return new AdapterFailure(reading.system, 'UNMAPPABLE', `row ${faulty.rowKey} of ${faulty.table}: ${faults}`);
  }
  const records = changes.flatMap(({ change }) => (change.type === 'READ' ? change.records : []));
  const unreadable = changes.map(({ change }) => change).filter((change) => change.type === 'UNREADABLE');
  return records.length + unreadable.length === 0 ? null : { projectNativeId: id, records, unreadable };
}
