import { SignJWT } from 'jose';
import { createHash } from 'node:crypto';
import type { Viewer } from '../schema/access/viewer.ts';
import { BODY_CLAIM, VIEWER_AUDIENCE, VIEWER_CLAIM, VIEWER_LIFE_SECONDS } from '../schema/access/viewer-header.ts';

/** Who asks, signed for one body to one subgraph: nobody else can say it, nor say it again with another question. */
export function signViewer(viewer: Viewer, body: string, subgraph: string, secret: Uint8Array): Promise<string> {
  return new SignJWT({ [VIEWER_CLAIM]: viewer, [BODY_CLAIM]: createHash('sha256').update(body).digest('base64url') })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subgraph)
    .setAudience(VIEWER_AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${VIEWER_LIFE_SECONDS}s`)
    .sign(secret);
}
