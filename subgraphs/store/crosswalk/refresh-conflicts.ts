import { sql, type Kysely } from 'kysely';
import { createHash } from 'node:crypto';
import type { CodeConflictKind } from '../../../schema/codes/code-conflict-kind.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import { insertRows } from '../rowset.ts';
import type { Tables } from '../tables.ts';
import { categoryContradicts } from './category-sector.ts';

/** A link of a code to a section, as conflicts are judged by. */
interface Link {
  readonly deal_code: string;
  readonly project_id: string;
  readonly section: string;
  readonly system: string;
  readonly sector: string;
  readonly title: string;
  readonly section_count: number;
  /** Of the codes on the project as a whole, how many one row lists. */
  readonly listed_together: number;
}

interface Conflict {
  readonly kind: CodeConflictKind;
  readonly dealCode: string;
  readonly section: string;
  readonly links: readonly Link[];
}

interface ConflictScope {
  readonly ids: readonly string[];
  readonly codes: readonly string[];
  readonly at: string;
}

const COLUMNS = {
  ...{ id: 'text', kind: 'text', deal_code: 'text', project_ids: 'json', section: 'text', sectors: 'json', systems: 'json' },
  ...{ evidence: 'json', since: 'timestamptz' },
};
const PROJECT_COLUMNS = { id: 'text', project_id: 'text' };

/** Judges anew whatever these projects and codes take part in: what no longer holds is resolved, what holds again is open again. */
export async function refreshConflicts(db: Kysely<Tables>, { ids, codes, at }: ConflictScope): Promise<void> {
  const links = await linksOfCodes(db, ids, codes);
  const byCode = [...Map.groupBy(links, (link) => link.deal_code).values()];
  const ofProjects = links.filter((link) => ids.includes(link.project_id));
  const unrelated = await unrelatedProjects(db, byCode);
  const conflicts = [...unrelated, ...byCode.flatMap(contradictions), ...twoCodes(ofProjects)];
  await resolveOthers(db, { ids, codes, at }, conflicts.map(idOf));
  await insertRows(
    db,
    'code_conflict',
    COLUMNS,
    conflicts.map((conflict) => conflictRow(conflict, at)),
    {
      key: ['id'],
      set: {
        ...Object.fromEntries(['project_ids', 'sectors', 'systems', 'evidence'].map((name) => [name, sql`excluded.${sql.ref(name)}`])),
        since: sql`case when code_conflict.resolved_at is null then code_conflict.since else excluded.since end`,
        resolved_at: sql`null`,
      },
    },
  );
  const members = conflicts.flatMap((conflict) => projectsOf(conflict).map((project) => ({ id: idOf(conflict), project_id: project })));
  await insertRows(db, 'code_conflict_project', PROJECT_COLUMNS, members, {
    key: ['project_id', 'id'],
    set: { id: sql`excluded.id` },
  });
}

/** What sources state, and on which section a code of the hub's own is that a source states of another one. */
async function linksOfCodes(db: Kysely<Tables>, ids: readonly string[], codes: readonly string[]): Promise<readonly Link[]> {
  const { rows } = await sql<Link>`
    select link.deal_code, link.project_id, link.section, link.system, link.sector, project.title,
      json_array_length(traits.traits->'codes'->'sections') as section_count,
      (traits.traits->'codes'->>'listedTogether')::integer as listed_together
    from deal_code_link as link
      join project on project.id = link.project_id join project_traits as traits on traits.project_id = link.project_id
    where link.until is null
      and (link.deal_code = any(${[...codes]}::text[]) or (link.origin = 'SOURCE' and link.project_id = any(${[...ids]}::text[])))`.execute(
    db,
  );
  return rows;
}

/** One code on projects of which at least two are not linked, not even by way of others. */
async function unrelatedProjects(db: Kysely<Tables>, byCode: readonly (readonly Link[])[]): Promise<readonly Conflict[]> {
  const shared = byCode.filter((links) => new Set(links.map((link) => link.project_id)).size > 1);
  if (shared.length === 0) return [];
  const ids = [...new Set(shared.flat().map((link) => link.project_id))];
  const { rows } = await sql<{ project_id: string; other_id: string }>`
    select distinct project_id, other_id from project_link
    where project_id = any(${ids}::text[]) and other_id = any(${ids}::text[]) and strength <> 'WEAK'`.execute(db);
  const related = Map.groupBy(rows, (row) => row.project_id);
  const othersOf = (id: string) => (related.get(id) ?? []).map((row) => row.other_id);
  return shared
    .filter((links) => !isOneGroup([...new Set(links.map((link) => link.project_id))], othersOf))
    .map((links) => ({ kind: 'CODE_ON_UNRELATED_PROJECTS' as const, dealCode: links[0]!.deal_code, section: '', links }));
}

function isOneGroup(ids: readonly string[], othersOf: (id: string) => readonly string[]): boolean {
  const reached = new Set([ids[0]!]);
  for (const id of reached) for (const other of othersOf(id)) if (ids.includes(other)) reached.add(other);
  return reached.size === ids.length;
}

function contradictions(links: readonly Link[]): readonly Conflict[] {
  const wrong = links.filter((link) => categoryContradicts(link.deal_code, link.sector as Sector));
  const dealCode = links[0]!.deal_code;
  return wrong.length === 0 ? [] : [{ kind: 'CATEGORY_CONTRADICTS_SECTOR', dealCode, section: '', links: wrong }];
}

/** A project of several sections may list several codes without saying which is whose, also before any row tells of its sections. */
function twoCodes(links: readonly Link[]): readonly Conflict[] {
  const ofOne = links.filter((link) => link.section !== '' || link.section_count <= 1);
  const bySection = Map.groupBy(ofOne, (link) => `${link.project_id}\n${link.section}`);
  return [...bySection.values()]
    .filter((group) => {
      const count = new Set(group.map((link) => link.deal_code)).size;
      const isList = group[0]!.section === '' && group[0]!.section_count === 0 && group[0]!.listed_together >= count;
      return count > 1 && !isList;
    })
    .map((group) => {
      const sorted = group.toSorted((one, other) => (one.deal_code < other.deal_code ? -1 : 1));
      return { kind: 'TWO_CODES_ON_ONE_SECTION', dealCode: sorted[0]!.deal_code, section: group[0]!.section, links: sorted };
    });
}

async function resolveOthers(db: Kysely<Tables>, { ids, codes, at }: ConflictScope, holding: readonly string[]): Promise<void> {
  await sql`update code_conflict set resolved_at = ${at}::timestamptz
    where resolved_at is null and id <> all(${[...holding]}::text[]) and (
      (kind = 'TWO_CODES_ON_ONE_SECTION' and id in (select id from code_conflict_project where project_id = any(${[...ids]}::text[])))
      or (kind <> 'TWO_CODES_ON_ONE_SECTION' and deal_code = any(${[...codes]}::text[])))`.execute(db);
}

function conflictRow(conflict: Conflict, at: string) {
  const { kind, dealCode, section, links } = conflict;
  return {
    ...{ id: idOf(conflict), kind, deal_code: dealCode, section, since: at },
    project_ids: JSON.stringify(projectsOf(conflict)),
    sectors: JSON.stringify([...new Set(links.map((link) => link.sector))].sort()),
    systems: JSON.stringify([...new Set(links.map((link) => link.system))].sort()),
    evidence: JSON.stringify(
      links.map((link) => ({ projectId: link.project_id, dealCode: link.deal_code, section: link.section, title: link.title })),
    ),
  };
}

function projectsOf({ links }: Conflict): readonly string[] {
  return [...new Set(links.map((link) => link.project_id))].sort();
}

/** Stands for the same contradiction whenever it is found again. */
function idOf({ kind, dealCode, section, links }: Conflict): string {
  const subject = kind === 'TWO_CODES_ON_ONE_SECTION' ? [links[0]!.project_id, section] : [dealCode];
  return createHash('sha256')
    .update(JSON.stringify([kind, ...subject]))
    .digest('base64url')
    .slice(0, 22);
}
