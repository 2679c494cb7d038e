import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/**
 * Decides which identities are one entity. An organisation code joins the only credit code that holds it; a name joins the only coded
 * entity that ever bore it. Where two could be meant, the identity stays apart.
 */
export async function joinIdentities(db: Kysely<Tables>, identities: readonly string[]): Promise<void> {
  const concerned = await identitiesConcerned(db, identities);
  await sql`update entity set entity_id = coalesce(found.target, entity.identity), rule = found.rule
    from (
      select one.identity, case
          when one.credit_code is not null then null
          when one.organisation_code is not null then 'ORGANISATION_CODE_IN_CREDIT_CODE'
          else 'NAME_OF_ONE_CODED_ENTITY' end as rule,
        case
          when one.credit_code is not null then one.identity
          when one.organisation_code is not null then (
            select min(coded.identity) from entity as coded
            where coded.organisation_code = one.organisation_code and coded.credit_code is not null having count(*) = 1)
          else (
            select min(bearer.identity) from entity_name as bearer join entity as coded on coded.identity = bearer.identity
            where bearer.name_key = one.name_key and coded.credit_code is not null having count(distinct bearer.identity) = 1)
        end as target
      from entity as one where one.identity = any(${[...concerned]}::text[])) as joined (identity, rule, target),
    lateral (select case when joined.target is null then null else joined.rule end as rule, joined.target as target) as found
    where entity.identity = joined.identity
      and (entity.entity_id, entity.rule) is distinct from (coalesce(found.target, entity.identity), found.rule)`.execute(db);
}

/** Also those without a credit code that a changed one may now be meant by, or no longer. */
async function identitiesConcerned(db: Kysely<Tables>, identities: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ identity: string }>`
    select identity from unnest(${[...identities]}::text[]) as asked (identity)
    union select 'name:' || name_key from entity_name where identity = any(${[...identities]}::text[])
    union select 'org:' || substr(identity, 9, 9) from unnest(${[...identities]}::text[]) as asked (identity) where length(identity) = 18
    union select identity from entity where entity_id = any(${[...identities]}::text[])`.execute(db);
  return rows.map(({ identity }) => identity);
}
