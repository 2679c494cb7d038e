import { jwtVerify } from 'jose';
import { createHash } from 'node:crypto';
import type { Viewer } from '../schema/access/viewer.ts';
import { BODY_CLAIM, VIEWER_AUDIENCE, VIEWER_CLAIM, VIEWER_LIFE_SECONDS } from '../schema/access/viewer-header.ts';

/** The viewer that the gateway has signed for this body and subgraph. Rejects for any other token. */
export async function verifyViewer(token: string, body: string, subgraph: string, secret: Uint8Array): Promise<Viewer> {
  const { payload } = await jwtVerify(token, secret, {
    algorithms: ['HS256'],
    audience: VIEWER_AUDIENCE,
    subject: subgraph,
    maxTokenAge: VIEWER_LIFE_SECONDS,
    requiredClaims: ['exp', BODY_CLAIM, VIEWER_CLAIM],
  });
  if (payload[BODY_CLAIM] !== createHash('sha256').update(body).digest('base64url')) throw new Error('the token is for another request');
  return payload[VIEWER_CLAIM] as Viewer;
}
