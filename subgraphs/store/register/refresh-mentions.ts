import { sql, type Kysely } from 'kysely';
import { maskedRecord } from '../../../schema/access/mask-record.ts';
import { classifyPartyCode } from '../../../schema/identifiers/party-code.ts';
import type { Party } from '../../../schema/records/party.ts';
import type { RecordKind, TradeRecord } from '../../../schema/records/record.ts';
import { columnText, insertRows } from '../rowset.ts';
import type { Tables } from '../tables.ts';
import { writeNames } from './names.ts';
import { projectMentions, type StatedParty } from './project-mentions.ts';
import { changeTally } from './tally.ts';

const PRICED_KINDS = ['award', 'contract', 'parcel', 'mineralRight'];
const COLUMNS = {
  ...{ identity: 'text', project_id: 'text', role: 'text', system: 'text', sector: 'text', name: 'text' },
  ...{ amount: 'numeric', at: 'timestamptz', year: 'integer', stated_in: 'json' },
};

type MentionRow = Awaited<ReturnType<typeof mentionsNow>>[number];

/** Brings who takes part in these projects of one system up to date. The identities concerned, before and after. */
export async function refreshMentions(db: Kysely<Tables>, system: string, nativeIds: readonly string[]): Promise<readonly string[]> {
  if (nativeIds.length === 0) return [];
  const now = await mentionsNow(db, system, nativeIds);
  const changed = changedProjects(await mentionsBefore(db, system, nativeIds), now);
  const [gone, rows] = [changed.flatMap(({ before }) => before), changed.flatMap(({ after }) => after)];
  await db
    .deleteFrom('entity_mention')
    .where('project_id', '=', sql<string>`any(${changed.map(({ id }) => id)}::text[])`)
    .execute();
  await insertRows(db, 'entity_mention', COLUMNS, rows);
  await changeTally(db, gone, rows);
  await writeNames(
    db,
    rows.flatMap(({ identity, name, at }) => (name === null ? [] : [{ identity, name, system, at }])),
  );
  return [...new Set([...gone, ...rows].map(({ identity }) => identity))];
}

async function mentionsNow(db: Kysely<Tables>, system: string, nativeIds: readonly string[]) {
  const projects = await readProjects(db, system, nativeIds);
  const parties = await partiesOf(db, system, nativeIds);
  const records = await recordsOf(db, system, nativeIds);
  return projects.flatMap(({ id, native_id: nativeId, sector, sort_at: at, ...project }) => {
    const named = [...(parties.get(nativeId) ?? []), ...platformOf(project)];
    return projectMentions(named, records.get(nativeId) ?? []).map(({ identity, role, name, amount, statedIn }) => ({
      ...{ identity: identity.key, project_id: id, role: role, system, sector, name: columnText(name), amount, at },
      ...{ year: Number(at.slice(0, 4)), stated_in: JSON.stringify(statedIn) },
    }));
  });
}

/** Ids of projects are `sector:system:nativeId`; a project that is no more had one of any sector. */
async function mentionsBefore(db: Kysely<Tables>, system: string, nativeIds: readonly string[]): Promise<readonly MentionRow[]> {
  const { rows } = await sql<MentionRow>`
    select identity, project_id, role, system, sector, name, amount, at, year, stated_in::text as stated_in from entity_mention
    where project_id in (select sector || ':' || ${system} || ':' || id
      from unnest(array['engineering', 'procurement', 'land', 'mineral', 'property-rights', 'other']) as sector,
        unnest(${[...nativeIds]}::text[]) as id)`.execute(db);
  return rows;
}

/** A row that says nothing new of who takes part, as most notices do, writes nothing. */
function changedProjects(before: readonly MentionRow[], after: readonly MentionRow[]) {
  const groups = [before, after].map((rows) => Map.groupBy(rows, (row) => row.project_id));
  const ids = new Set(groups.flatMap((group) => [...group.keys()]));
  return [...ids]
    .map((id) => ({ id, before: groups[0]!.get(id) ?? [], after: groups[1]!.get(id) ?? [] }))
    .filter((project) => stated(project.before) !== stated(project.after));
}

function stated(rows: readonly MentionRow[]): string {
  const names = Object.keys(COLUMNS) as (keyof MentionRow)[];
  return rows
    .map((row) => JSON.stringify(names.map((name) => row[name])))
    .sort()
    .join('\n');
}

interface Platform {
  readonly platform_name: string | null;
  readonly platform_code: string | null;
}

/** The platform takes part in what trades on it. */
function platformOf({ platform_name: name, platform_code: printed }: Platform): readonly StatedParty[] {
  if (name === null && printed === null) return [];
  const { kind, code, checks } = printed === null ? { kind: null, code: null, checks: null } : classifyPartyCode(printed);
  const party: Party = { role: 'PLATFORM', name: name ?? '', code, codeKind: kind, codeChecks: checks, consortium: null };
  return [{ party, recordKind: 'project' }];
}

/** Public ones. */
function readProjects(db: Kysely<Tables>, system: string, nativeIds: readonly string[]) {
  return db
    .selectFrom('project')
    .select(['id', 'native_id', 'sector', 'sort_at', 'platform_name', 'platform_code'])
    .where('system', '=', system)
    .where('native_id', '=', sql<string>`any(${[...nativeIds]}::text[])`)
    .where('listed', '=', true)
    .execute();
}

async function partiesOf(
  db: Kysely<Tables>,
  system: string,
  nativeIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StatedParty[]>> {
  const rows = await db
    .selectFrom('project_party')
    .select(['native_id', 'party', 'record_kind'])
    .where('system', '=', system)
    .where('native_id', '=', sql<string>`any(${[...nativeIds]}::text[])`)
    .execute();
  return grouped(rows.map((row) => [row.native_id, { party: row.party as Party, recordKind: row.record_kind as RecordKind }]));
}

async function recordsOf(
  db: Kysely<Tables>,
  system: string,
  nativeIds: readonly string[],
): Promise<ReadonlyMap<string, readonly TradeRecord[]>> {
  const rows = await db
    .selectFrom('record')
    .select(['project_native_id', 'facts'])
    .where('system', '=', system)
    .where('project_native_id', '=', sql<string>`any(${[...nativeIds]}::text[])`)
    .where('kind', '=', sql<string>`any(${PRICED_KINDS}::text[])`)
    .orderBy(sql`source_updated_at asc nulls first, arrival, position`)
    .execute();
  return grouped(rows.map((row) => [row.project_native_id!, maskedRecord(row.facts as TradeRecord)]));
}

function grouped<Value>(entries: readonly (readonly [string, Value])[]): ReadonlyMap<string, readonly Value[]> {
  return new Map([...Map.groupBy(entries, ([key]) => key)].map(([key, values]) => [key, values.map(([, value]) => value)]));
}
