import { SignJWT } from 'jose';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpCall } from '../../gateway/http-call.ts';
import { signViewer } from '../../gateway/sign-viewer.ts';
import { PUBLIC_VIEWER, type Viewer } from '../../schema/access/viewer.ts';
import { VIEWER_HEADER } from '../../schema/access/viewer-header.ts';
import { accessSubgraph } from '../../subgraphs/access/subgraph.ts';
import { serveSubgraphs, type ServedSubgraphs } from '../../subgraphs/serve-subgraphs.ts';

/** None of these tests reads the ledger. */
const NO_STORE = {} as Parameters<typeof accessSubgraph>[0]['store'];
const SECRET = randomBytes(32);
const AUDITOR: Viewer = { ...PUBLIC_VIEWER, role: 'AUDITOR', subject: 'auditor-1' };
const QUERY = '{ viewer { role subject } }';
const BODY = JSON.stringify({ query: QUERY });

let served: ServedSubgraphs;
beforeAll(async () => {
  served = await serveSubgraphs({ subgraphs: [accessSubgraph({ store: NO_STORE })], secret: SECRET });
});
afterAll(() => served.stop());

async function post(viewer: string | null, body = BODY): Promise<number> {
  const headers = { 'content-type': 'application/json', ...(viewer === null ? {} : { [VIEWER_HEADER]: viewer }) };
  return (await fetch(served.urls['access']!, { method: 'POST', headers, body })).status;
}

describe('a subgraph in a process of its own', () => {
  it('knows who asks, as the gateway has signed it', async () => {
    const call = httpCall({ url: served.urls['access']!, subgraph: 'access', secret: SECRET, remainingMs: () => null });
    const signal = AbortSignal.timeout(5_000);
    expect(await call({ query: QUERY }, signal, AUDITOR)).toEqual({ data: { viewer: { role: 'AUDITOR', subject: 'auditor-1' } } });
    expect(await call({ query: QUERY }, signal)).toEqual({ data: { viewer: { role: 'PUBLIC', subject: null } } });
  });

  it('refuses whoever is not the gateway', async () => {
    expect(await post(null)).toBe(401);
    expect(await post('AUDITOR')).toBe(401);
    expect(await post(await signViewer(AUDITOR, BODY, 'access', randomBytes(32)))).toBe(401);
    expect(await post(null, JSON.stringify({ query: '{ _service { sdl } }' }))).toBe(401);
  });

  it('refuses a token of another request or subgraph, and one that is too old', async () => {
    const signed = await signViewer(AUDITOR, BODY, 'access', SECRET);
    expect(await post(signed)).toBe(200);
    expect(await post(signed, JSON.stringify({ query: '{ viewer { issuer } }' }))).toBe(401);
    expect(await post(await signViewer(AUDITOR, BODY, 'search', SECRET))).toBe(401);
    const [, claims] = signed.split('.');
    const old = new SignJWT({ ...(JSON.parse(Buffer.from(claims!, 'base64url').toString()) as object), iat: 1, exp: 31 });
    expect(await post(await old.setProtectedHeader({ alg: 'HS256' }).sign(SECRET))).toBe(401);
  });
});
