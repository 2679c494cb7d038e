import { sql, type Kysely } from 'kysely';
import type { CodeOrigin } from '../../../schema/codes/code-conflict-kind.ts';
import { parseProjectId } from '../../../schema/identifiers/project-id.ts';
import { insertRows } from '../rowset.ts';
import type { ProjectTraits } from '../links/project-traits.ts';
import type { Tables } from '../tables.ts';
import { noteWaiting } from './code-waiting.ts';
import { refreshConflicts } from './refresh-conflicts.ts';
import type { CodeStatement } from './code-statements.ts';

/** A section without a code of its own; the whole project where `section` is empty. */
export interface CodelessSection {
  readonly system: string;
  readonly nativeId: string;
  readonly section: string;
  readonly traits: ProjectTraits;
}

export interface CodeAssigner {
  /** Gives codes to sections that have none, in their order; null where none can be given. */
  assign(db: Kysely<Tables>, sections: readonly CodelessSection[]): Promise<readonly (string | null)[]>;
  /** The moment by which it gives them, ISO 8601 +08:00; null where no issuer is named. */
  now(): string | null;
}

interface WantedLink extends CodeStatement {
  readonly origin: CodeOrigin;
  readonly traits: ProjectTraits;
}

const COLUMNS = {
  ...{ deal_code: 'text', project_id: 'text', section: 'text', system: 'text', native_id: 'text', sector: 'text' },
  ...{ origin: 'text', since: 'timestamptz' },
};

/** Brings the crosswalk between deal codes and the sections of these projects up to date; what ended stays as history. */
export async function refreshCrosswalk(db: Kysely<Tables>, ids: readonly string[], at: string, codes: CodeAssigner): Promise<void> {
  if (ids.length === 0) return;
  const traits = await traitsOf(db, ids);
  const stated = traits.flatMap((project) =>
    project.codes.statements.map((statement) => ({ ...statement, origin: 'SOURCE' as const, traits: project })),
  );
  const wanted = new Map<string, WantedLink>(
    [...stated, ...(await assignedLinks(db, ids, traits, codes))].map((link) => [keyOf(link.dealCode, link.traits.id, link.section), link]),
  );
  const open = await openLinks(db, ids);
  const openKeys = new Set(open.map((row) => keyOf(row.deal_code, row.project_id, row.section)));
  const ended = open.filter((row) => !wanted.has(keyOf(row.deal_code, row.project_id, row.section)));
  await endLinks(db, ended, at);
  const begun = [...wanted].filter(([key]) => !openKeys.has(key)).map(([, link]) => link);
  await insertRows(
    db,
    'deal_code_link',
    COLUMNS,
    begun.map((link) => linkRow(link, at)),
    { key: ['deal_code', 'project_id', 'section', 'since'], set: { until: sql`null` } },
  );
  const judged = [...stated.map(({ dealCode }) => dealCode), ...open.map((row) => row.deal_code)];
  await refreshConflicts(db, { ids, codes: [...new Set(judged)], at });
}

async function traitsOf(db: Kysely<Tables>, ids: readonly string[]): Promise<readonly ProjectTraits[]> {
  const rows = await db
    .selectFrom('project_traits')
    .select('traits')
    .where('project_id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute();
  return rows.map((row) => row.traits as ProjectTraits);
}

async function assignedLinks(
  db: Kysely<Tables>,
  ids: readonly string[],
  traits: readonly ProjectTraits[],
  { assign, now }: CodeAssigner,
): Promise<readonly WantedLink[]> {
  const sections = traits.flatMap(codelessSections);
  const codes = await assign(db, sections);
  const waiting = sections.filter((_, index) => (codes[index] ?? null) === null).map((section) => section.traits.id);
  await noteWaiting(db, ids, waiting, now()?.slice(0, 10) ?? '');
  return sections.flatMap(({ section, traits: project }, index) => {
    const dealCode = codes[index] ?? null;
    return dealCode === null ? [] : [{ dealCode, section, origin: 'HUB' as const, traits: project }];
  });
}

/**
 * Codes that a project lists without saying which section they are for leave none of its sections without; nor is a project without a code
 * whose sections are known only from the awards that print theirs.
 */
function codelessSections(traits: ProjectTraits): readonly CodelessSection[] {
  const { statements, sections } = traits.codes;
  if (statements.some(({ section }) => section === '' || sections.length === 0)) return [];
  const coded = new Set(statements.map(({ section }) => section));
  const all = sections.length === 0 ? [''] : sections;
  const nativeId = nativeIdOf(traits);
  return all.filter((section) => !coded.has(section)).map((section) => ({ system: traits.system, nativeId, section, traits }));
}

function openLinks(db: Kysely<Tables>, ids: readonly string[]) {
  return db
    .selectFrom('deal_code_link')
    .select(['deal_code', 'project_id', 'section'])
    .where('project_id', '=', sql<string>`any(${[...ids]}::text[])`)
    .where('until', 'is', null)
    .execute();
}

type OpenLink = Awaited<ReturnType<typeof openLinks>>[number];

async function endLinks(db: Kysely<Tables>, ended: readonly OpenLink[], at: string): Promise<void> {
  if (ended.length === 0) return;
  await sql`update deal_code_link as link set until = ${at}::timestamptz
    from json_to_recordset(${JSON.stringify(ended)}::json) as r (deal_code text, project_id text, section text)
    where link.deal_code = r.deal_code and link.project_id = r.project_id and link.section = r.section and link.until is null`.execute(db);
}

function linkRow({ dealCode, section, origin, traits }: WantedLink, at: string) {
  const { id, system, sector } = traits;
  return { deal_code: dealCode, project_id: id, section, system, native_id: nativeIdOf(traits), sector, origin, since: at };
}

function nativeIdOf({ id }: ProjectTraits): string {
  return parseProjectId(id)!.nativeId;
}

function keyOf(dealCode: string, projectId: string, section: string): string {
  return [dealCode, projectId, section].join('\n');
}
