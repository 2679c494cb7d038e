import { sql, type Kysely } from 'kysely';
import type { Change } from '../../adapters/adapter.ts';
import { columnText } from './rowset.ts';
import { stateOf, type KnownRow } from './row-plan.ts';
import type { Tables } from './tables.ts';

/** What the store knows of the rows that a page touches. */
export async function readKnownRows(db: Kysely<Tables>, system: string, changes: readonly Change[]): Promise<Map<string, KnownRow>> {
  const keys = [...new Set(changes.flatMap(({ rowKey }) => (rowKey === null ? [] : [columnText(rowKey)])))];
  const rows = await db
    .selectFrom('source_row')
    .selectAll()
    .where('system', '=', system)
    .where('row_key', '=', sql<string>`any(${keys}::text[])`)
    .execute();
  const versions = await versionsOf(
    db,
    system,
    rows.map((row) => row.row_key),
  );
  return new Map(
    rows.map((row) => [
      row.row_key,
      {
        version: row.version,
        deleted: row.deleted,
        sourceUpdatedAt: row.source_updated_at,
        rawHash: row.raw_hash,
        mappingVersion: row.mapping_version,
        ...versions.get(row.row_key)!,
      },
    ]),
  );
}

interface VersionsOfRow {
  lastVersion: number;
  readonly states: Set<string>;
}

async function versionsOf(db: Kysely<Tables>, system: string, keys: readonly string[]): Promise<Map<string, VersionsOfRow>> {
  const byRow = new Map<string, VersionsOfRow>(keys.map((key) => [key, { lastVersion: 0, states: new Set<string>() }]));
  if (keys.length === 0) return byRow;
  const rows = await db
    .selectFrom('row_version')
    .select(['row_key', 'version', 'deleted', 'raw_hash', 'source_updated_at'])
    .where('system', '=', system)
    .where('row_key', '=', sql<string>`any(${keys}::text[])`)
    .execute();
  for (const { row_key: key, version, deleted, raw_hash: rawHash, source_updated_at: sourceUpdatedAt } of rows) {
    const row = byRow.get(key)!;
    row.lastVersion = Math.max(row.lastVersion, version);
    row.states.add(stateOf({ type: deleted ? 'DELETED' : 'READ', rawHash }, sourceUpdatedAt));
  }
  return byRow;
}
