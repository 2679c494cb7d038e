import { sql } from 'kysely';
import type { Condition } from '../where.ts';

/**
 * Whether the entry that stands for `project`, which several systems hold, names the `entity` of `mention` in the same role too, with its
 * code or by its name: what it took part in is then told there.
 */
export const TOLD_ELSEWHERE: Condition = sql<boolean>`exists (
  select 1 from entity as member join entity_mention as standing on standing.identity = member.identity
  where member.entity_id = entity.entity_id and standing.project_id = project.alias_of and standing.role = mention.role)`;
