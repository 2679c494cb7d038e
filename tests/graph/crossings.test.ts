import { SignJWT } from 'jose';
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningGateway } from '../../gateway/server.ts';
import { signViewer } from '../../gateway/sign-viewer.ts';
import { VIEWER_AUDIENCE, VIEWER_HEADER } from '../../schema/access/viewer-header.ts';
import { PUBLIC_VIEWER, type Viewer } from '../../schema/access/viewer.ts';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../schema/subgraph-sdl.ts';
import { serveSubgraphs, type ServedSubgraphs } from '../../subgraphs/serve-subgraphs.ts';
import { BEFORE, fillPublic, KNOWN, NEW, SECRETS, SYSTEMS } from './sealed-province.ts';
import { openWorld, type World } from './small-world.ts';
import { testIdentities, type Asker, type TestIdentities } from './viewer-tokens.ts';

const SECRET = randomBytes(32);
const AUDITOR: Viewer = { ...PUBLIC_VIEWER, role: 'AUDITOR', subject: 'a', issuer: 'i', purpose: 'x', caseNumber: '1' };
const DETAIL = '{ detail { sealedBids { bidder { name } } } }';

let identities: TestIdentities;
let world: World;
let gateway: RunningGateway;
let served: ServedSubgraphs;
beforeAll(async () => {
  identities = await testIdentities(() => ({ regions: ['210100'], sectors: ['ENGINEERING'], systems: ['city'], entity: KNOWN.code }));
  world = await openWorld({ systems: SYSTEMS, issuer: identities.issuer, now: () => new Date(BEFORE) });
  await fillPublic(world);
  for (const row of SECRETS['a bid of somebody never seen']!) await world.write(row.system, [row]);
  gateway = await world.openGateway();
  served = await serveSubgraphs({ subgraphs: world.subgraphs(), secret: SECRET });
});
afterAll(async () => {
  await served.stop();
  await world.stop();
});

async function postTo(url: string, headers: Readonly<Record<string, string>>, body: string) {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe('a subgraph that is asked by somebody else than the gateway', () => {
  const QUESTIONS = [
    '{ __typename }',
    '{ _service { sdl } }',
    '{ __schema { types { name } } }',
    `{ _entities(representations: [{ __typename: "EngineeringProject", id: "engineering:city:p" }]) { ... on EngineeringProject ${DETAIL} } }`,
  ];

  it.each(SUBGRAPH_NAMES)('answers nothing: %s', async (name) => {
    const other = SUBGRAPH_NAMES.find((one) => one !== name)!;
    for (const query of QUESTIONS) {
      const body = JSON.stringify({ query });
      const tokens = [
        undefined,
        'x',
        await signViewer(AUDITOR, body, name, randomBytes(32)),
        await signViewer(AUDITOR, body, other, SECRET),
        await signViewer(AUDITOR, `${body} `, name, SECRET),
        await signedAgo(31, body, name),
        await unsigned(body, name),
      ];
      for (const token of tokens) {
        const { status, text } = await postTo(served.urls[name]!, token === undefined ? {} : { [VIEWER_HEADER]: token }, body);
        expect([status, JSON.parse(text)]).toEqual([401, { errors: [{ message: 'only the gateway may ask' }] }]);
      }
    }
  });

  it('is answered as the public where the gateway says so, with no trace of how', async () => {
    const body = JSON.stringify({ query: QUESTIONS[3] });
    const headers = { [VIEWER_HEADER]: await signViewer(PUBLIC_VIEWER, body, 'engineering', SECRET) };
    const { text } = await postTo(served.urls['engineering']!, { ...headers, 'apollo-federation-include-trace': 'ftv1' }, body);
    expect(text).not.toMatch(/ftv1|秘密/u);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });

  it('gives a trace to nobody through the gateway either', async () => {
    const headers = { 'apollo-federation-include-trace': 'ftv1', 'apollo-query-plan-experimental': '1' };
    for (const asker of [{ role: 'PUBLIC' }, { role: 'AUDITOR' }] as const) {
      const said = { ...headers, ...(await identities.headersOf(asker)) };
      expect(JSON.parse((await postTo(gateway.url, said, JSON.stringify({ query: '{ viewer { role } }' }))).text)).toEqual({
        data: { viewer: { role: asker.role } },
      });
      for (const query of QUESTIONS.slice(1, 2)) expect((await postTo(gateway.url, said, JSON.stringify({ query }))).status).toBe(400);
    }
  });

  function signedAgo(seconds: number, body: string, name: SubgraphName): Promise<string> {
    const at = Math.floor(Date.now() / 1_000) - seconds;
    return claims(body, name)
      .setIssuedAt(at)
      .setExpirationTime(at + 3_600)
      .setProtectedHeader({ alg: 'HS256' })
      .sign(SECRET);
  }

  async function unsigned(body: string, name: SubgraphName): Promise<string> {
    const [, payload] = (await signViewer(AUDITOR, body, name, SECRET)).split('.');
    return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload!}.`;
  }

  function claims(body: string, name: SubgraphName): SignJWT {
    const digest = createHash('sha256').update(body).digest('base64url');
    return new SignJWT({ viewer: AUDITOR, body: digest }).setSubject(name).setAudience(VIEWER_AUDIENCE);
  }
});

describe('callers who ask at the same time', () => {
  const REQUESTS = 3_000;
  const AT_ONCE = 50;
  const CASE = { purpose: '核查', caseNumber: '1号' };
  const FULL = `{ viewer { role } project(id: "engineering:city:p") { title ... on EngineeringProject ${DETAIL} } }`;
  const OPEN =
    '{ viewer { role } project(id: "engineering:city:p") { title ... on EngineeringProject { detail { bids { price { yuan } } } } } }';
  const sealed = { project: { title: '一条道路的施工', detail: { sealedBids: [{ bidder: { name: NEW.name } }] } } };
  const closed = { project: { title: '一条道路的施工', detail: { sealedBids: null } } };
  const open = { project: { title: '一条道路的施工', detail: { bids: [] } } };
  const CALLERS: readonly { readonly asker: Asker; readonly query: string; readonly data: object; readonly code: string | null }[] = [
    { asker: { role: 'AUDITOR', ...CASE }, query: FULL, data: sealed, code: null },
    { asker: { role: 'PUBLIC' }, query: OPEN, data: open, code: null },
    { asker: { role: 'AUDITOR' }, query: FULL, data: closed, code: 'PURPOSE_REQUIRED' },
    { asker: { role: 'LEGACY_OWNER', ...CASE }, query: FULL, data: closed, code: 'FORBIDDEN' },
    { asker: { role: 'AUDITOR', ...CASE }, query: OPEN, data: open, code: null },
    { asker: { role: 'OPERATOR', ...CASE }, query: OPEN, data: open, code: null },
  ];

  it(`are answered each for itself, ${REQUESTS} times, and no answer is to be stored`, async () => {
    const before = (await world.store.ledger.after(0, 100_000)).length;
    let asked = 0;
    const askOnAndOn = async (): Promise<void> => {
      while (asked < REQUESTS) {
        const { asker, query, data, code } = CALLERS[asked++ % CALLERS.length]!;
        const { headers, text } = await postTo(gateway.url, await identities.headersOf(asker), JSON.stringify({ query }));
        const answer = JSON.parse(text) as { errors?: { extensions: { code: string } }[] };
        expect(answer).toMatchObject({ data: { viewer: { role: asker.role }, ...data } });
        expect(answer.errors?.map(({ extensions }) => extensions.code) ?? []).toEqual(code === null ? [] : [code]);
        expect(headers.get('cache-control')).toBe('no-store');
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, askOnAndOn));
    const entries = (await world.store.ledger.after(before, 100_000)).map(({ role, fields }) => `${role} ${fields.join()}`);
    expect(new Set(entries)).toEqual(new Set(['AUDITOR ProjectDetail.sealedBids']));
    expect(entries).toHaveLength(REQUESTS / CALLERS.length);
  });
});
