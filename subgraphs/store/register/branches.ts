import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import { entitiesByIds } from './entities.ts';
import { nameKey } from './identity.ts';
import type { EntityRow } from './register.ts';

const BRANCH = '(?:分公司|分行|支行|分店|分所|分院|分部|分中心|办事处|营业部|项目部)';
/** The name of a body, then what names its branch. */
const BRANCH_NAME = new RegExp(`^(.+?(?:公司|集团|银行|事务所|设计院|研究院|中心|院|所))(.{1,20}${BRANCH})$`, 'u');

export async function branchesOf(db: Kysely<Tables>, name: string, limit: number): Promise<readonly EntityRow[]> {
  const key = nameKey(name);
  const { rows } = await sql<{ identity: string }>`
    select identity from entity where name_key like ${`${key.replaceAll(/[\\%_]/gu, String.raw`\$&`)}_%`}
      and substr(name_key, char_length(${key}::text) + 1) ~ ${`^.{1,20}${BRANCH}$`} and credit_code is not null
    order by name_key, identity limit ${limit}`.execute(db);
  const found = await entitiesByIds(
    db,
    rows.map(({ identity }) => identity),
  );
  return found.filter((row) => row !== null);
}

export async function parentOf(db: Kysely<Tables>, name: string): Promise<EntityRow | null> {
  const key = BRANCH_NAME.exec(nameKey(name))?.[1];
  if (key === undefined) return null;
  const { rows } = await sql<{ identity: string }>`
    select distinct bearer.identity from entity_name as bearer join entity on entity.identity = bearer.identity
    where bearer.name_key = ${key} and entity.credit_code is not null limit 2`.execute(db);
  return rows.length === 1 ? (await entitiesByIds(db, [rows[0]!.identity]))[0]! : null;
}
