import type { Sector } from '../codes/sector.ts';
import type { ViewerRole } from '../codes/viewer-role.ts';
import { regionCovers } from '../identifiers/region-code.ts';
import { ACCESS_RULES, type AccessRuleName } from './rules.ts';
import type { Viewer } from './viewer.ts';

/** Whose a value is. What is null is not known, and nobody's own for that reason. */
export interface Belonging {
  /** Id of the legacy system. */
  readonly system: string | null;
  readonly sector: Sector | null;
  /** GB/T 2260. */
  readonly region: string | null;
  /** Credit code of the market entity that it is about. */
  readonly entity: string | null;
}

type IsOwn = (viewer: Viewer, belonging: Belonging) => boolean;

const never: IsOwn = () => false;

/** What is a role's own. A role that is not limited to anything has nothing of its own. */
const OWN: Readonly<Record<ViewerRole, IsOwn>> = {
  PUBLIC: never,
  MARKET_ENTITY: (viewer, { entity }) => entity !== null && viewer.entity === entity,
  SECTOR_REGULATOR: ({ sectors, regions }, { sector, region }) =>
    sector !== null && region !== null && sectors.includes(sector) && regions.some((own) => regionCovers(own, region)),
  PROVINCIAL_REGULATOR: never,
  AUDITOR: never,
  LEGACY_OWNER: ({ systems }, { system }) => system !== null && systems.includes(system),
  OPERATOR: never,
};

/** Whether a viewer's reach under a rule includes a value; what the rule asks for besides is `refusalOf`'s. */
export function isInReach(rule: AccessRuleName, viewer: Viewer, belonging: Belonging): boolean {
  const reach = ACCESS_RULES[rule].reach[viewer.role];
  return reach === 'ALL' || reach === 'CASE' || (reach === 'OWN' && OWN[viewer.role](viewer, belonging));
}

/** Which rows of a list a viewer may see: each given part must hold. A store's query takes it in before it counts and pages. */
export interface RowScope {
  readonly systems?: readonly string[];
  readonly sectors?: readonly Sector[];
  /** A province or city holds its districts. */
  readonly regions?: readonly string[];
  readonly entity?: string;
}

const SCOPES: Readonly<Partial<Record<ViewerRole, (viewer: Viewer) => RowScope>>> = {
  MARKET_ENTITY: ({ entity }) => ({ entity: entity ?? '' }),
  SECTOR_REGULATOR: ({ sectors, regions }) => ({ sectors, regions }),
  LEGACY_OWNER: ({ systems }) => ({ systems }),
};
const NOTHING: RowScope = { systems: [] };

/** The rows within a viewer's reach under a rule; an empty scope is all of them. */
export function rowScope(rule: AccessRuleName, viewer: Viewer): RowScope {
  const reach = ACCESS_RULES[rule].reach[viewer.role];
  if (reach === 'ALL' || reach === 'CASE') return {};
  return reach === 'OWN' ? (SCOPES[viewer.role]?.(viewer) ?? NOTHING) : NOTHING;
}

/** What is asked for and lies within; undefined where neither side limits it. */
export function within<Value>(asked: readonly Value[] | undefined, scope: readonly Value[] | undefined): readonly Value[] | undefined {
  if (asked === undefined || scope === undefined) return asked ?? scope;
  return asked.filter((value) => scope.includes(value));
}
