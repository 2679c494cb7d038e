import { sql } from 'kysely';
import type { ProjectFilter } from './filter.ts';
import { canonicalDealCode } from './index-project.ts';
import { all, amountBetween, between, matching, oneOf, within, type Condition } from './where.ts';

/** The condition on `project` that a filter stands for; only public projects. @throws {StoreInputError} */
export function projectWhere(filter: ProjectFilter): Condition {
  return all([
    sql<boolean>`project.listed`,
    shownOnce(filter),
    ...oneOf('project.system', filter.systems),
    ...oneOf('project.sector', filter.sectors),
    ...oneOf('project.stage', filter.stages),
    ...oneOf('project.method', filter.methods),
    ...within('project', filter.regions),
    ...between('project.published_at', filter.publishedFrom, filter.publishedTo),
    // Implied by the line above, and what the indexes are ordered by.
    ...between('project.sort_at', filter.publishedFrom, filter.publishedTo),
    ...amountBetween(filter),
    ...partyIs(filter),
    ...codeIs(filter.dealCode),
    ...matching('project', filter.text),
  ]);
}

/** A project that several systems hold is listed once: as the entry that stands for the others, where the filter admits its system. */
function shownOnce({ systems }: ProjectFilter): Condition {
  if (systems === undefined) return sql<boolean>`project.alias_of is null`;
  return sql<boolean>`(project.alias_of is null or project.alias_system <> all(${[...systems]}::text[]))`;
}

function partyIs({ entity, roles }: ProjectFilter): readonly Condition[] {
  if (entity === undefined) return roles === undefined ? [] : hasRole(sql<boolean>`true`, roles);
  return hasRole(sql<boolean>`p.code = ${entity.trim().toUpperCase()}`, roles);
}

function hasRole(party: Condition, roles: ProjectFilter['roles']): readonly Condition[] {
  const condition = all([party, ...oneOf('p.role', roles)]);
  return [sql<boolean>`project.id in (select p.project_id from project_party as p where ${condition})`];
}

function codeIs(dealCode: string | undefined): readonly Condition[] {
  if (dealCode === undefined) return [];
  const canonical = canonicalDealCode(dealCode);
  return [
    sql<boolean>`project.id in (select unnest(array[same.id, same.alias_of]) from project as same where same.id in (
      select d.project_id from project_deal_code as d where d.deal_code = ${canonical}
      union all select l.project_id from deal_code_link as l where l.deal_code = ${canonical} and l.until is null))`,
  ];
}
