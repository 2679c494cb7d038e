import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { IdentityIssuer } from '../../gateway/identity-issuer.ts';
import { VIEWER_ROLES } from '../../schema/codes/viewer-role.ts';

/** What a request says of who makes it and why. */
export interface Asker {
  readonly role?: string;
  /** What the role is limited to. */
  readonly claims?: object;
  readonly purpose?: string;
  readonly caseNumber?: string;
}

/** An identity provider of the test's own, whose word the gateway takes for every role. */
export interface TestIssuer {
  readonly issuer: IdentityIssuer;
  headersOf(asker: Asker): Promise<Readonly<Record<string, string>>>;
}

export async function testIssuer(): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = createLocalJWKSet({ keys: [await exportJWK(publicKey)] });
  const tokenOf = (role: string, claims: object) =>
    new SignJWT({ sub: `a-${role}`, role, ...claims })
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer('sso')
      .setAudience('yiwang')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
  return {
    issuer: { issuer: 'sso', audience: 'yiwang', keys, roles: VIEWER_ROLES, regions: null },
    async headersOf({ role, claims = {}, purpose, caseNumber }) {
      return {
        ...(role === undefined ? {} : { authorization: `Bearer ${await tokenOf(role, claims)}` }),
        ...(purpose === undefined ? {} : { 'x-yiwang-purpose': encodeURIComponent(purpose) }),
        ...(caseNumber === undefined ? {} : { 'x-yiwang-case': encodeURIComponent(caseNumber) }),
      };
    },
  };
}
