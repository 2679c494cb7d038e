import { sql, type Kysely } from 'kysely';
import type { ChangePage } from '../../adapters/adapter.ts';
import type { ApplySummary, SyncWriter } from '../../adapters/sync/writer.ts';
import { refreshComplaints, type SystemHome } from './complaints/refresh-complaints.ts';
import { INDEX_VERSION } from './derive-index-anew.ts';
import { isoOf } from './moment.ts';
import { planRows, type NewVersion } from './row-plan.ts';
import { readKnownRows } from './known-rows.ts';
import { refreshDisclosed } from './refresh-disclosed.ts';
import type { Tables } from './tables.ts';
import { inTransaction } from './transaction.ts';
import { unsealProjects } from './unseal-projects.ts';
import { appendChanges } from './write-changes.ts';
import { quarantineRows } from './write-quarantine.ts';
import { replaceRecords } from './write-records.ts';
import { noteUnmappedCodes } from './write-unmapped-codes.ts';
import { writeVersions } from './write-versions.ts';

export interface WriterOptions {
  readonly now: () => Date;
  /** Told of every committed page, for maintenance. */
  readonly wrote: (changes: number) => void;
  readonly homeOf: (system: string) => SystemHome;
}

/** Writes what the synchroniser delivers. Writers of different systems work side by side; those of one system take turns. */
export function createWriter(db: Kysely<Tables>, { now, wrote, homeOf }: WriterOptions): SyncWriter {
  return {
    async cursorOf(system, mappingVersion) {
      const row = await db.selectFrom('system').select(['cursor', 'mapping_version']).where('id', '=', system).executeTakeFirst();
      return row?.mapping_version === mappingVersion ? row.cursor : null;
    },
    async apply(system, mappingVersion, page) {
      const at = isoOf(now().getTime());
      const summary = await inTransaction(db, (transaction) =>
        applyPage(transaction, { system, mappingVersion, page, at, home: homeOf(system) }),
      );
      wrote(page.changes.length);
      return summary;
    },
    async passed(system, at) {
      await ensureSystem(db, system);
      await inTransaction(db, (transaction) => unsealProjects(transaction, system, isoOf(now().getTime())));
      await db.updateTable('system').set({ complete_as_of: at, failure_code: null, failed_at: null }).where('id', '=', system).execute();
    },
    async failed(system, at, failure) {
      await ensureSystem(db, system);
      await db.updateTable('system').set({ failure_code: failure.code, failed_at: at }).where('id', '=', system).execute();
    },
  };
}

interface PageInput {
  readonly system: string;
  readonly mappingVersion: string;
  readonly page: ChangePage;
  readonly at: string;
  readonly home: SystemHome;
}

async function applyPage(db: Kysely<Tables>, { system, mappingVersion, page, at, home }: PageInput): Promise<ApplySummary> {
  await ensureSystem(db, system);
  const state = await db.selectFrom('system').selectAll().where('id', '=', system).forUpdate().executeTakeFirstOrThrow();
  const known = await readKnownRows(db, system, page.changes);
  const { versions, rows, counts } = planRows(known, page.changes, mappingVersion);
  const current = lastPerRow(versions);
  const from = { system, mappingVersion, at, arrivals: state.arrivals };
  await writeVersions(db, from, versions, current);
  const touched = await replaceRecords(db, from, current, known);
  const noticesMore = await refreshDisclosed(db, system, { ...touched, rows: current.map(({ rowKey }) => rowKey) }, at);
  await refreshComplaints(db, system, touched, home);
  const quarantine = await quarantineRows(db, from, page.changes, rows);
  await noteUnmappedCodes(db, from, { current, known, quarantine });
  await db
    .updateTable('system')
    .set({
      cursor: page.cursor,
      mapping_version: mappingVersion,
      last_applied_at: at,
      arrivals: state.arrivals + current.length,
      row_count: state.row_count + livingMore(known, current),
      notice_count: sql<number>`notice_count + ${noticesMore}::int`,
    })
    .where('id', '=', system)
    .execute();
  // Last, because its row stays locked until the commit and every system passes through it.
  await appendChanges(db, from, versions, touched.projectsOf);
  return { ...counts, quarantined: quarantine.rows };
}

async function ensureSystem(db: Kysely<Tables>, system: string): Promise<void> {
  await sql`insert into system (id, index_version) values (${system}, ${INDEX_VERSION}) on conflict (id) do nothing`.execute(db);
}

/** Of several versions of a row in one page only the last is ever current in the store. */
function lastPerRow(versions: readonly NewVersion[]): readonly NewVersion[] {
  const last = new Map<string, NewVersion>();
  for (const version of versions) {
    if (!version.current) continue;
    last.delete(version.rowKey);
    last.set(version.rowKey, version);
  }
  return [...last.values()];
}

function livingMore(known: ReadonlyMap<string, { readonly deleted: boolean }>, current: readonly NewVersion[]): number {
  const isLiving = (rowKey: string) => known.get(rowKey)?.deleted === false;
  return current.reduce((more, { rowKey, change }) => more + Number(change.type === 'READ') - Number(isLiving(rowKey)), 0);
}
