import type { JWTPayload } from 'jose';
import { SECTORS, type Sector } from '../schema/codes/sector.ts';
import { VIEWER_ROLES, type ViewerRole } from '../schema/codes/viewer-role.ts';
import { isCreditCodeShaped } from '../schema/identifiers/credit-code.ts';
import { isRegionCode, regionCovers } from '../schema/identifiers/region-code.ts';
import { PUBLIC_VIEWER, type Viewer } from '../schema/access/viewer.ts';
import type { IdentityIssuer } from './identity-issuer.ts';

/** What a role must be limited to: without it the token says too little to be used. */
const SCOPE_OF: Readonly<Partial<Record<ViewerRole, readonly ('regions' | 'sectors' | 'systems' | 'entity')[]>>> = {
  MARKET_ENTITY: ['entity'],
  SECTOR_REGULATOR: ['regions', 'sectors'],
  LEGACY_OWNER: ['systems'],
};

/** Claims that do not make a viewer, in words that hold none of them. */
export class ClaimsError extends Error {
  override readonly name = 'ClaimsError';
}

/** The viewer that a verified token stands for: nothing beyond what its issuer may say. @throws {ClaimsError} */
export function viewerOf(claims: JWTPayload, issuer: IdentityIssuer): Viewer {
  const role = oneOf(VIEWER_ROLES, claims['role'], 'role');
  if (!issuer.roles.includes(role)) throw new ClaimsError('its issuer may not give this role');
  const viewer: Viewer = {
    ...PUBLIC_VIEWER,
    role,
    subject: textOf(claims.sub, 'sub'),
    issuer: issuer.issuer,
    regions: listOf(claims['regions'], 'regions').map((code) => regionWithin(code, issuer)),
    sectors: listOf(claims['sectors'], 'sectors').map((sector) => oneOf<Sector>(SECTORS, sector, 'sectors')),
    systems: listOf(claims['systems'], 'systems'),
    entity: claims['entity'] === undefined ? null : creditCodeOf(claims['entity']),
    expiresAt: new Date(claims.exp! * 1_000).toISOString(),
  };
  for (const scope of SCOPE_OF[role] ?? []) if (isEmpty(viewer[scope])) throw new ClaimsError(`its role needs the claim ${scope}`);
  return viewer;
}

function oneOf<Value extends string>(known: readonly Value[], value: unknown, claim: string): Value {
  const found = known.find((entry) => entry === value);
  if (found === undefined) throw new ClaimsError(`its claim ${claim} is not known`);
  return found;
}

function textOf(value: unknown, claim: string): string {
  if (typeof value !== 'string' || value === '' || value.length > 200) throw new ClaimsError(`its claim ${claim} is missing`);
  return value;
}

function listOf(value: unknown, claim: string): readonly string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > 1_000) throw new ClaimsError(`its claim ${claim} is no list`);
  return value.map((entry) => textOf(entry, claim));
}

function regionWithin(code: string, { regions }: IdentityIssuer): string {
  if (!isRegionCode(code)) throw new ClaimsError('its claim regions holds no code of GB/T 2260');
  if (regions !== null && !regions.some((own) => regionCovers(own, code)))
    throw new ClaimsError('its issuer may not speak for this region');
  return code;
}

function creditCodeOf(value: unknown): string {
  if (typeof value !== 'string' || !isCreditCodeShaped(value)) throw new ClaimsError('its claim entity is no social credit code');
  return value;
}

function isEmpty(scope: readonly string[] | string | null): boolean {
  return scope === null || scope.length === 0;
}
