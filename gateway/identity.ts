import type { Request } from 'express';
import { decodeJwt, errors, jwtVerify } from 'jose';
import { PUBLIC_VIEWER, type Viewer } from '../schema/access/viewer.ts';
import { ClaimsError, viewerOf } from './identity-claims.ts';
import type { IdentityIssuer } from './identity-issuer.ts';
import { graphError } from './errors.ts';
import { statedPurpose } from './stated-purpose.ts';

/** Who asks. Rejects with a typed 401 where an identity is shown that cannot be believed: it is never quietly taken for the public. */
export type Identify = (request: Request) => Promise<Viewer>;

/** Asymmetric ones only: a shared secret would let whoever verifies tokens make some. */
const ALGORITHMS = ['ES256', 'ES384', 'EdDSA', 'RS256', 'PS256'];
const JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/u;
const MAX_TOKEN_CHARACTERS = 8_192;
/** Clocks of two machines differ. */
const CLOCK_SKEW_SECONDS = 60;
/** A stolen token must not live for ever. */
const LONGEST_LIFE_SECONDS = 86_400;

export interface IdentifierOptions {
  /** Whether bearer tokens that are no JWT are a matter of somebody else, who refuses the wrong ones. */
  readonly hasOtherTokens: boolean;
}

/** Identifies callers by `Authorization: Bearer <JWT>` of one of the issuers; without issuers everybody is the public. */
export function identifier(issuers: readonly IdentityIssuer[], { hasOtherTokens }: IdentifierOptions): Identify {
  return async ({ headers }) => {
    const { authorization } = headers;
    if (authorization === undefined || issuers.length === 0) return PUBLIC_VIEWER;
    const token = /^Bearer +(\S+) *$/iu.exec(authorization)?.[1];
    if (token !== undefined && hasOtherTokens && !JWT.test(token)) return PUBLIC_VIEWER;
    if (token === undefined || token.length > MAX_TOKEN_CHARACTERS) throw unknownIdentity('格式有误', 'it is no bearer token');
    return { ...(await viewerOfToken(token, issuers)), ...statedPurpose(headers) };
  };
}

async function viewerOfToken(token: string, issuers: readonly IdentityIssuer[]): Promise<Viewer> {
  try {
    const { iss } = decodeJwt(token);
    const issuer = issuers.find((known) => known.issuer === iss);
    if (issuer === undefined) throw new ClaimsError('its issuer is not trusted');
    const { payload } = await jwtVerify(token, issuer.keys, {
      issuer: issuer.issuer,
      audience: issuer.audience,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_SKEW_SECONDS,
      maxTokenAge: LONGEST_LIFE_SECONDS,
      requiredClaims: ['sub', 'exp', 'iat'],
    });
    return viewerOf(payload, issuer);
  } catch (error) {
    throw refusalOf(error);
  }
}

function refusalOf(error: unknown) {
  if (error instanceof errors.JWTExpired) return unknownIdentity('已过期', 'it has expired');
  if (error instanceof ClaimsError) return unknownIdentity('内容不可用', error.message);
  if (error instanceof errors.JWKSTimeout) return unknownIdentity('暂时无法核验', 'its issuer’s keys cannot be had at the moment');
  return unknownIdentity('核验不通过', 'it does not verify');
}

function unknownIdentity(zh: string, en: string) {
  return graphError('UNAUTHENTICATED', `身份令牌${zh}`, `the identity token is not accepted: ${en}`, 401);
}

/** Each request is identified once, however often it is asked. */
export function remembered(identify: Identify): Identify {
  const known = new WeakMap<Request, Promise<Viewer>>();
  return (request) => {
    const viewer = known.get(request) ?? identify(request);
    known.set(request, viewer);
    return viewer;
  };
}
