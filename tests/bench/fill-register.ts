import { sql, type Kysely } from 'kysely';
import { formatCreditCode } from '../../schema/identifiers/credit-code.ts';
import { organisationCodeCheck } from '../../schema/identifiers/organisation-code.ts';
import { joinIdentities } from '../../subgraphs/store/register/join-identities.ts';
import { refreshEntities } from '../../subgraphs/store/register/refresh-entities.ts';
import type { Tables } from '../../subgraphs/store/tables.ts';

export interface RegisterSize {
  readonly entities: number;
  readonly projects: number;
}

/** Tables that are filled, whose indexes wait until they are full. */
const FILLED = ['project', 'notice', 'entity_mention', 'entity_name', 'entity_statement', 'project_link', 'deal_code_link'];
/** So many agencies share all projects evenly: each has a hundredth of them. */
export const AGENCIES = 100;
const OWNERS = 5_000;
/** Of the owners, so many have every project traded with them. */
export const PLATFORMS = 4;
const CITIES = 14;
const BATCH = 2_000;

/** Invented entities and projects in the store's own tables; entries of the register are then made by the follower's own code. */
export async function fillRegister(db: Kysely<Tables>, size: RegisterSize): Promise<void> {
  const codes = Array.from({ length: size.entities }, (_, index) => inventedCode(index));
  const indexes = await dropIndexes(db);
  await sql`create table bench_entity as select ordinality::int - 1 as n, code, '沈阳第' || ordinality || '建设工程有限公司' as name
    from unnest(${codes}::text[]) with ordinality as given (code, ordinality)`.execute(db);
  await sql`create unique index on bench_entity (n)`.execute(db);
  for (const statement of fillStatements(size)) await sql.raw(statement).execute(db);
  for (const index of indexes) await sql.raw(index).execute(db);
  await sql`analyze`.execute(db);
  for (let from = 0; from < codes.length; from += BATCH) await enter(db, codes.slice(from, from + BATCH));
  await sql`vacuum (analyze)`.execute(db);
}

/** A valid 统一社会信用代码 of an enterprise in one of the cities of Liaoning. */
export function inventedCode(index: number): string {
  const body = String(index).padStart(8, '0');
  const region = `21${String((index % CITIES) + 1).padStart(2, '0')}00`;
  return formatCreditCode({ registeringBody: '9', bodyKind: '1', region, organisationCode: body + organisationCodeCheck(body) });
}

async function enter(db: Kysely<Tables>, codes: readonly string[]): Promise<void> {
  await refreshEntities(db, codes);
  await joinIdentities(db, codes);
}

async function dropIndexes(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename = any(${FILLED}::text[]) and indexname not like '%_pkey'`.execute(db);
  for (const { name } of rows) await sql`drop index ${sql.ref(name)}`.execute(db);
  return rows.map(({ definition }) => definition);
}

/** An owner, an agency and a winner of each project, and of every third a further bidder; winners are few by the square of chance. */
function fillStatements({ entities, projects }: RegisterSize): readonly string[] {
  const firms = entities - OWNERS - AGENCIES;
  const chance = (n: string, salt: number) => `((hashtextextended(${n}::text, ${salt}) & 1048575) / 1048576.0)`;
  const project = `'engineering:sy-' || (n % 4) || ':P' || n`;
  const at = `timestamptz '2016-01-01 09:00+08' + (n % 3600) * interval '1 day' + (n / 3600) * interval '1 minute'`;
  const firm = (salt: number) => `${OWNERS + AGENCIES} + floor(${firms} * ${chance('n', salt)} * ${chance('n', salt)})::int`;
  const roles: readonly (readonly [role: string, who: string, amount: string, which: string])[] = [
    ['TENDERER', `floor(${OWNERS} * ${chance('n', 1)})::int`, 'null::numeric', 'true'],
    ['TENDER_AGENCY', `${OWNERS} + n % ${AGENCIES}`, 'null::numeric', 'true'],
    ['WINNER', firm(2), `(100000 + n * 7 % 90000000)::numeric`, 'true'],
    ['BIDDER', firm(3), 'null::numeric', 'n % 3 = 0'],
    ['PLATFORM', `n % ${PLATFORMS}`, 'null::numeric', 'true'],
  ];
  const all = `generate_series(0, ${projects - 1}) as n`;
  return [
    `insert into project (system, native_id, id, sector, title, project_code, deal_codes, province, city, region, stage, published_at,
        updated_at, sort_at, month, budget, deal, amount_order, platform_name, platform_code, listed, facts, search_text, search, fingerprint,
        party_fingerprint, alias_of, alias_system)
      select 'sy-' || (n % 4), 'P' || n, ${project}, 'ENGINEERING', '沈阳市第' || n || '号道路改造工程施工', 'E2101000053' || n, '[]',
        '210000', '210100', '210102', 'CONTRACTED', ${at}, ${at}, ${at}, 201601 + n % 12, 1000000, 990000, 990000, null, null, true,
        json_build_object('kind', 'project', 'title', repeat('道路', 40)), '', '', md5(n::text), md5(n::text),
        case when n % 50 = 1 then 'engineering:sy-' || ((n - 1) % 4) || ':P' || (n - 1) end, case when n % 50 = 1 then 'sy-' || ((n - 1) % 4) end
      from ${all}`,
    `insert into notice (system, native_id, id, row_key, position, project_native_id, sector, kind, title, published_at, sort_at,
        province, city, region, listed, search_text, search)
      select 'sy-' || (n % 4), 'N' || n, 'sy-' || (n % 4) || ':N' || n, 'N' || n, 0, 'P' || n, 'ENGINEERING', 'ANNOUNCEMENT',
        '第' || n || '号道路改造工程施工招标公告', ${at}, ${at}, '210000', '210100', '210102', true, '', ''
      from ${all}`,
    ...roles.map(
      ([role, who, amount, which]) => `
        insert into entity_mention (identity, project_id, role, system, sector, name, amount, at, year, stated_in)
        select e.code, made.id, '${role}', 'sy-' || (made.n % 4), 'ENGINEERING', e.name, made.amount, made.at, extract(year from made.at)::int, '["award"]'
        from (select n, ${who} as who, ${project} as id, ${amount} as amount, ${at} as at from ${all} where ${which}) as made
          join bench_entity as e on e.n = made.who`,
    ),
    `insert into entity_tally (identity, sector, role, year, count, priced, amount)
      select identity, sector, role, year, count(*), count(amount), coalesce(sum(amount), 0) from entity_mention group by 1, 2, 3, 4
      union all select identity, sector, '', year, count(distinct project_id), 0, 0 from entity_mention group by 1, 2, 4`,
    `insert into entity_name (identity, name, system, name_key, first_at, last_at)
      select code, name || case variant when 0 then '' else '（原）' end, 'sy-0', name || case variant when 0 then '' else '原' end,
        '2016-01-01 09:00+08', timestamptz '2025-01-01 09:00+08' + n * interval '1 minute'
      from bench_entity, generate_series(0, 1) as variant where variant = 0 or n % 5 = 0`,
    `insert into entity_statement (system, row_key, position, identity, kind, stated_at, known_at, is_open, facts)
      select 'sy-0', kind || n, 0, code, kind, '2020-05-01 09:00+08', '2025-05-01 09:00+08', true, json_build_object(
        'kind', kind, 'name', name, 'code', code, 'roles', '[]'::json, 'organisationType', '企业', 'status', '存续',
        'region', json_build_object('code', substr(code, 3, 6), 'raw', substr(code, 3, 6), 'label', null),
        'scope', json_build_object('code', 'PUBLIC', 'raw', '1', 'label', '社会公众'), 'address', repeat('沈阳市', 20))
      from bench_entity join (values ('organisation', 2), ('qualification', 4), ('creditEvent', 10)) as kinds (kind, every) on n % every = 0`,
    `insert into project_link (project_id, other_id, reason, strength, evidence, since)
      select ${project}, 'engineering:sy-' || (other % 4) || ':P' || other, 'SPLIT_SECTIONS', 'STRONG',
        '[{"fact":"title","value":"沈阳市道路改造工程施工"}]', '2025-05-01 09:00+08'
      from ${all}, lateral (select n + 1 - 2 * (n % 2) as other) as paired where n % 10 < 2`,
    `insert into deal_code_link (deal_code, project_id, section, system, native_id, sector, origin, since)
      select 'A0112210100MB02709751' || lpad(n::text, 15, '0'), ${project}, '', 'sy-' || (n % 4), 'P' || n, 'ENGINEERING', 'SOURCE', '2025-05-01 09:00+08'
      from ${all}`,
  ];
}
