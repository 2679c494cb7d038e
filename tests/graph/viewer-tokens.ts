import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { IdentityIssuer } from '../../gateway/identity-issuer.ts';
import { VIEWER_ROLES, type ViewerRole } from '../../schema/codes/viewer-role.ts';

/** As whom a test asks, and what for. */
export interface Asker {
  /** PUBLIC by default. */
  readonly role?: string;
  readonly purpose?: string;
  readonly caseNumber?: string;
  /** In the place of what its role is limited to by default. */
  readonly claims?: Claims;
}

/** As whom, where each role is asked as. */
export interface RoleAsker extends Asker {
  readonly role: ViewerRole;
}

type Claims = Readonly<Record<string, unknown>>;

export interface TestIdentities {
  readonly issuer: IdentityIssuer;
  /** Headers of a request; the same role with the same claims shows the same token each time. */
  headersOf(asker: Asker): Promise<Readonly<Record<string, string>>>;
}

const ISSUER = 'https://sso.example';
const AUDIENCE = 'yiwang';

/** An identity provider of the test's own, whose tokens hold what `claimsOf` says of a role. */
export async function testIdentities(claimsOf: (role: ViewerRole) => Claims = () => ({})): Promise<TestIdentities> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA');
  const keys = createLocalJWKSet({ keys: [await exportJWK(publicKey)] });
  const tokens = new Map<string, Promise<string>>();
  const sign = (role: string, claims: Claims) =>
    new SignJWT({ sub: `a-${role}`, role, ...claims })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(privateKey);
  const tokenOf = (role: string, claims: Claims) => {
    const key = JSON.stringify([role, claims]);
    return tokens.get(key) ?? tokens.set(key, sign(role, claims)).get(key)!;
  };
  return {
    issuer: { issuer: ISSUER, audience: AUDIENCE, keys, roles: VIEWER_ROLES, regions: null },
    headersOf: async ({ role = 'PUBLIC', purpose, caseNumber, claims = claimsOf(role as ViewerRole) }) => ({
      ...(role === 'PUBLIC' ? {} : { authorization: `Bearer ${await tokenOf(role, claims)}` }),
      ...(purpose === undefined ? {} : { 'x-yiwang-purpose': encodeURIComponent(purpose) }),
      ...(caseNumber === undefined ? {} : { 'x-yiwang-case': encodeURIComponent(caseNumber) }),
    }),
  };
}
