import { Big } from 'big.js';
import { sql, type Kysely } from 'kysely';
import type { PartyRole } from '../../../schema/codes/party-role.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import { groupedBy } from '../projects.ts';
import type { Tables } from '../tables.ts';
import type { EntitySum } from './register.ts';
import { TOLD_ELSEWHERE } from './told-elsewhere.ts';

interface SumColumns {
  readonly id: string;
  readonly sector: string;
  readonly role: string;
  readonly year: number;
  readonly count: number;
  readonly amount: string | null;
}

/** The tally of what names it, less the projects that are told under another entry: an agency's ten thousand are not added up again. */
export async function sumsOf(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, readonly EntitySum[]>> {
  const asked = [...ids];
  const { rows } = await sql<SumColumns>`
    with aliased as materialized (
      select entity.entity_id, mention.identity, mention.project_id, mention.role
      from entity join entity_mention as mention on mention.identity = entity.identity
        join project on project.id = mention.project_id and project.alias_of is not null
      where entity.entity_id = any(${asked}::text[]) and ${TOLD_ELSEWHERE}),
    tallied as (
      select entity.entity_id, tally.sector, tally.role, tally.year, tally.count, tally.priced, tally.amount
      from entity join entity_tally as tally on tally.identity = entity.identity
      where entity.entity_id = any(${asked}::text[]) and tally.role <> ''
      union all
      select aliased.entity_id, mention.sector, mention.role, mention.year, -1, case when mention.amount is null then 0 else -1 end, -coalesce(mention.amount, 0)
      from aliased join entity_mention as mention using (identity, project_id, role))
    select entity_id as id, sector, role, year, sum(count)::bigint as count, case when sum(priced) > 0 then sum(amount) end as amount
    from tallied group by entity_id, sector, role, year having sum(count) > 0 order by year desc, sector, role`.execute(db);
  return groupedBy(
    rows.map(({ id }) => id),
    rows.map(sumOf),
  );
}

function sumOf({ sector, role, year, count, amount }: SumColumns): EntitySum {
  return { sector: sector as Sector, role: role as PartyRole, year, count, amountYuan: amount === null ? null : new Big(amount).toFixed() };
}
