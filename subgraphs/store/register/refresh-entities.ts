import { sql, type Kysely } from 'kysely';
import type { Coded } from '../../../schema/records/coded.ts';
import type { Organisation } from '../../../schema/records/organisation.ts';
import { regionColumns } from '../region-columns.ts';
import { columnText, insertRows, replacingAll, type RowsetColumns } from '../rowset.ts';
import { searchable, tokensOf } from '../search-tokens.ts';
import type { Tables } from '../tables.ts';
import { roleToken, sectorToken } from './entity-tokens.ts';
import { identityOf, nameKey } from './identity.ts';

interface Known {
  readonly identity: string;
  /** Null where only its code is printed. */
  readonly names: readonly string[] | null;
  readonly roles: readonly string[];
  readonly sectors: readonly string[];
  readonly project_count: number;
  readonly first_at: string;
  readonly last_at: string;
  /** As the newest project names it; a name that was corrected is history. */
  readonly current_name: string | null;
  /** Newest first. */
  readonly organisations: readonly Organisation[] | null;
}

const COLUMNS = {
  ...{ identity: 'text', entity_id: 'text', rule: 'text', credit_code: 'text', organisation_code: 'text', name: 'text', name_key: 'text' },
  ...{ province: 'text', city: 'text', region: 'text', organisation_type: 'text', status: 'text', roles: 'json', sectors: 'json' },
  ...{ project_count: 'integer', first_at: 'timestamptz', last_at: 'timestamptz', search_text: 'text', search: 'tsvector' },
} satisfies RowsetColumns<object>;

/** Brings the entries of these identities up to date; one that nobody names any more goes. Which entries are one entity is not decided here. */
export async function refreshEntities(db: Kysely<Tables>, identities: readonly string[]): Promise<void> {
  const known = await readKnown(db, identities);
  const living = new Set(known.map(({ identity }) => identity));
  await db
    .deleteFrom('entity')
    .where('identity', '=', sql<string>`any(${identities.filter((identity) => !living.has(identity))}::text[])`)
    .execute();
  await insertRows(db, 'entity', COLUMNS, known.map(entityRow), {
    ...replacingAll(COLUMNS, ['identity', 'entity_id', 'rule']),
    key: ['identity'],
  });
}

/** From mentions in projects, names and the newest registration of each: one statement for all. What is not public names nobody. */
async function readKnown(db: Kysely<Tables>, identities: readonly string[]): Promise<readonly Known[]> {
  const { rows } = await sql<Known>`
    select asked.identity, names.names, coalesce(mentions.project_count, 0) as project_count,
      coalesce(names.first_at, oldest.at, stated.first_at) as first_at, coalesce(names.last_at, current.at, stated.last_at) as last_at,
      coalesce(mentions.roles, '[]'::json) as roles, coalesce(mentions.sectors, '[]'::json) as sectors, newest.organisations, current.name as current_name
    from unnest(${[...identities]}::text[]) as asked (identity)
    left join lateral (select json_agg(name order by last_at desc, name) as names, min(first_at) as first_at, max(last_at) as last_at
      from entity_name where entity_name.identity = asked.identity) as names on true
    left join lateral (select min(stated_at) as first_at, max(stated_at) as last_at
      from entity_statement where entity_statement.identity = asked.identity and is_open) as stated on true
    left join lateral (select sum(count) filter (where role = '')::integer as project_count,
        json_agg(distinct role) filter (where role <> '') as roles, json_agg(distinct sector) as sectors
      from entity_tally where entity_tally.identity = asked.identity and count > 0) as mentions on true
    left join lateral (select name, at from entity_mention where entity_mention.identity = asked.identity
      order by at desc, project_id desc, role desc limit 1) as current on true
    left join lateral (select at from entity_mention where entity_mention.identity = asked.identity order by at limit 1) as oldest on true
    left join lateral (select json_agg(facts order by stated_at desc, system) as organisations from (
      select facts, stated_at, system from entity_statement
      where entity_statement.identity = asked.identity and kind = 'organisation' order by stated_at desc, system limit 50) as stated) as newest on true
    where mentions.project_count > 0 or stated.last_at is not null`.execute(db);
  return rows;
}

function entityRow(known: Known) {
  const { identity } = known;
  const names = known.names ?? [];
  const organisations = known.organisations ?? [];
  const name = organisations[0]?.name ?? known.current_name ?? names[0] ?? null;
  const { creditCode, organisationCode } = codesIn(identity);
  const searchText = searchable([...new Set([name ?? '', ...names]), creditCode ?? ''].join(' '));
  const roles = rolesOf(known.roles, organisations);
  const marks = [...roles.map(roleToken), ...known.sectors.map(sectorToken)];
  return {
    ...{ identity, entity_id: identity, rule: null, credit_code: creditCode, organisation_code: organisationCode },
    ...{ name: columnText(name), name_key: nameKey(name ?? ''), ...regionColumns(regionOf(organisations, creditCode)) },
    organisation_type: newest(organisations, ({ organisationType }) => organisationType),
    status: newest(organisations, ({ status }) => status),
    ...{ roles: JSON.stringify(roles), sectors: JSON.stringify(known.sectors) },
    ...{ project_count: known.project_count, first_at: known.first_at, last_at: known.last_at },
    ...{ search_text: searchText, search: [tokensOf(searchText), ...marks].join(' ') },
  };
}

/** The last that any registration states. */
function newest<Value>(organisations: readonly Organisation[], pick: (organisation: Organisation) => Value | null): Value | null {
  return organisations.map(pick).find((value) => value !== null) ?? null;
}

/** As registered; else where the credit code was given out (its characters 3 to 8, GB 32100-2015). */
function regionOf(organisations: readonly Organisation[], creditCode: string | null): Coded<string> | null {
  const registered = newest(organisations, ({ region }) => region);
  return registered ?? (creditCode === null ? null : { code: creditCode.slice(2, 8), raw: creditCode.slice(2, 8) });
}

function codesIn(identity: string) {
  const code = identity.replace(/^(?:org|name):/u, '');
  const kind = identity.startsWith('org:') ? 'ORGANISATION_CODE' : 'OTHER';
  return identityOf({ name: '', code, codeKind: kind }) ?? { creditCode: null, organisationCode: null };
}

function rolesOf(mentioned: readonly string[], organisations: readonly Organisation[]): readonly string[] {
  const registered = organisations.flatMap(({ roles }) => roles.map(({ code }) => code)).filter((code) => code !== null);
  return [...new Set([...mentioned, ...registered])].sort();
}
