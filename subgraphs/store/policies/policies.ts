import { sql, type Kysely, type Selectable } from 'kysely';
import { countRows } from '../count-rows.ts';
import type { Page, PageRequest } from '../filter.ts';
import { checkLimit, pageOf, readCursor, writeCursor } from '../page-request.ts';
import type { PolicyTable } from '../policy-tables.ts';
import type { Tables } from '../tables.ts';
import type { PolicyFilter } from './policy-filter.ts';
import type { Policy, PolicyDocument, PolicyVersion, StatusPeriod } from './policy.ts';
import { policyWhere } from './policy-where.ts';

export interface Policies {
  /** The highest rank first. `day` is the day of statuses. @throws {StoreInputError} */
  list(filter: PolicyFilter, day: string, page: PageRequest): Promise<Page<Policy>>;
  /** In the order asked; null where unknown. */
  byIds(ids: readonly string[]): Promise<readonly (Policy | null)[]>;
  /** What was known when, newest first, by id. */
  versionsOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly PolicyVersion[]>>;
}

const LIST = 'policies RANK ASC';

export function createPolicies(db: Kysely<Tables>): Policies {
  return {
    list: (filter, day, page) => listPolicies(db, filter, day, page),
    async byIds(ids) {
      const rows = await db
        .selectFrom('policy')
        .selectAll()
        .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
        .execute();
      const found = new Map(rows.map((row) => [row.id, policyOf(row)]));
      return ids.map((id) => found.get(id) ?? null);
    },
    versionsOf: (ids) => versionsOf(db, ids),
  };
}

async function listPolicies(db: Kysely<Tables>, filter: PolicyFilter, day: string, page: PageRequest): Promise<Page<Policy>> {
  const limit = checkLimit(page);
  const position = page.after === null || page.after === undefined ? null : readCursor(LIST, page.after);
  const where = policyWhere(filter, day);
  const rows = await db
    .selectFrom('policy')
    .selectAll()
    .where(where)
    .where(position === null ? sql<boolean>`true` : sql<boolean>`(sort_order, id) > (${position.value}::numeric, ${position.id})`)
    .orderBy('sort_order')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  const total = await countRows(db, sql`from policy where ${where}`);
  const policies = rows.map((row) => ({ ...policyOf(row), cursor: writeCursor(LIST, { value: String(row.sort_order), id: row.id }) }));
  return pageOf(page, policies, total);
}

function policyOf(row: Selectable<PolicyTable>): Policy {
  return {
    ...(row.document as PolicyDocument),
    ...{ listed: row.listed, file: row.file, fileVersion: row.file_version, knownSince: row.known_at },
    ...{ periods: row.periods as readonly StatusPeriod[], replacedBy: row.replaced_by as readonly string[] },
  };
}

async function versionsOf(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, readonly PolicyVersion[]>> {
  const rows = await db
    .selectFrom('policy_version')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .orderBy('known_at', 'desc')
    .orderBy('version', 'desc')
    .execute();
  const byId = Map.groupBy(rows, ({ id }) => id);
  return new Map([...byId].map(([id, versions]) => [id, versions.map(versionOf)]));
}

interface VersionRow {
  readonly file: string;
  readonly version: number;
  readonly known_at: string;
  readonly document: unknown;
}

function versionOf({ file, version, known_at: knownSince, document }: VersionRow): PolicyVersion {
  return { file, version, knownSince, document: document as PolicyDocument | null };
}
