import { BODY_KINDS } from '../../schema/codes/credit-code-body.ts';
import type { CreditEventKind } from '../../schema/codes/credit-event-kind.ts';
import { creditCodeChecks } from '../../schema/identifiers/credit-code.ts';
import { connectionOf, pageRequest, type PageArguments } from '../connection.ts';
import { given } from '../given.ts';
import { regionView } from '../region-view.ts';
import { restrictionsOn } from '../restrictions.ts';
import { restrictionView } from '../restriction-view.ts';
import type { DealFilter, EntityRow } from '../store/register/register.ts';
import { entityFields } from './entity-fields.ts';
import { eventView, sharedCreditEvents, type CreditArguments } from './shared-credit.ts';
import type { RegistryContext } from './registry-context.ts';

/** Of one body: a larger one has its branches in a register of its own. */
const MOST_BRANCHES = 200;

interface DealArguments extends PageArguments {
  readonly filter?: DealFilter | null;
}

export const entityResolvers = {
  __resolveReference: ({ id }: { readonly id: string }, { entities }: RegistryContext) => entities.load(id),
  names: ({ id }: EntityRow, _: unknown, { names }: RegistryContext) => names.load(id),
  codeChecks: ({ creditCode }: EntityRow) => (creditCode === null ? null : creditCodeChecks(creditCode)),
  type: ({ creditCode }: EntityRow) => typeOf(creditCode),
  region: ({ region }: EntityRow) => regionView(region, null),
  legalStatus: ({ status }: EntityRow) => status,
  fields: async ({ id }: EntityRow, _: unknown, { organisations }: RegistryContext) => entityFields(await organisations.load(id)),
  qualifications: async ({ id }: EntityRow, _: unknown, { qualifications }: RegistryContext) =>
    (await qualifications.load(id)).map(({ system, facts }) => ({
      ...facts,
      system,
      validUntil: facts.validUntil?.at.slice(0, 10) ?? null,
    })),
  roles: entityRoles,
  parent,
  branches: ({ name }: EntityRow, _: unknown, { store }: RegistryContext) =>
    name === null ? [] : store.register.branchesOf(name, MOST_BRANCHES),
  sources: async ({ id }: EntityRow, _: unknown, { organisations }: RegistryContext) =>
    (await organisations.load(id)).map(({ facts, ...source }) => ({ ...source, name: facts.name })),
  creditEvents: async ({ id }: EntityRow, { kinds }: { readonly kinds?: readonly CreditEventKind[] | null }, context: RegistryContext) =>
    (await context.creditEvents.load(id)).filter(({ facts }) => kinds?.includes(facts.eventKind) ?? true).map(eventView),
  async creditHistory({ id }: EntityRow, { kinds, ...page }: CreditArguments, { store }: RegistryContext) {
    const found = await store.register.creditHistory(id, kinds ?? undefined, pageRequest(page, true));
    return connectionOf(page, { ...found, rows: found.rows.map((row) => ({ ...eventView(row), cursor: row.cursor })) }, () => null);
  },
  sharedCreditEvents,
  restrictions: async ({ id }: EntityRow, { on }: { readonly on: string }, { restricting, withdrawals }: RegistryContext) =>
    restrictionsOn(...(await Promise.all([restricting.load(id), withdrawals.load(id)])), on).map(restrictionView),
  sums: async ({ id }: EntityRow, { filter }: DealArguments, { sums }: RegistryContext) => {
    const { roles, sectors, years }: DealFilter = given(filter);
    const isAsked = <Value>(asked: readonly Value[] | undefined, value: Value) => asked?.includes(value) ?? true;
    return (await sums.load(id)).filter((sum) => isAsked(roles, sum.role) && isAsked(sectors, sum.sector) && isAsked(years, sum.year));
  },
  async deals({ id }: EntityRow, { filter, ...page }: DealArguments, { store }: RegistryContext) {
    const found = await store.register.deals(id, given(filter), pageRequest(page, true));
    const rows = found.rows.map((row) => ({ ...row, project: { id: row.projectId } }));
    return connectionOf(page, { ...found, rows }, () => null);
  },
  notices: async ({ id }: EntityRow, page: PageArguments, { store }: RegistryContext) =>
    connectionOf(page, await store.register.noticesOf(id, pageRequest(page, true)), () => null),
};

/** Over all years. */
export async function entityRoles({ id }: Pick<EntityRow, 'id'>, _: unknown, { sums }: RegistryContext) {
  const counts = new Map<string, { sector: string; role: string; count: number }>();
  for (const { sector, role, count } of await sums.load(id)) {
    const known = counts.get(`${sector} ${role}`)?.count ?? 0;
    counts.set(`${sector} ${role}`, { sector, role, count: known + count });
  }
  return [...counts.values()].sort((one, other) => other.count - one.count);
}

/** As registered, where the register holds that body; else the only coded body whose name begins the branch's name. Nobody is its own. */
async function parent({ id, name }: EntityRow, _: unknown, { organisations, entities, store }: RegistryContext) {
  const stated = (await organisations.load(id)).map(({ facts }) => facts.parentCode).find((code) => code !== null) ?? null;
  const registered = stated === null ? null : await entities.load(stated);
  if (registered !== null && registered.id !== id) return registered;
  const named = name === null ? null : await store.register.parentOf(name);
  return named?.id === id ? null : named;
}

function typeOf(creditCode: string | null) {
  if (creditCode === null) return null;
  const code = creditCode.slice(0, 2);
  return { code, zh: BODY_KINDS[code]?.zh ?? null, en: BODY_KINDS[code]?.en ?? null };
}
