import type { Kysely } from 'kysely';
import type { PolicyPeriodTable } from '../policy-tables.ts';
import { insertRows, type RowsetColumns } from '../rowset.ts';
import type { Tables } from '../tables.ts';
import type { PolicyDocument } from './policy.ts';
import { statusPeriods } from './status-periods.ts';

const PERIOD_COLUMNS: RowsetColumns<PolicyPeriodTable> = { policy_id: 'text', status: 'text', from_on: 'text', until_on: 'text' };

/** What follows for each policy from all of them: what replaces it, and its status from day to day. */
export async function refreshPolicies(db: Kysely<Tables>): Promise<void> {
  const rows = await db.selectFrom('policy').select(['id', 'listed', 'document']).orderBy('id').execute();
  const listed = rows.filter((row) => row.listed).map(({ document }) => document as PolicyDocument);
  const successors = successorsOf(listed);
  await db.deleteFrom('policy_period').execute();
  const periods: PolicyPeriodTable[] = [];
  for (const { id, document } of rows) {
    const later = successors.get(id) ?? [];
    const found = statusPeriods(document as PolicyDocument, later);
    periods.push(...found.map(({ status, fromOn, untilOn }) => ({ policy_id: id, status, from_on: fromOn, until_on: untilOn })));
    const replacedBy = JSON.stringify(later.map((one) => one.id));
    await db
      .updateTable('policy')
      .set({ periods: JSON.stringify(found), replaced_by: replacedBy })
      .where('id', '=', id)
      .execute();
  }
  await insertRows(db, 'policy_period', PERIOD_COLUMNS, periods);
}

function successorsOf(documents: readonly PolicyDocument[]): ReadonlyMap<string, readonly PolicyDocument[]> {
  const pairs = documents.flatMap((document) => document.replaces.map((replaced) => ({ replaced, document })));
  return new Map([...Map.groupBy(pairs, ({ replaced }) => replaced)].map(([id, found]) => [id, found.map(({ document }) => document)]));
}
