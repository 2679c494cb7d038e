import type { CatalogueFindingFilter } from '../store/catalogue/catalogue.ts';
import type { PolicyFilter } from '../store/policies/policy-filter.ts';
import { isRegionCode } from '../../schema/identifiers/region-code.ts';
import { connectionOf, pageRequest, type PageArguments } from '../connection.ts';
import { given } from '../given.ts';
import { typedError } from '../subgraph-error.ts';
import { findingView } from './catalogue-resolvers.ts';
import type { PolicyContext } from './policy-context.ts';
import { policyKnownAt } from './policy-known-at.ts';

interface ListArguments<Filter> extends PageArguments {
  readonly filter?: Filter | null;
}

interface CatalogueArguments {
  readonly region?: string | null;
  readonly on?: string | null;
}

interface PolicyArguments {
  readonly id: string;
  readonly knownAt?: string | null;
}

/** Entry points of policies and the catalogue. */
export const rootResolvers = {
  async policies(_: never, { filter, ...page }: ListArguments<PolicyFilter>, { store, today, policies }: PolicyContext) {
    const found = await store.policies.list(given(filter), today, pageRequest(page, true));
    for (const row of found.rows) policies.prime(row.id, row);
    return connectionOf(page, found, () => null);
  },
  async policy(_: never, { id, knownAt }: PolicyArguments, context: PolicyContext) {
    const policy = await context.policies.load(id);
    return policy === null || (knownAt ?? null) === null ? policy : policyKnownAt(policy, knownAt!, context);
  },
  catalogue(_: never, { region, on }: CatalogueArguments, { store, today }: PolicyContext) {
    return store.catalogue.items(regionOf(region), on ?? today);
  },
  async catalogueFindings(_: never, { filter, ...page }: ListArguments<CatalogueFindingFilter>, context: PolicyContext) {
    const found = await context.store.catalogue.findings(given(filter), pageRequest(page, true));
    const rows = found.rows.map((row) => ({ ...findingView(row, context), cursor: row.cursor }));
    return connectionOf(page, { ...found, rows }, () => null);
  },
};

function regionOf(region: string | null | undefined): string | null {
  if (region === null || region === undefined) return null;
  if (isRegionCode(region)) return region;
  throw typedError('BAD_INPUT', 'region 应为六位行政区划代码', 'region must be a region code of six digits');
}
