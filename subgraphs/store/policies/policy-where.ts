import { sql } from 'kysely';
import { BASIS_STATUSES, BINDING_STATUSES, type PolicyStatus } from '../../../schema/codes/policy-status.ts';
import { searchWords } from '../search-tokens.ts';
import { all, checkedText, oneOf, within, type Condition } from '../where.ts';
import type { PolicyFilter } from './policy-filter.ts';
import { holdersOf } from './region-holders.ts';

/** The condition on `policy` that a filter stands for; `day` is the day of statuses. @throws {StoreInputError} */
export function policyWhere(filter: PolicyFilter, day: string): Condition {
  return all([
    ...words(filter.text),
    ...issuerIs(filter.issuer),
    ...oneOf('policy.level', filter.levels),
    ...oneOf('policy.kind', filter.kinds),
    ...holdsIn(filter.regions),
    ...(filter.statuses === undefined ? [] : [hasStatus(filter.statuses, day)]),
    ...(filter.inForceOn === undefined ? [] : [hasStatus(BINDING_STATUSES, filter.inForceOn)]),
    ...ofSectors(filter.sectors),
    ...(filter.isBasis === undefined ? [] : [sql<boolean>`${isBasis(day)} = ${filter.isBasis}::boolean`]),
    ...(filter.listed === undefined ? [] : [sql<boolean>`policy.listed = ${filter.listed}::boolean`]),
  ]);
}

/** Few rows: words of any length are simply looked for. */
function words(text: string | undefined): readonly Condition[] {
  if (text === undefined) return [];
  return searchWords(checkedText(text)).map(({ pattern }) => sql<boolean>`policy.search_text like ${pattern}`);
}

function issuerIs(issuer: string | undefined): readonly Condition[] {
  if (issuer === undefined) return [];
  const named = sql<boolean>`exists (select 1 from json_array_elements_text(policy.document -> 'issuers') as one where strpos(one, ${checkedText(issuer.trim())}) > 0)`;
  return [named];
}

function holdsIn(regions: readonly string[] | undefined): readonly Condition[] {
  if (regions === undefined) return [];
  const holders = [...new Set(regions.flatMap(holdersOf))];
  return [sql<boolean>`(policy.region is null or policy.region = any(${holders}::text[]) or ${all(within('policy', regions))})`];
}

function hasStatus(statuses: readonly PolicyStatus[], day: string): Condition {
  return sql<boolean>`exists (select 1 from policy_period as period where period.policy_id = policy.id
    and period.status = any(${[...statuses]}::text[]) and period.from_on <= ${day} and ${day} < period.until_on)`;
}

/** As `isBasisOn` has it. */
function isBasis(day: string): Condition {
  return sql<boolean>`(policy.listed and policy.document ->> 'confidence' <> 'M'
    and coalesce(policy.document -> 'marks' ->> 'status', '') <> 'M' and ${hasStatus(BASIS_STATUSES, day)})`;
}

function ofSectors(sectors: readonly string[] | undefined): readonly Condition[] {
  if (sectors === undefined) return [];
  return [
    sql<boolean>`exists (select 1 from json_array_elements_text(policy.document -> 'sectors') as one where one = any(${[...sectors]}::text[]))`,
  ];
}
