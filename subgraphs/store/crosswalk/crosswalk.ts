import { sql, type Kysely, type Selectable } from 'kysely';
import type { CodeConflictKind, CodeOrigin } from '../../../schema/codes/code-conflict-kind.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { CodeConflictTable, DealCodeLinkTable } from '../coding-tables.ts';
import { countRows } from '../count-rows.ts';
import type { Page, PageRequest } from '../filter.ts';
import { canonicalDealCode } from '../index-project.ts';
import { checkLimit, pageOf, readCursor, writeCursor } from '../page-request.ts';
import type { Tables } from '../tables.ts';
import { all, oneOf, type Condition } from '../where.ts';

/** A deal code names a section of a project, from when until when. */
export interface DealCodeLink {
  readonly dealCode: string;
  readonly projectId: string;
  readonly system: string;
  readonly nativeId: string;
  /** 标段(包)编号 as printed; null for the project as a whole. */
  readonly section: string | null;
  readonly origin: CodeOrigin;
  readonly since: string;
  /** Null while it holds. */
  readonly until: string | null;
}

export interface CodeConflict {
  readonly id: string;
  readonly kind: CodeConflictKind;
  readonly dealCode: string;
  readonly section: string | null;
  readonly projectIds: readonly string[];
  readonly evidence: readonly ConflictEvidence[];
  readonly since: string;
  /** Null while it holds. */
  readonly resolvedAt: string | null;
}

export interface ConflictEvidence {
  readonly projectId: string;
  readonly dealCode: string;
  readonly section: string;
  readonly title: string;
}

export interface ConflictFilter {
  readonly kinds?: readonly CodeConflictKind[] | undefined;
  readonly dealCode?: string | undefined;
  readonly project?: string | undefined;
  readonly sectors?: readonly Sector[] | undefined;
  readonly systems?: readonly string[] | undefined;
  /** Absent: open and resolved ones. */
  readonly open?: boolean | undefined;
}

export interface Crosswalk {
  /** By code, whichever form it is asked in; ended links too where `history`. */
  linksOfCode(dealCode: string, history: boolean): Promise<readonly DealCodeLink[]>;
  /** By global project id. */
  linksOfProjects(ids: readonly string[], history: boolean): Promise<ReadonlyMap<string, readonly DealCodeLink[]>>;
  /** Contradictions that still hold, by global project id. */
  conflictsOfProjects(ids: readonly string[]): Promise<ReadonlyMap<string, readonly CodeConflict[]>>;
  /** Newest first. @throws {StoreInputError} */
  conflicts(filter: ConflictFilter, page: PageRequest): Promise<Page<CodeConflict>>;
}

/** One code on more sections than this is a placeholder. */
const MOST_LINKS = 500;
const LIST = 'conflicts SINCE DESC';

export function createCrosswalk(db: Kysely<Tables>): Crosswalk {
  return {
    async linksOfCode(dealCode, history) {
      const rows = await selectLinks(db, history).where('deal_code', '=', canonicalDealCode(dealCode)).limit(MOST_LINKS).execute();
      return rows.map(linkOf);
    },
    async linksOfProjects(ids, history) {
      const rows = await selectLinks(db, history)
        .where('project_id', '=', sql<string>`any(${[...ids]}::text[])`)
        .execute();
      return Map.groupBy(rows.map(linkOf), ({ projectId }) => projectId);
    },
    conflictsOfProjects: (ids) => conflictsOfProjects(db, ids),
    conflicts: (filter, page) => listConflicts(db, filter, page),
  };
}

function selectLinks(db: Kysely<Tables>, history: boolean) {
  const links = db.selectFrom('deal_code_link').selectAll().orderBy('since').orderBy('project_id').orderBy('section').orderBy('deal_code');
  return history ? links : links.where('until', 'is', null);
}

function linkOf(row: Selectable<DealCodeLinkTable>): DealCodeLink {
  return {
    ...{ dealCode: row.deal_code, projectId: row.project_id, system: row.system, nativeId: row.native_id },
    ...{ section: row.section || null, origin: row.origin as CodeOrigin, since: row.since, until: row.until },
  };
}

async function conflictsOfProjects(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, readonly CodeConflict[]>> {
  const rows = await db
    .selectFrom('code_conflict')
    .innerJoin('code_conflict_project as member', 'member.id', 'code_conflict.id')
    .selectAll('code_conflict')
    .where('member.project_id', '=', sql<string>`any(${[...ids]}::text[])`)
    .where('resolved_at', 'is', null)
    .orderBy('kind')
    .orderBy('code_conflict.id')
    .execute();
  const found = new Map([...new Set(rows.map(({ id }) => id))].map((id) => [id, conflictOf(rows.find((row) => row.id === id)!)]));
  return new Map(ids.map((id) => [id, [...found.values()].filter(({ projectIds }) => projectIds.includes(id))]));
}

async function listConflicts(db: Kysely<Tables>, filter: ConflictFilter, page: PageRequest): Promise<Page<CodeConflict>> {
  const limit = checkLimit(page);
  const where = conflictWhere(filter);
  const position = page.after === null || page.after === undefined ? null : readCursor(LIST, page.after);
  const rows = await db
    .selectFrom('code_conflict')
    .selectAll()
    .where(where)
    .where(position === null ? sql<boolean>`true` : sql<boolean>`(since, id) < (${position.value}::timestamptz, ${position.id})`)
    .orderBy('since', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const found = rows.map((row) => ({ ...conflictOf(row), cursor: writeCursor(LIST, { value: row.since, id: row.id }) }));
  return pageOf(page, found, await countRows(db, sql`from code_conflict where ${where}`));
}

function conflictWhere({ kinds, dealCode, project, sectors, systems, open }: ConflictFilter): Condition {
  return all([
    ...oneOf('code_conflict.kind', kinds),
    ...(dealCode === undefined ? [] : [sql<boolean>`code_conflict.deal_code = ${canonicalDealCode(dealCode)}`]),
    ...(project === undefined
      ? []
      : [sql<boolean>`code_conflict.id in (select p.id from code_conflict_project as p where p.project_id = ${project})`]),
    ...named('sectors', sectors),
    ...named('systems', systems),
    ...(open === undefined ? [] : [open ? sql<boolean>`resolved_at is null` : sql<boolean>`resolved_at is not null`]),
  ]);
}

/** The JSON list of the column holds one of the values. */
function named(column: 'sectors' | 'systems', values: readonly string[] | undefined): readonly Condition[] {
  if (values === undefined) return [];
  const list = sql.ref(`code_conflict.${column}`);
  return [sql<boolean>`exists (select 1 from json_array_elements_text(${list}) as one where one = any(${[...values]}::text[]))`];
}

function conflictOf(row: Selectable<CodeConflictTable>): CodeConflict {
  return {
    ...{ id: row.id, kind: row.kind as CodeConflictKind, dealCode: row.deal_code, section: row.section || null },
    ...{ projectIds: row.project_ids as readonly string[], evidence: row.evidence as readonly ConflictEvidence[] },
    ...{ since: row.since, resolvedAt: row.resolved_at },
  };
}
