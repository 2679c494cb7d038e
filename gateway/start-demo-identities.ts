import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import type { Province } from '../adapters/province.ts';
import type { ViewerRole } from '../schema/codes/viewer-role.ts';
import type { Settings } from './settings.ts';
import type { IdentityIssuer } from './identity-issuer.ts';

const ISSUER = 'https://demo.yiwang.invalid';
const AUDIENCE = 'yiwang-demo';
const KEY_ID = 'demo';
const LIFE = '1h';

export interface DemoToken {
  readonly role: ViewerRole;
  readonly token: string;
  /** What the role is limited to; empty where to nothing. */
  readonly scope: string;
}

/** Identities to try the demo with: their key lives in this process only, their tokens an hour. */
export interface DemoIdentities {
  readonly issuer: IdentityIssuer;
  readonly tokens: readonly DemoToken[];
}

/** Whether nothing real is at stake: stand-ins only, in the embedded store, and no identity provider is named. */
export function isDemo({ systems }: Province, { databaseUrl, identityPath }: Settings): boolean {
  return identityPath === undefined && databaseUrl === undefined && systems.every(({ endpoint }) => endpoint === 'sandbox');
}

/** A token of each role that has an identity, for the demo province; each of its systems has an owner. */
export async function demoIdentities({ province, systems }: Province): Promise<DemoIdentities> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA');
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: KEY_ID, alg: 'EdDSA' }] });
  const [system] = systems;
  const claims: readonly (Readonly<Record<string, unknown>> & { readonly role: ViewerRole })[] = [
    { role: 'MARKET_ENTITY', entity: system!.operator },
    { role: 'SECTOR_REGULATOR', sectors: [system!.sector], regions: [province.code] },
    { role: 'PROVINCIAL_REGULATOR' },
    { role: 'AUDITOR' },
    ...systems.map(({ id }) => ({ role: 'LEGACY_OWNER' as const, systems: [id] })),
    { role: 'OPERATOR' },
  ];
  return {
    issuer: { issuer: ISSUER, audience: AUDIENCE, keys, roles: claims.map(({ role }) => role), regions: null },
    tokens: await Promise.all(
      claims.map(async (claim) => ({ role: claim.role, token: await sign(claim, privateKey), scope: scopeOf(claim) })),
    ),
  };
}

function scopeOf(claim: Readonly<Record<string, unknown>>): string {
  return Object.entries(claim)
    .flatMap(([name, limits]) => (name === 'role' ? [] : limits))
    .join(' ');
}

function sign(claims: { readonly role: ViewerRole }, key: CryptoKey): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'EdDSA', kid: KEY_ID })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(`demo-${claims.role.toLowerCase()}`)
    .setIssuedAt()
    .setExpirationTime(LIFE)
    .sign(key);
}
