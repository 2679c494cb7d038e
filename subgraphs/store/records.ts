import { sql, type Kysely } from 'kysely';
import type { TradeRecord } from '../../schema/records/record.ts';
import { groupedBy } from './projects.ts';
import { columnText } from './rowset.ts';
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
      const own = [...byProject].map(([projectId, found]) => {
        const { system, native_id: nativeId, complete_as_of: completeAsOf } = found[0]!;
        return { projectId, system, nativeId, completeAsOf, records: lastOfEach(found.map((row) => wholeRecord(row.facts, row.content))) };
      });
      const construction = await constructionProjectsOf(db, own);
      return new Map(own.map((dossier) => [dossier.projectId, { ...dossier, records: [...construction(dossier), ...dossier.records] }]));
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
    .innerJoin('system', 'system.id', 'project.system')
    .select(['project.id', 'project.system', 'project.native_id', 'system.complete_as_of', 'record.facts', 'record.content'])
    .where('project.id', '=', sql<string>`any(${[...projectIds]}::text[])`)
    .where('project.listed', '=', true)
    .orderBy(sql`project.id, record.source_updated_at asc nulls first, record.arrival, record.position`)
    .execute();
}

interface OwnRecords {
  readonly system: string;
  readonly records: readonly TradeRecord[];
}

/** A construction project is shared by its tender projects, so that its record names none of them: they name it. */
async function constructionProjectsOf(db: Kysely<Tables>, dossiers: readonly OwnRecords[]) {
  const codes = dossiers.map(constructionCodeOf).filter((code) => code !== null);
  const rows =
    codes.length === 0 ? [] : await constructionRows(db, [...new Set(dossiers.map(({ system }) => system))], [...new Set(codes)]);
  return (dossier: OwnRecords): readonly TradeRecord[] => {
    const code = constructionCodeOf(dossier);
    const last = rows.findLast((row) => row.system === dossier.system && row.native_id === code);
    return last === undefined ? [] : [wholeRecord(last.facts, last.content)];
  };
}

function constructionCodeOf({ records }: OwnRecords): string | null {
  const stated = records.filter((record) => record.kind === 'project').map(({ constructionProjectCode }) => constructionProjectCode);
  return columnText(stated.findLast((code) => code !== null) ?? null);
}

function constructionRows(db: Kysely<Tables>, systems: readonly string[], codes: readonly string[]) {
  return db
    .selectFrom('record')
    .select(['system', 'native_id', 'facts', 'content'])
    .where('system', '=', sql<string>`any(${systems}::text[])`)
    .where('kind', '=', 'constructionProject')
    .where('native_id', '=', sql<string>`any(${codes}::text[])`)
    .where('project_native_id', 'is', null)
    .where('test', '=', false)
    .orderBy(sql`source_updated_at asc nulls first, arrival, position`)
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
