import type { GraphQLResolveInfo } from 'graphql';
import { rowScope, within } from '../../schema/access/belonging.ts';
import type { NoticeFilter, ProjectFilter, ProjectOrder, UnmappedCodeFilter } from '../store/filter.ts';
import type { StatisticsDimension } from '../store/rows.ts';
import { regionView } from '../region-view.ts';
import { typedError } from '../subgraph-error.ts';
import { asksFor } from './asks-for.ts';
import { connectionOf, pageRequest, type PageArguments } from '../connection.ts';
import { listComplaints } from './complaints.ts';
import { coverageOf } from './coverage.ts';
import { listLegacySystems, type LegacySystemFilter } from './legacy-systems.ts';
import type { SearchContext } from './search-context.ts';
import { given } from '../given.ts';

const NEWEST_FIRST: ProjectOrder = { field: 'PUBLISHED_AT', direction: 'DESC' };
/** One deal code names few projects. */
const MAX_PROJECTS_OF_CODE = 100;

interface ListArguments<Filter> extends PageArguments {
  readonly filter?: Filter | null;
}

type ProjectArguments = ListArguments<ProjectFilter> & { readonly orderBy?: ProjectOrder | null };

export const rootResolvers = {
  project: (_: never, { id }: { id: string }, { projects }: SearchContext) => projects.load(id),
  projectByCode,
  projects: listProjects,
  notices: listNotices,
  legacySystems: (_: never, { filter }: { filter?: LegacySystemFilter | null }, context: SearchContext) =>
    listLegacySystems(given(filter), context),
  derivations: (_: never, _arguments: unknown, { store }: SearchContext) => store.derivations(),
  statistics,
  unmappedCodes: listUnmappedCodes,
  complaints: listComplaints,
};

async function projectByCode(_: never, { dealCode }: { dealCode: string }, { store }: SearchContext) {
  const { rows } = await store.projects.list({ dealCode }, NEWEST_FIRST, { limit: MAX_PROJECTS_OF_CODE, withTotal: false });
  return rows;
}

async function listProjects(_: never, { filter, orderBy, ...page }: ProjectArguments, context: SearchContext, info: GraphQLResolveInfo) {
  const chosen = given(filter);
  const order = orderBy ?? NEWEST_FIRST;
  const request = pageRequest(page, asksFor(info, 'totalCount'));
  const found = await context.store.projects.list(chosen, order, request);
  for (const row of found.rows) context.projects.prime(row.id, row);
  return connectionOf(page, found, () => coverageOf(chosen, context));
}

async function listNotices(_: never, { filter, ...page }: ListArguments<NoticeFilter>, context: SearchContext, info: GraphQLResolveInfo) {
  const chosen = given(filter);
  const found = await context.store.notices.list(chosen, pageRequest(page, asksFor(info, 'totalCount')));
  const systems = chosen.systems === undefined ? {} : { systems: chosen.systems };
  return connectionOf(page, found, async () => withoutMatches(await coverageOf(systems, context)));
}

async function listUnmappedCodes(
  _: never,
  { filter, ...page }: ListArguments<UnmappedCodeFilter>,
  { store, viewer }: SearchContext,
  info: GraphQLResolveInfo,
) {
  const asked = given(filter);
  const systems = within(asked.systems, rowScope('OWN_ROWS', viewer).systems);
  const found = await store.codes.list({ ...asked, systems }, pageRequest(page, asksFor(info, 'totalCount')));
  return connectionOf(page, found, () => null);
}

function withoutMatches(coverage: Awaited<ReturnType<typeof coverageOf>>) {
  return { ...coverage, sources: coverage.sources.map((source) => ({ ...source, matched: null })) };
}

interface StatisticsArguments {
  readonly filter?: ProjectFilter | null;
  readonly groupBy: readonly StatisticsDimension[];
}

async function statistics(_: never, { filter, groupBy }: StatisticsArguments, context: SearchContext) {
  if (new Set(groupBy).size < groupBy.length) throw typedError('BAD_INPUT', 'groupBy 含重复维度', 'groupBy names a dimension twice');
  const chosen = given(filter);
  const [groups, coverage] = await Promise.all([context.store.statistics.count(chosen, groupBy), coverageOf(chosen, context)]);
  return { asOf: coverage.asOf, coverage, groups: groups.map((group) => ({ ...group, region: regionView(group.region, null) })) };
}
