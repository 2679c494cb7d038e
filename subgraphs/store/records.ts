import { sql, type Kysely } from 'kysely';
import type { TradeRecord } from '../../schema/records/record.ts';
import { groupedBy } from './projects.ts';
import type { Records } from './store.ts';
import { wholeRecord } from './stored-record.ts';
import type { Tables } from './tables.ts';

export function createRecords(db: Kysely<Tables>): Records {
  return {
    async dossiers(projectIds) {
      const rows = await recordsOf(db, projectIds);
      const byProject = groupedBy(
        rows.map(({ id }) => id),
        rows,
      );
      return new Map(
        [...byProject].map(([projectId, own]) => {
          const { system, native_id: nativeId } = own[0]!;
          return [projectId, { projectId, system, nativeId, records: lastOfEach(own.map((row) => wholeRecord(row.facts, row.content))) }];
        }),
      );
    },
  };
}

async function recordsOf(db: Kysely<Tables>, projectIds: readonly string[]) {
  if (projectIds.length === 0) return [];
  return db
    .selectFrom('project')
    .innerJoin('record', (join) =>
      join.onRef('record.system', '=', 'project.system').onRef('record.project_native_id', '=', 'project.native_id'),
    )
    .select(['project.id', 'project.system', 'project.native_id', 'record.facts', 'record.content'])
    .where('project.id', '=', sql<string>`any(${[...projectIds]}::text[])`)
    .where('project.listed', '=', true)
    .orderBy(sql`project.id, record.source_updated_at asc nulls first, record.arrival, record.position`)
    .execute();
}

/** Several rows may state one record: the last one speaks. Statements about the project itself complete each other and all stay. */
function lastOfEach(records: readonly TradeRecord[]): readonly TradeRecord[] {
  const last = new Map<string, TradeRecord>();
  for (const record of records) {
    const own = record.kind === 'project' ? record.source.rowKey : '';
    last.set([record.kind, record.nativeId, own].join('\n'), record);
  }
  return [...last.values()];
}
