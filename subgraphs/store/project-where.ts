import { sql } from 'kysely';
import type { ProjectFilter } from './filter.ts';
import { canonicalDealCode } from './index-project.ts';
import { all, amountBetween, between, matching, oneOf, within, type Condition } from './where.ts';

/** The condition on `project` that a filter stands for; only public projects. @throws {StoreInputError} */
export function projectWhere(filter: ProjectFilter): Condition {
  return all([
    sql<boolean>`project.listed`,
    ...oneOf('project.system', filter.systems),
    ...oneOf('project.sector', filter.sectors),
    ...oneOf('project.stage', filter.stages),
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
  return [sql<boolean>`project.id in (select d.project_id from project_deal_code as d where d.deal_code = ${canonicalDealCode(dealCode)})`];
}
