import type { PartyRole } from '../../schema/codes/party-role.ts';
import type { EntityRow } from '../store/register/register.ts';
import { entityFields } from './entity-fields.ts';
import { entityResolvers, entityRoles } from './entity-resolvers.ts';
import type { RegistryContext } from './registry-context.ts';

interface Body {
  readonly entity: EntityRow;
}

/** As portals label it; 收费金额 and 收取金额 stand in the section about the agency. */
const AGENCY_FEE = /代理(?:服务)?收?费|^(?:收费|收取)金额$/u;
const PLATFORM_FEE = /(?:平台|交易|场地)(?:服务|使用)?费/u;
const STATE = '100000';
const NEWEST_DEALS = 100;
const MOST_FEES = 50;

/** Roles whose holders are agencies (招标法 13; 采购法 19). */
export const AGENCY_ROLES: readonly PartyRole[] = ['TENDER_AGENCY', 'PURCHASE_AGENCY'];
export const PLATFORM_ROLES: readonly PartyRole[] = ['PLATFORM'];

const shared = {
  level: ({ entity }: Body) => levelOf(entity.region),
  contact,
  branches: ({ entity }: Body, _: unknown, context: RegistryContext) => entityResolvers.branches(entity, _, context),
};

export const agencyResolvers = {
  ...shared,
  services: servicesIn(AGENCY_ROLES),
  fees: feesLabelled(AGENCY_FEE, AGENCY_ROLES),
};

export const platformResolvers = {
  ...shared,
  services: servicesIn(PLATFORM_ROLES),
  fees: feesLabelled(PLATFORM_FEE, PLATFORM_ROLES),
  systems: ({ entity }: Body, _: unknown, { systems }: RegistryContext) =>
    systems.filter(({ operator }) => operator === entity.creditCode).map(({ id }) => id),
};

/** Null for a body of the state too: its registered region is 100000. */
function levelOf(region: string | null): 'PROVINCE' | 'CITY' | 'DISTRICT' | null {
  if (region === null || region === STATE) return null;
  return region.endsWith('0000') ? 'PROVINCE' : region.endsWith('00') ? 'CITY' : 'DISTRICT';
}

/** Of the body; contacts of persons are another purpose (个人信息保护法 27). */
async function contact({ entity }: Body, _: unknown, { organisations }: RegistryContext) {
  const fields = new Map(entityFields(await organisations.load(entity.id)).map(({ field, value }) => [field, value]));
  const [address, website] = [fields.get('address') ?? null, fields.get('website') ?? null];
  return address === null && website === null ? null : { address, website };
}

function servicesIn(roles: readonly PartyRole[]) {
  return async ({ entity }: Body, _: unknown, context: RegistryContext) =>
    (await entityRoles(entity, _, context)).filter(({ role }) => roles.includes(role as PartyRole));
}

function feesLabelled(label: RegExp, roles: readonly PartyRole[]) {
  return async ({ entity }: Body, _: unknown, { store }: RegistryContext) => {
    const { rows } = await store.register.deals(entity.id, { roles }, { limit: NEWEST_DEALS, withTotal: false });
    const notices = await store.notices.byProjects(rows.map(({ projectId }) => projectId));
    return rows
      .flatMap(({ projectId }) =>
        (notices.get(projectId) ?? []).flatMap(({ notice }) => (notice.stated ?? []).map((stated) => ({ projectId, ...stated }))),
      )
      .filter((stated) => label.test(stated.label))
      .slice(0, MOST_FEES);
  };
}
