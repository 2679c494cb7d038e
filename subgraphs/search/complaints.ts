import type { GraphQLResolveInfo } from 'graphql';
import { withoutEvaluators } from '../../schema/access/mask-record.ts';
import { rowScope } from '../../schema/access/belonging.ts';
import { connectionOf, pageRequest, type PageArguments } from '../connection.ts';
import { given } from '../given.ts';
import { regionView } from '../region-view.ts';
import type { ComplaintFilter, ComplaintRow } from '../store/complaints/complaints.ts';
import { asksFor } from './asks-for.ts';
import type { SearchContext } from './search-context.ts';

interface ComplaintArguments extends PageArguments {
  readonly filter?: ComplaintFilter | null;
}

/** Complaints within the viewer's sectors and regions: others are neither counted nor paged. */
export async function listComplaints(
  _: never,
  { filter, ...page }: ComplaintArguments,
  { store, viewer }: SearchContext,
  info: GraphQLResolveInfo,
) {
  const found = await store.complaints.list(given(filter), rowScope('COMPLAINTS', viewer), pageRequest(page, asksFor(info, 'totalCount')));
  const rows = found.rows.map((row) => ({ ...complaintView(row), cursor: row.cursor }));
  return connectionOf(page, { ...found, rows }, () => null);
}

/** Who evaluated is another secret than who is complained of. */
export function complaintView({ complaint, region, projectId, ...row }: ComplaintRow) {
  const source = { ...complaint.source, nativeId: complaint.nativeId, state: 'INDEX_ONLY' };
  return { ...withoutEvaluators(complaint), ...row, source, projectId, region: regionView(region, null) };
}

export const complaintResolvers = {
  project: ({ projectId }: ReturnType<typeof complaintView>, _: unknown, { projects }: SearchContext) =>
    projectId === null ? null : projects.load(projectId),
};
