import type { JWTVerifyGetKey } from 'jose';
import type { ViewerRole } from '../schema/codes/viewer-role.ts';

/** An identity provider whose tokens are believed, and how far. */
export interface IdentityIssuer {
  /** `iss` of its tokens. */
  readonly issuer: string;
  /** `aud` of its tokens. */
  readonly audience: string;
  /** Its public keys; asked again where a token names one that is not known, so that keys can change. */
  readonly keys: JWTVerifyGetKey;
  /** Roles that it may give. */
  readonly roles: readonly ViewerRole[];
  /** Regions that it may speak for; null for every one. */
  readonly regions: readonly string[] | null;
}
